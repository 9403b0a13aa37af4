import type { Db } from "../../db/client";
import type { Tx } from "../../db/transaction";
import { type QueuedDelivery, queueDeliveries } from "../../domains/webhooks/deliveries/commands";
import { loadSubscribers } from "../../domains/webhooks/deliveries/queries";
import { WEBHOOK_TYPES, type WebhookType } from "../../domains/webhooks/schema";
import { ownerOf } from "../../seats/owner";
import { DONE, type Fact, type Sink } from "../sink";

const offered = new Set<string>(WEBHOOK_TYPES.map(({ type }) => type));

type HostFact = Fact<WebhookType>;

const isOffered = (fact: Fact): fact is HostFact => offered.has(fact.type);

/** Queues facts for the endpoints of the event's host that want them. Sending is the work of the webhooks' own worker. */
export const webhooks: Sink = {
  name: "webhooks",
  isOn: () => true,
  wants: (type) => offered.has(type),
  hasReaders,
  batchMax: 200,
  gatherMs: 50,
  async deliver(db, facts) {
    const queued = await Promise.all(facts.filter(isOffered).map((fact) => deliveriesOf(db, fact)));
    if (queued.flat().length > 0) await queueDeliveries(db, queued.flat());
    return facts.map(() => DONE);
  },
};

async function hasReaders(tx: Tx): Promise<boolean> {
  const endpoint = await tx.webhookEndpoint.findFirst({ where: { disabledAt: null }, select: { id: true } });
  return endpoint !== null;
}

async function deliveriesOf(db: Db, fact: HostFact): Promise<QueuedDelivery[]> {
  const { id: factId, type, createdAt, payload } = fact;
  const { eventId } = "eventId" in payload ? payload : await ownerOf(db, payload.poolId);
  const subscribers = await loadSubscribers(db, eventId);
  if (!subscribers) return [];
  const subject = "rsvpId" in payload ? { eventId, rsvpId: payload.rsvpId } : { eventId };
  return subscribers.endpoints
    .filter(({ types }) => types.length === 0 || types.includes(type))
    .map(({ id }) => ({ endpointId: id, factId, type, payload: subject, createdAt }));
}
