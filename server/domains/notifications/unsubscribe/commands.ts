import type { Db } from "../../../db/client";
import { setPreference } from "../preferences/commands";
import { getSubscription, readSubscription } from "./queries";
import type { SubscriptionOut } from "./schema";

/**
 * Unsubscribes the person of a link from one kind of email, or subscribes them again. Idempotent.
 * @throws DomainError not-found
 */
export async function chooseByLink(
  db: Db,
  { token, enabled }: { token: string; enabled: boolean },
): Promise<SubscriptionOut> {
  await readSubscription(db, token);
  await setPreference(db, { ...getSubscription(token), channel: "email", enabled });
  return readSubscription(db, token);
}
