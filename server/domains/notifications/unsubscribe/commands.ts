import type { Db } from "../../../db/client";
import { setPreference } from "../preferences/commands";
import { getSubscription, readSubscription } from "./queries";
import type { SubscriptionOut } from "./schema";

/**
 * Ends one kind of mail to whoever got the link, or lets it come again. Said twice, it is as said once.
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
