import { Mail } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { dayInZone } from "@/lib/dates";
import { dayWords } from "@/lib/day-words";
import { shownEmail } from "@/lib/shown-email";
import { whyNotChange } from "@/server/domains/organizations/policy";
import type { OrganizationOut } from "@/server/domains/organizations/schema";
import { roleWords } from "../role-words";
import type { Invited, MembersActions } from "./use-members";

type InvitedListProps = { invited: Invited[]; organization: OrganizationOut; actions: MembersActions };

/** People who were invited and have not answered yet. */
export function InvitedList({ invited, organization, actions }: InvitedListProps) {
  const { withdraw } = actions;
  return (
    <Card>
      <CardHeader
        title="Pending invitations"
        description="They join when they accept. Invite an address again to change its role."
      />
      <ul className="mt-4 divide-y divide-border text-sm">
        {invited.map(({ email, role, expiresAt }) => {
          const refused = whyNotChange({
            actor: organization.role,
            before: role,
            after: null,
            isSelf: false,
            owners: 2,
          });
          return (
            <li key={email} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
              <span
                aria-hidden="true"
                className="grid size-9 shrink-0 place-items-center rounded-full bg-fill text-muted"
              >
                <Mail className="size-4" />
              </span>
              <div className="min-w-0 flex-1 basis-40">
                <p className="wrap-anywhere font-medium">{shownEmail(email)}</p>
                <p className="text-muted">
                  Expires{" "}
                  <Time at={new Date(expiresAt)}>{dayWords(dayInZone(new Date(expiresAt), "UTC"))}</Time>
                </p>
              </div>
              <Badge>{roleWords[role].label}</Badge>
              {!refused && (
                <Button
                  size="sm"
                  variant="danger-ghost"
                  aria-label={`Withdraw the invitation to ${shownEmail(email)}`}
                  pending={withdraw.isPending && withdraw.variables.email === email}
                  onClick={() => withdraw.mutate({ orgId: organization.id, email })}
                >
                  Withdraw
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
