import type { Db } from "../../db/client";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError } from "../../errors";
import { appendEvents } from "../../outbox/append";
import { changePoolTerms } from "../../seats/pools";
import { type LockedEvent, lockEvent } from "../events/event-lock.queries";
import { nameMovingPeople } from "../events/moving-people.queries";
import { whyNotEditable } from "../events/policy";
import type { ProgramEvent } from "./commands";
import { roomsNamed, setSpeakers, speakerIdsOf, speakersNamed, tracksNamed } from "./names.commands";
import {
  capacityOf,
  changesIn,
  changesTerms,
  faultsOfTimes,
  isMove,
  nameKey,
  showsInCalendar,
} from "./policy";
import { getSession } from "./queries";
import type { SessionChanges, SessionDetails } from "./schema";

export type SessionTarget = {
  event: ProgramEvent;
  session: { id: string; poolId: string };
  actorId: string;
  /** Null = the database's clock, read under the locks of the event. */
  now: Date | null;
};

type Edit = SessionTarget & {
  changes: SessionChanges;
  /** The version that the edit is based on; left out = it applies whatever else was changed meanwhile. */
  expectedVersion?: number | undefined;
  /** Consent to move exactly these RSVPs back into the queue, so that a smaller capacity holds. */
  moving?: string[] | undefined;
};

/**
 * Applies `changes`; where the session already is as requested, nothing happens, whatever the version. New times,
 * seats and rules serve the queues of the event's sessions in the same transaction. A new time or room of a published
 * session is recorded, so that its guests are told once.
 * @throws DomainError not-found; invalid session.times; conflict event.cancelled, session.cancelled,
 * session.changed-meanwhile with the current session, capacity.below-taken and capacity.moves-changed with the people
 * who would move
 */
export async function editSession(
  db: Db,
  { event, session, changes: asked, expectedVersion, moving, actorId, ...given }: Edit,
): Promise<SessionDetails> {
  return inTransaction(db, async (tx) => {
    const program = await lockEvent(tx, event, given.now);
    const before = await getSession(tx, session.id);
    const changes = changesIn(before, asked);
    if (Object.keys(changes).length === 0) return before;
    const closed = whyNotEditable(program) ?? (before.status === "cancelled" ? "session.cancelled" : null);
    if (closed) throw new DomainError(closed);
    if (expectedVersion !== undefined && before.version !== expectedVersion) {
      throw new DomainError("session.changed-meanwhile", { session: before });
    }
    const { startsAt = new Date(before.startsAt), endsAt = new Date(before.endsAt) } = changes;
    const fields = faultsOfTimes({ startsAt, endsAt });
    if (fields.length > 0) throw new DomainError("session.times", { fields });
    const places = await placesAfter(tx, { eventId: event.id, before, changes });
    if (changesTerms(changes)) {
      const terms = termsAfter(program, { changes, before, places });
      await changePoolTerms(tx, session.poolId, { terms, moving, actorId, now: program.at }).catch(
        (error: unknown) => nameMovingPeople(tx, error),
      );
    }
    await save(tx, { before, changes, places });
    await announce(tx, { before, changes, program });
    return getSession(tx, session.id);
  });
}

type Places = {
  room: { id: string; capacity: number | null } | null;
  track: { id: string; overlapAllowed: boolean } | null;
};

/** The room and track that the session has after the edit. */
async function placesAfter(
  tx: Tx,
  { eventId, before, changes }: { eventId: string; before: SessionDetails; changes: SessionChanges },
): Promise<Places> {
  const roomName = changes.room === undefined ? before.room : changes.room;
  const trackName = changes.track === undefined ? before.track : changes.track;
  const rooms = await roomsNamed(tx, eventId, [roomName]);
  const tracks = await tracksNamed(tx, eventId, [trackName]);
  return {
    room: roomName ? (rooms.get(nameKey(roomName)) ?? null) : null,
    track: trackName ? (tracks.get(nameKey(trackName)) ?? null) : null,
  };
}

function termsAfter(
  program: LockedEvent,
  { changes, before, places }: { changes: SessionChanges; before: SessionDetails; places: Places },
) {
  const { startsAt, endsAt, waitlistMode, partyRule, guestsMax, doorMinutes } = changes;
  const ownCapacity = changes.capacity === undefined ? before.ownCapacity : changes.capacity;
  return {
    ...(startsAt && { startsAt }),
    ...(endsAt && { endsAt }),
    ...(waitlistMode && { waitlistMode }),
    ...(partyRule && { partyRule }),
    ...(guestsMax !== undefined && { guestsMax }),
    ...(doorMinutes !== undefined && { doorMinutes }),
    capacity: capacityOf(ownCapacity, places.room),
    overlapAllowed: program.overlapsAllowed || (places.track?.overlapAllowed ?? false),
  };
}

