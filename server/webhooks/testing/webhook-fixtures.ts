import { randomUUID } from "node:crypto";
import type { TestEvent } from "../../../tests/factories";
import type { Db } from "../../db/client";
import { createWebhook } from "../../domains/webhooks/commands";
import { queueDeliveries } from "../../domains/webhooks/deliveries/commands";
import type { WebhookType } from "../../domains/webhooks/schema";
import { createDispatcher } from "../dispatcher";
import type { Transport } from "../post";
import { TO_THIS_MACHINE } from "./receiver";

/** An endpoint of the event's host, with any URL. */
export function registerWebhook(db: Db, ownerId: string, url: string, types: WebhookType[] = []) {
  return createWebhook(db, { ownerId, url, types, now: new Date() }, TO_THIS_MACHINE.gate);
}

/** Queues facts about an event for one endpoint. @returns their ids, in order */
export async function queueFacts(
  db: Db,
  endpointId: string,
  event: TestEvent,
  count: number,
): Promise<string[]> {
  const factIds = Array.from({ length: count }, () => randomUUID());
  const about = { endpointId, type: "event.changed", payload: { eventId: event.id }, createdAt: new Date() };
  await queueDeliveries(
    db,
    factIds.map((factId) => ({ ...about, factId })),
  );
  return factIds;
}

/** All deliveries of an endpoint, those queued first first. */
export function deliveriesOf(db: Db, endpointId: string) {
  return db.webhookDelivery.findMany({ where: { endpointId }, orderBy: { id: "asc" } });
}

/** Sends everything that is due at `now`, and what becomes due by that, and waits for what came of it. */
export async function sendDue(
  db: Db,
  { transport = TO_THIS_MACHINE, now }: { transport?: Transport; now?: Date | null | undefined } = {},
): Promise<void> {
  const dispatcher = createDispatcher(db, { transport });
  while ((await dispatcher.begin(now ?? null)) > 0) await dispatcher.settled();
}
