import { createEvent, createUsers, newId, type TestEvent } from "../../../tests/factories";
import type { Db } from "../../db/client";
import { inTransaction } from "../../db/transaction";
import { applySeatRequests, type SeatAnswer } from "../../domains/rsvps/seats/commands";
import type { PoolTerms, SeatRequest } from "../../domains/rsvps/seats/schema";

const HOUR_MS = 3_600_000;

/** A published event a day from the real now, which is the clock that the relay goes by. */
export function createComingEvent(
  db: Db,
  terms: Partial<PoolTerms> = {},
  event: Parameters<typeof createEvent>[2] = {},
): Promise<TestEvent> {
  const startsAt = new Date(Date.now() + 24 * HOUR_MS);
  const endsAt = new Date(Date.now() + 27 * HOUR_MS);
  return createEvent(db, { startsAt, endsAt, ...terms }, event);
}

/** Asks the pool in one transaction, as the desk does. */
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

/** Events that are still owed. */
export function openEvents(db: Db) {
  return db.outboxEvent.findMany({ where: { doneAt: null, parkedAt: null }, orderBy: { seq: "asc" } });
}
