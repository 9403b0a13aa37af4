import type { Db } from "../../../db/client";
import { inTransaction } from "../../../db/transaction";
import type { Viewer } from "../../accounts/schema";
import { hideAllOf } from "../../moderation/account.commands";
import { recordAudit } from "../audit/commands";

/**
 * Hides all posts and comments of a person in every group, which a ban of the account does not do by itself.
 * @returns how many, and whether none is left: otherwise it is asked again
 * @throws DomainError forbidden `moderation.self`
 */
export async function hideContributions(
  db: Db,
  order: { userId: string; viewer: Viewer; reason: string; now: Date },
): Promise<{ hidden: number; isComplete: boolean }> {
  const done = await hideAllOf(db, order);
  const { userId, viewer, reason, now } = order;
  await inTransaction(db, (tx) =>
    recordAudit(
      tx,
      [
        {
          actorId: viewer.id,
          action: "user.contributions-hidden",
          subject: { kind: "user", id: userId },
          detail: { reason, hidden: String(done.hidden) },
        },
      ],
      now,
    ),
  );
  return done;
}
