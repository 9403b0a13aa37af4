import { createEvent, createUsers, newId, type TestEvent } from "../../../tests/factories";
import type { Db } from "../../db/client";
import { inTransaction } from "../../db/transaction";
import { drainDeliveries } from "../../notifications/deliveries";
import { applySeatRequests, type SeatAnswer } from "../../seats/apply";
import type { PoolTerms } from "../../seats/facts";
import type { SeatRequest } from "../../seats/request";
import { dispatchOnce } from "../dispatch";
import { drainOutbox, type RelayReport, relayOnce } from "../relay";
import type { Sink } from "../sink";
import { sinks } from "../sinks/registry";

const HOUR_MS = 3_600_000;

/** A published event a day from the real now, which is the relay's clock. */
export function createComingEvent(
  db: Db,
  terms: Partial<PoolTerms> = {},
  event: Parameters<typeof createEvent>[2] = {},
): Promise<TestEvent> {
  const startsAt = new Date(Date.now() + 24 * HOUR_MS);
  const endsAt = new Date(Date.now() + 27 * HOUR_MS);
  return createEvent(db, { startsAt, endsAt, ...terms }, event);
}

/** Asks the pool in one transaction, as it is done for gathered requests. */
export function ask(db: Db, event: TestEvent, requests: SeatRequest[]): Promise<SeatAnswer[]> {
  return inTransaction(db, (tx) => applySeatRequests(tx, event.poolId, requests, null));
}

/** New people who join in one list. @returns their ids, in order */
export async function joinAll(db: Db, event: TestEvent, count: number, guests = 0): Promise<string[]> {
  const userIds = await createUsers(db, count);
  await ask(
    db,
    event,
    userIds.map((userId) => joinRequest(userId, guests)),
  );
  return userIds;
}

export function joinRequest(userId: string, guests = 0): SeatRequest {
  return { kind: "join", actorId: userId, rsvpId: newId(), userId, guests, specialRequirements: null };
}

export type Owed = { type: string; seq: bigint; sink: string | null };

/** Facts that are not dispatched yet, and the pending tasks of dispatched ones. */
export function openEvents(db: Db): Promise<Owed[]> {
  return db.$queryRaw<Owed[]>`
    select type, seq, null::text as sink from "OutboxEvent" where "doneAt" is null and "parkedAt" is null
    union all
    select e.type, t.seq, t.sink from "OutboxTask" t join "OutboxEvent" e on e.seq = t.seq where t."parkedAt" is null
    order by 2`;
}

/**
 * Relays and sends until nothing is owed that is due. What was put off for moments is waited for by a clock that runs
 * ahead, from `from` on.
 */
export async function relayAll(db: Db, from: Date = new Date()): Promise<void> {
  let now = new Date(Math.max(from.getTime(), Date.now()));
  for (let turn = 0; turn < 200; turn++) {
    now = new Date(now.getTime() + 300);
    const until = new Date(Date.now() + 60_000);
    await drainOutbox(db, { until, now });
    await drainDeliveries(db, { until, now });
    if ((await openEvents(db)).length === 0) return;
  }
  throw new Error("something is owed for ever");
}

/** Dispatches every fact again, as if its dispatch had not been recorded. */
export async function forgetDone(db: Db): Promise<void> {
  await db.outboxEvent.updateMany({ data: { doneAt: null } });
}

/** One dispatch and one batch of one sink, with its report. */
export async function relaySink(db: Db, sink: Sink, options: { now?: Date } = {}): Promise<RelayReport> {
  await dispatchOnce(db, { sinks });
  return relayOnce(db, sink, options);
}
