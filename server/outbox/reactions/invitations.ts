import type { Db } from "../../db/client";
import { createLoader } from "../../db/loader";
import { deliverInvitation, readOpenInvitations } from "../../notifications/invitations";
import type { Fact } from "../reaction";

const loadOpenInvitation = createLoader(readOpenInvitations);

/** Mails an invitation, unless that was done or there is nobody to invite any more. */
export async function mailInvitation(
  db: Db,
  fact: Fact<"invitation.created" | "invitation.renewed">,
  now: Date,
): Promise<undefined> {
  const invitation = await loadOpenInvitation(db, fact.payload.invitationId);
  if (invitation) await deliverInvitation(db, invitation, { occurrence: fact.id, now });
}
