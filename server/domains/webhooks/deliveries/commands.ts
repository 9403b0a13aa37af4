import { randomBytes, randomUUID } from "node:crypto";
import { uuidV7 } from "../../../../lib/uuid";
import { type Batcher, createBatcher } from "../../../db/batcher";
import type { Db } from "../../../db/client";
import { type Limit, takeHit } from "../../../db/rate-limit";
import type { Tx } from "../../../db/transaction";
import { DomainError, notFound } from "../../../errors";
import { listenersFor } from "../../../listeners";
import { ownerIn, ownerKey, type WebhookOwner } from "../owner.policy";
import type { DeliveryOut } from "../schema";
import { PING_TYPE } from "../schema";
import { deliverySelect, toDelivery } from "./queries";

/** The ids that a delivery is about. Everything else is read when it is sent. */
export type DeliverySubject = { eventId: string; rsvpId?: string; sessionId?: string };

/** The ids of a fact about an organization, for the endpoints of that organization. */
export type OrganizationSubject = { organizationId: string; ids: Record<string, unknown> };

export type QueuedDelivery = {
  endpointId: string;
  factId: string;
  type: string;
  payload: DeliverySubject | OrganizationSubject | { webhookId: string };
  createdAt: Date;
};

const listeners = listenersFor("queued webhooks");

/** Calls `listener` whenever this process queued something to send. Returns how to stop. */
export const onQueuedDeliveries = listeners.add;

const queues = new WeakMap<Db, Batcher<QueuedDelivery[], void>>();

/** Queues facts for endpoints; idempotent per pair of fact and endpoint. */
export function queueDeliveries(db: Db, deliveries: QueuedDelivery[]): Promise<void> {
  let queue = queues.get(db);
  if (!queue) {
    queue = createBatcher<QueuedDelivery[], void>({
      run: async (_, lists) => {
        await insertDeliveries(db, lists.flat());
        return lists.map(() => ({ ok: true, value: undefined }));
      },
      batchMax: 200,
      runningMax: 1,
      waitingMax: 20_000,
    });
    queues.set(db, queue);
  }
  return queue.submit("", deliveries);
}

/** What is new for an endpoint that fails waits with the rest of its queue: a rush must not count as many failures. */
async function insertDeliveries(db: Db, deliveries: QueuedDelivery[]): Promise<void> {
  const rows = deliveries.map((delivery) => ({ id: uuidV7(Date.now(), randomBytes(10)), ...delivery }));
  await db.$executeRaw`
    insert into "WebhookDelivery" (id, "endpointId", "factId", type, payload, "createdAt", "nextAttemptAt")
    select n.id, n."endpointId", n."factId", n.type, n.payload, n."createdAt",
      greatest(clock_timestamp(), (
        select min(d."nextAttemptAt") from "WebhookDelivery" d
        where e.failures > 0 and d."endpointId" = e.id and d."deliveredAt" is null and d."parkedAt" is null
      ))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, "endpointId" uuid, "factId" uuid,
      type text, payload jsonb, "createdAt" timestamptz)
    join "WebhookEndpoint" e on e.id = n."endpointId"
    order by n."endpointId", n."factId"
    on conflict ("endpointId", "factId") do nothing`;
  listeners.wake();
}

/** Test messages and resends together: each makes the site send a request to a host of the user's choice. */
const KNOCKS: Limit = { name: "webhook-send", hitsMax: 20, windowSeconds: 60 };

type Webhook = { webhookId: string } & WebhookOwner;

/**
 * Sends a test message, which is about no fact.
 * @throws DomainError not-found, also for another owner's; conflict `webhook.disabled`
 */
export async function pingWebhook(db: Db, webhook: Webhook & { now: Date }): Promise<DeliveryOut> {
  const { webhookId, now } = webhook;
  await takeHit(db, KNOCKS, ownerKey(webhook));
  await requireEnabled(db, webhook);
  const row = await db.webhookDelivery.create({
    data: {
      id: uuidV7(now.getTime(), randomBytes(10)),
      endpointId: webhookId,
      factId: randomUUID(),
      type: PING_TYPE,
      payload: { webhookId },
      nextAttemptAt: now,
      createdAt: now,
    },
    select: deliverySelect,
  });
  listeners.wake();
  return toDelivery(row);
}

/**
 * Sends a delivery again right away, with the same id. Attempts are counted on, so a delivery without retries left gets
 * one attempt.
 * @throws DomainError not-found, also for another owner's; conflict `webhook.disabled`
 */
export async function resendDelivery(
  db: Db,
  webhook: Webhook & { deliveryId: string; now: Date },
): Promise<DeliveryOut> {
  const { webhookId, deliveryId, now } = webhook;
  await takeHit(db, KNOCKS, ownerKey(webhook));
  await requireEnabled(db, webhook);
  const again = {
    deliveredAt: null,
    parkedAt: null,
    lastError: null,
    responseStatus: null,
    nextAttemptAt: now,
  };
  const [row] = await db.webhookDelivery.updateManyAndReturn({
    where: { id: deliveryId, endpointId: webhookId },
    data: again,
    select: deliverySelect,
  });
  if (!row) throw notFound("delivery");
  listeners.wake();
  return toDelivery(row);
}

async function requireEnabled(db: Db, webhook: Webhook): Promise<void> {
  const row = await db.webhookEndpoint.findFirst({
    where: { id: webhook.webhookId, ...ownerIn(webhook) },
    select: { disabledAt: true },
  });
  if (!row) throw notFound("webhook");
  if (row.disabledAt) throw new DomainError("webhook.disabled");
}

/** Parks all pending deliveries of an endpoint, whose row the caller has locked. */
export async function parkPending(tx: Tx, endpointId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    update "WebhookDelivery" set "parkedAt" = ${at}::timestamptz, "nextAttemptAt" = null,
      "lastError" = coalesce("lastError", 'The webhook was switched off.')
    where "endpointId" = ${endpointId}::uuid and "deliveredAt" is null and "parkedAt" is null`;
}
