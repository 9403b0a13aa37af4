import { isolate } from "../../../../lib/clean-text";
import type { Db } from "../../../db/client";
import { notFound } from "../../../errors";
import { siteSecret } from "../../../site-secret";
import { isWanted } from "../kinds/policy";
import { NOTIFICATION_KINDS } from "../kinds/schema";
import { groupSubscriptionIn, groupToken, subscriptionIn, unsubscribeToken } from "./policy";
import type { GroupSubscription, Subscription, SubscriptionOut } from "./schema";

/** The token of a link that ends these mails. */
export function subscriptionToken(subscription: { userId: string; kind: string }): string {
  return unsubscribeToken(subscription, siteSecret());
}

/** The token of a link that ends what is written in one group. */
export function groupSubscriptionToken(subscription: GroupSubscription): string {
  return groupToken(subscription, siteSecret());
}

/** The person and group of a link; null where it is about a kind of email, or invalid. */
export function findGroupSubscription(token: string): GroupSubscription | null {
  return groupSubscriptionIn(token, siteSecret());
}

/** The person and kind of a link, without checking that the account exists. @throws not-found for an invalid token */
export function getSubscription(token: string): Subscription {
  const subscription = subscriptionIn(token, siteSecret());
  if (!subscription) throw notFound("unsubscribe-link");
  return subscription;
}

/** What a link is about, and whether these mails come now. @throws not-found */
export async function readSubscription(db: Db, token: string): Promise<SubscriptionOut> {
  const ofGroup = findGroupSubscription(token);
  if (ofGroup) return readGroupSubscription(db, ofGroup);
  const { userId, kind } = getSubscription(token);
  const person = await db.user.findUnique({
    where: { id: userId },
    select: { preferences: { where: { kind, channel: "email" } } },
  });
  if (!person) throw notFound("unsubscribe-link");
  return { label: NOTIFICATION_KINDS[kind].label, enabled: isWanted(kind, "email", person.preferences) };
}

/** Whether the person is told what is written in the group; a person who left it is told nothing. @throws not-found */
async function readGroupSubscription(
  db: Db,
  { userId, groupId }: GroupSubscription,
): Promise<SubscriptionOut> {
  const group = await db.group.findFirst({
    where: { id: groupId, deletedAt: null },
    select: { name: true, members: { where: { userId }, select: { level: true } } },
  });
  if (!group) throw notFound("unsubscribe-link");
  const level = group.members[0]?.level ?? "nothing";
  return { label: `What people write in ${isolate(group.name)}`, enabled: level !== "nothing" };
}
