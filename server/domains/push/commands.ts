import type { Db } from "../../db/client";
import { inTransaction } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { parseWebhookUrl } from "../webhooks/address/policy";
import { siteGate } from "../webhooks/address/queries";
import { areBrowserKeys, DEVICES_MAX } from "./policy";
import type { SubscribeInput } from "./schema";

type Subscribing = SubscribeInput & {
  userId: string;
  /** The sign-in of the browser, with which the subscription ends. */
  signInId: string;
  keyId: string;
  now: Date;
};

/**
 * Sends a person's push messages to the browser of this sign-in from now on. Repeating it changes nothing; a browser that
 * another person used before is theirs no longer, and an earlier subscription of the same sign-in is replaced.
 * The endpoint is an address that our server calls: the name is looked up and checked again with each message.
 * @throws DomainError invalid `push.endpoint-unusable` or `push.keys-invalid`; conflict `push.too-many`;
 * unauthenticated `sign-in.missing` where the sign-in has ended
 */
export async function subscribe(db: Db, asked: Subscribing): Promise<{ deviceId: string }> {
  const { userId, signInId, keyId, now, keys } = asked;
  const url = parseWebhookUrl(asked.endpoint);
  if (!url || siteGate().faultOfUrl(url)) {
    throw new DomainError("push.endpoint-unusable", { field: "endpoint" });
  }
  if (!areBrowserKeys(keys)) throw new DomainError("push.keys-invalid", { field: "keys" });
  const subscription = { userId, signInId, keyId, createdAt: now, ...keys };
  const endpoint = url.href;
  return inTransaction(db, async (tx) => {
    // The person's row is the lock under which their browsers are counted.
    await tx.$queryRaw`select 1 from "User" where id = ${userId}::uuid for no key update`;
    const live = await tx.$queryRaw<object[]>`
      select 1 from "SignIn" s join "User" u on u.id = s."userId" and u."signInEpoch" = s.epoch
      where s.id = ${signInId}::uuid and u.id = ${userId}::uuid for key share of s`;
    if (live.length === 0) throw new DomainError("sign-in.missing");
    await tx.pushSubscription.deleteMany({ where: { signInId, endpoint: { not: endpoint } } });
    const others = await tx.pushSubscription.count({ where: { userId, endpoint: { not: endpoint } } });
    if (others >= DEVICES_MAX) throw new DomainError("push.too-many", { devicesMax: DEVICES_MAX });
    const { id } = await tx.pushSubscription.upsert({
      where: { endpoint },
      create: { endpoint, ...subscription },
      update: subscription,
      select: { id: true },
    });
    return { deviceId: id };
  });
}

/** Ends push messages in one browser of this person. @throws DomainError not-found, also for another person's */
export async function unsubscribe(db: Db, device: { userId: string; deviceId: string }): Promise<void> {
  const { userId, deviceId: id } = device;
  const { count } = await db.pushSubscription.deleteMany({ where: { id, userId } });
  if (count === 0) throw notFound("push-device");
}

/** Forgets subscriptions that their push service no longer knows, unless their browser has subscribed anew since. */
export async function dropDead(db: Db, dead: { id: string; auth: string }[]): Promise<void> {
  if (dead.length === 0) return;
  await db.pushSubscription.deleteMany({ where: { OR: dead } });
}