async function save(
  tx: Tx,
  { before, changes, places }: { before: SessionDetails; changes: SessionChanges; places: Places },
): Promise<void> {
  const { title, description, type, capacity, speakers } = changes;
  await tx.session.update({
    where: { id: before.id },
    data: {
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
      ...(type !== undefined && { type }),
      ...(capacity !== undefined && { ownCapacity: capacity }),
      ...(changes.room !== undefined && { roomId: places.room?.id ?? null }),
      ...(changes.track !== undefined && { trackId: places.track?.id ?? null }),
      version: { increment: 1 },
      ...(showsInCalendar(changes) && { sequence: { increment: 1 } }),
    },
    select: { id: true },
  });
  if (speakers === undefined) return;
  const found = await speakersNamed(tx, before.eventId, speakers);
  await setSpeakers(tx, before.id, speakerIdsOf(speakers, found));
}

async function announce(
  tx: Tx,
  { before, changes, program }: { before: SessionDetails; changes: SessionChanges; program: LockedEvent },
): Promise<void> {
  const { id: sessionId, eventId, startsAt, endsAt, room } = before;
  const isMoved = program.status === "published" && isMove(changes);
  if (isMoved) {
    await tx.sessionChange.create({
      data: { sessionId, at: program.at, before: { startsAt, endsAt, roomName: room } },
      select: { id: true },
    });
  }
  const fact = { aggregateId: sessionId, payload: { sessionId, eventId } };
  await appendEvents(tx, [
    { type: "session.changed", ...fact },
    ...(isMoved ? [{ type: "session.moved" as const, ...fact }] : []),
  ]);
}

export type Removed = { outcome: "deleted" | "cancelled"; session: SessionDetails | null };

/**
 * Deletes a session that no person ever answered, and cancels any other: its RSVPs stay as a record and no longer keep
 * anyone from other sessions at that time, whose queues are served. A repeat changes nothing.
 * @throws DomainError conflict event.cancelled, session.over
 */
export function removeSession(
  db: Db,
  { event, session, actorId, ...given }: SessionTarget,
): Promise<Removed> {
  return inTransaction(db, async (tx) => {
    const { status, at: now } = await lockEvent(tx, event, given.now);
    const closed = whyNotEditable({ status });
    if (closed) throw new DomainError(closed);
    const before = await getSession(tx, session.id);
    const fact = { aggregateId: session.id, payload: { sessionId: session.id, eventId: event.id } };
    const rsvp = await tx.rsvp.findFirst({ where: { poolId: session.poolId }, select: { id: true } });
    if (!rsvp) {
      await tx.seatPool.delete({ where: { id: session.poolId }, select: { id: true } });
      await tx.session.delete({ where: { id: session.id }, select: { id: true } });
      if (before.status === "scheduled") await appendEvents(tx, [{ type: "session.cancelled", ...fact }]);
      return { outcome: "deleted", session: null };
    }
    if (before.status === "cancelled") return { outcome: "cancelled", session: before };
    if (status === "published" && new Date(before.endsAt) <= now) throw new DomainError("session.over");
    await changePoolTerms(tx, session.poolId, { terms: { state: "cancelled" }, actorId, now });
    await tx.session.update({
      where: { id: session.id },
      data: { cancelledAt: now, version: { increment: 1 }, sequence: { increment: 1 } },
      select: { id: true },
    });
    await appendEvents(tx, [{ type: "session.cancelled", ...fact }]);
    return { outcome: "cancelled", session: await getSession(tx, session.id) };
  });
}

/**
 * Undoes the cancellation of a session: everyone has the seat or the place in the queue that they had. Where a person
 * has booked another session at that time since, both are theirs, and the clash is shown to them. A repeat changes
 * nothing.
 * @throws DomainError conflict event.cancelled, session.over
 */
export function restoreSession(
  db: Db,
  { event, session, actorId, ...given }: SessionTarget,
): Promise<SessionDetails> {
  return inTransaction(db, async (tx) => {
    const { status, at: now } = await lockEvent(tx, event, given.now);
    if (status === "cancelled") throw new DomainError("event.cancelled");
    const before = await getSession(tx, session.id);
    if (before.status === "scheduled") return before;
    if (new Date(before.endsAt) <= now) throw new DomainError("session.over");
    const state = status === "published" ? "open" : "draft";
    await changePoolTerms(tx, session.poolId, { terms: { state }, actorId, now });
    await tx.session.update({
      where: { id: session.id },
      data: { cancelledAt: null, version: { increment: 1 }, sequence: { increment: 1 } },
      select: { id: true },
    });
    const fact = { aggregateId: session.id, payload: { sessionId: session.id, eventId: event.id } };
    await appendEvents(tx, [{ type: "session.restored", ...fact }]);
    return getSession(tx, session.id);
  });
}
