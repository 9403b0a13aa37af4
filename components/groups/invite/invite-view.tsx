import { Card } from "@/components/ui/card";
import type { GroupInvitationOut, GroupLinkOut } from "@/server/domains/groups/links/schema";
import { InviteByEmail } from "./invite-by-email";
import { InviteLinks } from "./invite-links";

type InviteViewProps = {
  groupId: string;
  links: readonly GroupLinkOut[];
  invitations: readonly GroupInvitationOut[];
  /** Of this site, for whole addresses. */
  origin: string;
};

/** Inviting people by link and by email. */
export function InviteView({ groupId, links, invitations, origin }: InviteViewProps) {
  return (
    <Card className="space-y-8">
      <InviteByEmail groupId={groupId} items={invitations} />
      <InviteLinks groupId={groupId} links={links} origin={origin} />
    </Card>
  );
}
