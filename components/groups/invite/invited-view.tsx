import { Container } from "@/components/layout/container";
import { Card } from "@/components/ui/card";
import { Cover } from "@/components/ui/cover";
import { counted } from "@/lib/plural";
import type { WaitingGroupInvitations } from "@/server/domains/groups/links/schema";
import { AnswerInvitation } from "./answer-invitation";

/** What a person sees of a private group that invited their address: its name, cover and number of members. */
export function InvitedView({
  invitation: { group, invitedBy },
}: {
  invitation: WaitingGroupInvitations["items"][number];
}) {
  return (
    <Container width="form">
      <Card padding="none" className="overflow-hidden">
        <Cover id={group.id} imageUrl={group.coverUrl} ratio="banner" priority />
        <div className="space-y-4 p-5 sm:p-6">
          <div>
            <p className="text-muted text-sm">
              {invitedBy ? (
                <>
                  <bdi>{invitedBy}</bdi> invites you to
                </>
              ) : (
                "You're invited to"
              )}
            </p>
            <h1 className="break-words text-2xl">
              <bdi>{group.name}</bdi>
            </h1>
            <p className="text-muted text-sm tabular-nums">
              Private group · {counted(group.memberCount, "member")}
            </p>
          </div>
          <p className="text-muted text-sm">Posts and members are shown once you accept.</p>
          <div className="flex flex-wrap gap-2">
            <AnswerInvitation group={group} declinedHref="/groups" />
          </div>
        </div>
      </Card>
    </Container>
  );
}
