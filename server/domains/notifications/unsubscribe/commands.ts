import type { Db } from "../../../db/client";
import { setPreference } from "../preferences/commands";
import { findGroupSubscription, getSubscription, readSubscription } from "./queries";
import type { SubscriptionOut } from "./schema";

/**
 * Unsubscribes the person of a link from one kind of email, or from what is written in one group, or subscribes them again:
 * to mentions and new posts of a group. Idempotent.
 * @throws DomainError not-found
 */
export async function chooseByLink(
  db: Db,
  { token, enabled }: { token: string; enabled: boolean },
): Promise<SubscriptionOut> {
  await readSubscription(db, token);
  const ofGroup = findGroupSubscription(token);
  if (ofGroup) {
    // A level that already is what they want stays, because "everything" is more than the way back gives.
    await db.groupMember.updateMany({
      where: { ...ofGroup, level: enabled ? "nothing" : { not: "nothing" } },
      data: { level: enabled ? "highlights" : "nothing" },
    });
    return readSubscription(db, token);
  }
  await setPreference(db, { ...getSubscription(token), channel: "email", enabled });
  return readSubscription(db, token);
}
