import { Card } from "@/components/ui/card";
import { counted } from "@/lib/plural";
import type { WaitingGroupInvitations } from "@/server/domains/groups/links/schema";
import { AnswerInvitation } from "../invite/answer-invitation";

type Waiting = WaitingGroupInvitations["items"][number];

/** The groups that invited the viewer by email, to be answered. */
export function WaitingInvitations({ items }: { items: readonly Waiting[] }) {
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="group-invitations" className="space-y-3">
      <h2 id="group-invitations" className="text-lg">
        Invitations
      </h2>
      <ul className="grid gap-3 sm:grid-cols-2">
        {items.map((item) => (
          <li key={item.group.id}>
            <InvitationCard item={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function InvitationCard({ item: { group, invitedBy } }: { item: Waiting }) {
  return (
    <Card padding="sm" tone="accent" className="flex flex-wrap items-center gap-3">
      <div className="min-w-0 flex-1 basis-40 text-sm">
        <p className="wrap-anywhere font-medium">
          <bdi>{group.name}</bdi>
        </p>
        <p className="text-muted">
          {invitedBy && (
            <>
              Invited by <bdi>{invitedBy}</bdi> ·{" "}
            </>
          )}
          {counted(group.memberCount, "member")}
        </p>
      </div>
      <AnswerInvitation group={group} size="sm" />
    </Card>
  );
}
