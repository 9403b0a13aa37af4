import type { Db } from "../../../db/client";
import { notFound } from "../../../errors";
import { siteSecret } from "../../../site-secret";
import { isWanted } from "../kinds/policy";
import { NOTIFICATION_KINDS } from "../kinds/schema";
import { subscriptionIn, unsubscribeToken } from "./policy";
import type { Subscription, SubscriptionOut } from "./schema";

/** The token of a link that ends these mails. */
export function subscriptionToken(subscription: { userId: string; kind: string }): string {
  return unsubscribeToken(subscription, siteSecret());
}

/** The person and kind of a link, without checking that the account exists. @throws not-found for an invalid token */
export function getSubscription(token: string): Subscription {
  const subscription = subscriptionIn(token, siteSecret());
  if (!subscription) throw notFound("unsubscribe-link");
  return subscription;
}

/** What a link is about, and whether these mails come now. @throws not-found */
export async function readSubscription(db: Db, token: string): Promise<SubscriptionOut> {
  const { userId, kind } = getSubscription(token);
  const person = await db.user.findUnique({
    where: { id: userId },
    select: { preferences: { where: { kind, channel: "email" } } },
  });
  if (!person) throw notFound("unsubscribe-link");
  return { label: NOTIFICATION_KINDS[kind].label, enabled: isWanted(kind, "email", person.preferences) };
}
