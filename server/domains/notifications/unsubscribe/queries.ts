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

/** What a link is for, without looking whether the person is still here. @throws not-found for what is no token */
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
