import type { Db } from "../../db/client";
import { NOTIFICATION_KINDS } from "../../domains/notifications/kinds/schema";
import { dropDead } from "../../domains/push/commands";
import { listTargets, type PushTarget } from "../../domains/push/queries";
import { pushKeyId, pushKeys } from "../../push-keys";
import type { Transport } from "../../webhooks/post";
import { ChannelRefusal } from "../channel-refusal";
import type { Notice } from "../kinds/kind";
import type { LeasedDelivery } from "../leases";
import type { DeliveryOutcome } from "../settle";
import { pushMessage, secondsToKeep } from "./message";
import { type PushOutcome, pushTo } from "./post";

const NO_BROWSER: DeliveryOutcome = {
  is: "skipped",
  because: "Push messages are not on in any browser of this person.",
};

type Answered = { target: PushTarget; outcome: PushOutcome };

/**
 * Sends one push message to every browser of a person. Subscriptions that are gone are dropped. While some browsers could not
 * be reached, it is retried for those alone.
 * @throws ChannelRefusal where a retry is due, or where every push service refused it
 */
export async function sendPush(
  db: Db,
  { id, kind, occurrence, reachedIds, to }: LeasedDelivery,
  { brief, latestAt }: Notice,
  now: Date,
  way?: Transport,
): Promise<DeliveryOutcome> {
  const [keys, keyId] = [pushKeys(), pushKeyId()];
  if (!keys || !keyId || to.userId === null) return NO_BROWSER;
  const targets = await listTargets(db, { userId: to.userId, keyId });
  const left = targets.filter((target) => !reachedIds.includes(target.id));
  const { lane } = NOTIFICATION_KINDS[kind];
  const payload = JSON.stringify(pushMessage(brief, occurrence));
  const push = { payload, lane, keys, ttl: secondsToKeep(lane, latestAt, now) };
  const answers: Answered[] = await Promise.all(
    left.map(async (target) => ({ target, outcome: await pushTo(target, push, way) })),
  );
  await dropDead(
    db,
    answers.flatMap(({ target, outcome }) =>
      outcome.is === "gone" ? [{ id: target.id, auth: target.auth }] : [],
    ),
  );
  return settled(db, id, reachedIds, answers);
}

async function settled(
  db: Db,
  deliveryId: string,
  reachedBefore: string[],
  answers: Answered[],
): Promise<DeliveryOutcome> {
  const reached = [
    ...reachedBefore,
    ...answers.flatMap(({ target, outcome }) => (outcome.is === "taken" ? [target.id] : [])),
  ];
  const failed = answers.flatMap(({ outcome }) => (outcome.is === "failed" ? [outcome] : []));
  if (failed.length > 0) {
    if (reached.length > reachedBefore.length) {
      await db.delivery.updateMany({ where: { id: deliveryId }, data: { reachedIds: reached } });
    }
    const waitMs = Math.max(0, ...failed.map(({ retryAfterMs }) => retryAfterMs ?? 0));
    throw new ChannelRefusal(failed[0]?.why ?? "", false, waitMs);
  }
  if (reached.length > 0) return { is: "sent" };
  const refused = answers.find(({ outcome }) => outcome.is === "refused")?.outcome;
  if (refused?.is === "refused") throw new ChannelRefusal(refused.why, true);
  return NO_BROWSER;
}
