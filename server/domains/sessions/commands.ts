import { randomBytes } from "node:crypto";
import { uuidV7 } from "../../../lib/uuid";
import type { Db } from "../../db/client";
import { inParts } from "../../db/in-parts";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { appendEvents } from "../../outbox/append";
import { lockPool } from "../../seats/lock";
import { createSessionPools } from "../../seats/pools";
import type { EventAccess } from "../events/access/queries";
import { whyNotEditable } from "../events/policy";
import { addSpeakers, roomsNamed, speakerIdsOf, speakersNamed, tracksNamed } from "./names.commands";
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
    const [sessionId = ""] = await insertSessions(tx, { ...program, actorId }, [plan]);
    return getSession(tx, sessionId);
  });
}

/** @throws DomainError conflict session.limit-reached */
export async function refuseTooMany(tx: Tx, eventId: string, added: number): Promise<void> {
  const sessions = await tx.session.count({ where: { eventId } });
  if (sessions + added > SESSIONS_MAX)
    throw new DomainError("session.limit-reached", { sessionsMax: SESSIONS_MAX });
}

/** What new sessions take from their event, whose own pool is locked. */
type Program = Pick<LockedProgram, "id" | "pool" | "status" | "overlapsAllowed"> & { actorId: string };

/**
 * Adds sessions with their pools and facts, in a number of statements that hardly grows with their number.
 * @returns their ids, in order
 * @throws DomainError conflict room.limit-reached, track.limit-reached, speaker.limit-reached
 */
export async function insertSessions(tx: Tx, program: Program, plans: SessionPlan[]): Promise<string[]> {
  if (plans.length === 0) return [];
  const eventId = program.id;
  const rooms = await roomsNamed(
    tx,
    eventId,
    plans.map(({ room }) => room),
  );
  const tracks = await tracksNamed(
    tx,
    eventId,
    plans.map(({ track }) => track),
  );
  const speakers = await speakersNamed(tx, eventId, {
    speakers: plans.flatMap((plan) => plan.speakers),
    actorId: program.actorId,
  });
  const made = plans.map((plan) => ({
    id: uuidV7(Date.now(), randomBytes(10)),
    plan,
    room: (plan.room && rooms.get(nameKey(plan.room))) || null,
    track: (plan.track && tracks.get(nameKey(plan.track))) || null,
  }));
  const rows = made.map(({ id, plan: { title, description, type, capacity }, room, track }) => ({
    ...{ id, eventId, title, description, type, ownCapacity: capacity },
    ...{ roomId: room?.id ?? null, trackId: track?.id ?? null },
  }));
  await inParts(rows, (data) => tx.session.createMany({ data }));
  const pools = made.map(({ id: sessionId, plan, room, track }) => ({
    sessionId,
    ...termsFrom(program, plan),
    capacity: capacityOf(plan.capacity, room),
    overlapAllowed: program.overlapsAllowed || (track?.overlapAllowed ?? false),
  }));
  await createSessionPools(tx, eventId, pools);
  const lists = made.map(({ id, plan }) => ({
    sessionId: id,
    speakerIds: speakerIdsOf(plan.speakers, speakers),
  }));
  await addSpeakers(tx, lists);
  const ids = made.map(({ id }) => id);
  await appendEvents(
    tx,
    ids.map((id) => ({
      type: "session.created",
      aggregateId: id,
      payload: { sessionId: id, eventId },
    })),
  );
  return ids;
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
    waitlistEnabled: plan.waitlistEnabled ?? pool.waitlistEnabled,
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
