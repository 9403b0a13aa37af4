import { randomUUID } from "node:crypto";
import { afterCommit, type Tx } from "../db/transaction";
import { listenersFor } from "../listeners";
import type { DomainEvent } from "./catalog";

const listeners = listenersFor("committed facts");

/** Calls `listener` after each commit of this process that appended events. Returns how to stop. */
export const onCommittedEvents = listeners.add;

/** Appends facts to the outbox in the transaction that makes them true. */
export async function appendEvents(tx: Tx, events: DomainEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({ id: randomUUID(), ...event }));
  await tx.$executeRaw`
    insert into "OutboxEvent" (id, type, "aggregateId", payload)
    select e.id, e.type, e."aggregateId", e.payload
    from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as (id uuid, type text, "aggregateId" uuid, payload jsonb)) with ordinality
      as e (id, type, "aggregateId", payload, position)
    order by e.position`;
  wakeRelay(tx);
}

/** Wakes the relay of this process once the transaction has committed. */
export function wakeRelay(tx: Tx): void {
  afterCommit(tx, listeners.wake);
}

/** Appends one fact. */
export function appendEvent(tx: Tx, event: DomainEvent): Promise<void> {
  return appendEvents(tx, [event]);
}
