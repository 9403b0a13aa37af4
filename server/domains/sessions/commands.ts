import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { appendEvent } from "../../outbox/append";
import { lockPool } from "../../seats/lock";
import { createPool } from "../../seats/pools";
import type { EventAccess } from "../events/access/queries";
import { whyNotEditable } from "../events/policy";
import { roomsNamed, setSpeakers, speakerIdsOf, speakersNamed, tracksNamed } from "./names.commands";
import { capacityOf, faultsOfTimes, nameKey, poolStateOf } from "./policy";
import { getSession } from "./queries";
import { SESSIONS_MAX, type SessionDetails, type SessionPlan } from "./schema";

const CREATIONS: Limit = { name: "session", hitsMax: 2_000, windowSeconds: 3600 };

/** The event whose program changes. */
export type ProgramEvent = Pick<EventAccess, "id" | "poolId">;

/**
 * Locks the event's own pool, which guards its rooms, tracks, speakers and the number of its sessions, and reads what
 * sessions take from their event.
 * @throws DomainError not-found; conflict event.cancelled
 */
export async function lockProgram(tx: Tx, event: ProgramEvent) {
  const { pool, at } = await lockPool(tx, event.poolId);
  const row = await tx.event.findUnique({
    where: { id: event.id },
    select: { status: true, timeZone: true, overlapsAllowed: true },
  });
  if (!row) throw notFound("event");
  const closed = whyNotEditable(row);
  if (closed) throw new DomainError(closed);
  return { ...row, id: event.id, pool, at };
}

export type LockedProgram = Awaited<ReturnType<typeof lockProgram>>;

/**
 * Adds a session to an event. Rooms, tracks and speakers are found by name, and new names are added.
 * @throws DomainError invalid session.times; conflict event.cancelled, session.limit-reached, room.limit-reached,
 * track.limit-reached, speaker.limit-reached
 */
export async function createSession(
  db: Db,
  { event, plan, actorId }: { event: ProgramEvent; plan: SessionPlan; actorId: string },
): Promise<SessionDetails> {
  const fields = faultsOfTimes(plan);
  if (fields.length > 0) throw new DomainError("session.times", { fields });
  await takeHit(db, CREATIONS, actorId);
  return inTransaction(db, async (tx) => {
    const program = await lockProgram(tx, event);
    await refuseTooMany(tx, event.id, 1);
    const sessionId = await insertSession(tx, program, plan);
    await appendEvent(tx, {
      type: "session.created",
      aggregateId: sessionId,
      payload: { sessionId, eventId: event.id },
    });
    return getSession(tx, sessionId);
  });
}

/** @throws DomainError conflict session.limit-reached */
export async function refuseTooMany(tx: Tx, eventId: string, added: number): Promise<void> {
  const sessions = await tx.session.count({ where: { eventId } });
  if (sessions + added > SESSIONS_MAX)
    throw new DomainError("session.limit-reached", { sessionsMax: SESSIONS_MAX });
}

async function insertSession(tx: Tx, program: LockedProgram, plan: SessionPlan): Promise<string> {
  const eventId = program.id;
  const room = plan.room
    ? ((await roomsNamed(tx, eventId, [plan.room])).get(nameKey(plan.room)) ?? null)
    : null;
  const track = plan.track
    ? ((await tracksNamed(tx, eventId, [plan.track])).get(nameKey(plan.track)) ?? null)
    : null;
  const speakers = await speakersNamed(tx, eventId, plan.speakers);
  const { title, description, type, capacity: ownCapacity } = plan;
  const { id } = await tx.session.create({
    data: {
      eventId,
      title,
      description,
      type,
      ownCapacity,
      roomId: room?.id ?? null,
      trackId: track?.id ?? null,
    },
    select: { id: true },
  });
  await setSpeakers(tx, id, speakerIdsOf(plan.speakers, speakers));
  await createPool(
    tx,
    { eventId, sessionId: id },
    {
      ...termsFrom(program, plan),
      capacity: capacityOf(ownCapacity, room),
      overlapAllowed: program.overlapsAllowed || (track?.overlapAllowed ?? false),
    },
  );
  return id;
}

/** The terms of a new session's pool without those that follow from its room and track. */
export function termsFrom({ pool, status }: Pick<LockedProgram, "pool" | "status">, plan: SessionPlan) {
  const { startsAt, endsAt, guestsMax, doorMinutes } = plan;
  return {
    state: poolStateOf({ status }, { isCancelled: false }),
    startsAt,
    endsAt,
    guestsMax,
    doorMinutes,
    waitlistEnabled: true,
    waitlistMode: plan.waitlistMode ?? pool.waitlistMode,
    partyRule: plan.partyRule ?? pool.partyRule,
    passOversMax: pool.passOversMax,
    offerMinutes: pool.offerMinutes,
    cutoffMinutes: 0,
    // The host approves guests of the event; whoever is in may book sessions.
    approvalRequired: false,
    opensAt: null,
    closesAt: null,
  };
}
