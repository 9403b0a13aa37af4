import type { Queryable } from "../../db/transaction";
import type { Fact } from "../../outbox/sink";
import { onePage, type Page } from "./occasion";

/** An email to the address each time; once in the notification centre of the account that has confirmed the address. */
export async function organizationInvitationOccasions(
  { id: occurrence, payload: { invitationId } }: Fact<"organization.invited">,
  db: Queryable,
): Promise<Page> {
  const invitation = await db.organizationInvitation.findUnique({
    where: { id: invitationId },
    select: { email: true },
  });
  if (!invitation) return onePage();
  const account = await db.user.findFirst({
    where: { email: invitation.email, emailVerifiedAt: { not: null } },
    select: { id: true },
  });
  const common = { kind: "organization.invitation" as const, subject: { invitationId } };
  const mailed = { ...common, occurrence, to: { address: invitation.email } };
  if (!account) return onePage(mailed);
  return onePage(mailed, {
    ...common,
    occurrence: invitationId,
    to: { userId: account.id },
    inAppOnly: true,
  });
}
