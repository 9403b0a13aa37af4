import type { Db } from "../../db/client";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { appendEvents } from "../../outbox/append";
import { type LockedEvent, lockEvent } from "../events/event-lock.queries";
import { whyNotEditable } from "../events/policy";
import { lockProgram, type ProgramEvent } from "./commands";
import { claimPhotos, photoOf } from "./photos.commands";
import { nameKey, tidyName } from "./policy";
import { listRooms, listTracks } from "./program.queries";
import type { RoomChanges, SpeakerChanges, TrackChanges } from "./program.schema";
import { ROOMS_MAX, SPEAKERS_MAX, type SpeakerIn, TRACK_COLORS, TRACKS_MAX, type TrackColor } from "./schema";
import { changeSessionTerms } from "./terms.commands";

/** Rooms, tracks and speakers of an event, as hosts add, change and remove them. */

type Program = { event: ProgramEvent };
type Change = Program & { actorId: string; now: Date | null };
type Noun = "room" | "track" | "speaker";

/** @throws DomainError conflict when another of the event has the name */
function refuseTaken(
  noun: Noun,
  known: { id: string; name: string }[],
  name: string | undefined,
  id?: string,
): void {
  if (name === undefined) return;
  const isTaken = known.some((other) => other.id !== id && nameKey(other.name) === nameKey(name));
  if (isTaken) throw new DomainError(`${noun}.name-taken`, { field: "name" });
}

async function lockEditable(tx: Tx, { event, now }: Program & { now: Date | null }): Promise<LockedEvent> {
  const locked = await lockEvent(tx, event, now);
  const closed = whyNotEditable(locked);
  if (closed) throw new DomainError(closed);
  return locked;
}

async function findRoom(tx: Tx, eventId: string, id: string) {
  const room = (await listRooms(tx, eventId)).find((one) => one.id === id);
  if (!room) throw notFound("room");
  return room;
}

async function findTrack(tx: Tx, eventId: string, id: string) {
  const track = (await listTracks(tx, eventId)).find((one) => one.id === id);
  if (!track) throw notFound("track");
  return track;
}

/** @throws DomainError conflict event.cancelled, room.limit-reached, room.name-taken */
export function createRoom(
  db: Db,
  { event, name, capacity }: Program & { name: string; capacity: number | null },
) {
  return inTransaction(db, async (tx) => {
    await lockProgram(tx, event);
    const known = await listRooms(tx, event.id);
    refuseTaken("room", known, name);
    if (known.length >= ROOMS_MAX) throw new DomainError("room.limit-reached", { roomsMax: ROOMS_MAX });
    const data = { eventId: event.id, name: tidyName(name), capacity, position: known.length };
    return findRoom(tx, event.id, (await tx.room.create({ data, select: { id: true } })).id);
  });
}

/**
 * Changes a room. Sessions without a capacity of their own follow its size, and their queues are served; guests of its
 * sessions are told a new name.
 * @throws DomainError not-found; conflict event.cancelled, room.name-taken, capacity.below-taken and
 * capacity.moves-changed with the people who would move
 */
export function editRoom(
  db: Db,
  {
    event,
    roomId,
    changes,
    moving,
    actorId,
    ...given
  }: Change & {
    roomId: string;
    changes: RoomChanges;
    moving?: string[] | undefined;
  },
) {
  return inTransaction(db, async (tx) => {
    const locked = await lockEditable(tx, { event, now: given.now });
    const before = await findRoom(tx, event.id, roomId);
    const { capacity } = changes;
    const name = changes.name === undefined ? before.name : tidyName(changes.name);
    refuseTaken("room", await listRooms(tx, event.id), name, roomId);
    if (capacity !== undefined && capacity !== before.capacity) {
      const where = { eventId: event.id, session: { is: { roomId, ownCapacity: null, cancelledAt: null } } };
      const pools = await tx.seatPool.findMany({ where, select: { id: true } });
      const terms = pools.map(({ id: poolId }) => ({ poolId, terms: { capacity } }));
      await changeSessionTerms(tx, { eventId: event.id, pools: terms, moving, actorId, now: locked.at });
    }
    if (name !== before.name) await renameInSessions(tx, { locked, eventId: event.id, before });
    const data = {
      name,
      ...(capacity !== undefined && { capacity }),
      ...(changes.position !== undefined && { position: changes.position }),
    };
    await tx.room.update({ where: { id: roomId }, data, select: { id: true } });
    return findRoom(tx, event.id, roomId);
  });
}

async function renameInSessions(
  tx: Tx,
  { locked, eventId, before }: { locked: LockedEvent; eventId: string; before: { id: string; name: string } },
): Promise<void> {
  const pools = await tx.seatPool.findMany({
    where: { eventId, endsAt: { gt: locked.at }, session: { is: { roomId: before.id, cancelledAt: null } } },
    select: { sessionId: true, startsAt: true, endsAt: true },
  });
  const rows = pools.flatMap(({ sessionId, startsAt, endsAt }) =>
    sessionId ? [{ sessionId, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }] : [],
  );
  await tx.session.updateMany({
    where: { id: { in: rows.map(({ sessionId }) => sessionId) } },
    data: { version: { increment: 1 }, sequence: { increment: 1 } },
  });
  const isTold = locked.status === "published";
  if (isTold && rows.length > 0) {
    await tx.sessionChange.createMany({
      data: rows.map(({ sessionId, ...times }) => ({
        sessionId,
        at: locked.at,
        before: { ...times, roomName: before.name },
      })),
    });
  }
  await appendEvents(
    tx,
    rows.flatMap(({ sessionId }) => {
      const fact = { aggregateId: sessionId, payload: { sessionId, eventId } };
      return [
        { type: "session.changed" as const, ...fact },
        ...(isTold ? [{ type: "session.moved" as const, ...fact }] : []),
      ];
    }),
  );
}

/** @throws DomainError not-found; conflict event.cancelled, room.in-use */
export function removeRoom(db: Db, { event, roomId }: Program & { roomId: string }): Promise<void> {
  return inTransaction(db, async (tx) => {
    await lockProgram(tx, event);
    const { sessions } = await findRoom(tx, event.id, roomId);
    if (sessions > 0) throw new DomainError("room.in-use", { sessions });
    await tx.room.delete({ where: { id: roomId }, select: { id: true } });
  });
}

type NewTrack = { name: string; color?: TrackColor | undefined; overlapAllowed: boolean };

/** @throws DomainError conflict event.cancelled, track.limit-reached, track.name-taken */
export function createTrack(db: Db, { event, name, color, overlapAllowed }: Program & NewTrack) {
  return inTransaction(db, async (tx) => {
    await lockProgram(tx, event);
    const known = await listTracks(tx, event.id);
    refuseTaken("track", known, name);
    const position = known.length;
    if (position >= TRACKS_MAX) throw new DomainError("track.limit-reached", { tracksMax: TRACKS_MAX });
    const next = TRACK_COLORS[position % TRACK_COLORS.length] ?? TRACK_COLORS[0];
    const data = { eventId: event.id, name: tidyName(name), color: color ?? next, overlapAllowed, position };
    return findTrack(tx, event.id, (await tx.track.create({ data, select: { id: true } })).id);
  });
}

/**
 * Changes a track. Whether its sessions may be booked beside others follows in the same transaction.
 * @throws DomainError not-found; conflict event.cancelled, track.name-taken
 */
export function editTrack(
  db: Db,
  { event, trackId, changes, actorId, ...given }: Change & { trackId: string; changes: TrackChanges },
) {
  return inTransaction(db, async (tx) => {
    const locked = await lockEditable(tx, { event, now: given.now });
    const before = await findTrack(tx, event.id, trackId);
    const { overlapAllowed = before.overlapAllowed, color, position } = changes;
    const name = changes.name === undefined ? before.name : tidyName(changes.name);
    refuseTaken("track", await listTracks(tx, event.id), name, trackId);
    if (overlapAllowed !== before.overlapAllowed) {
      const where = { eventId: event.id, session: { is: { trackId, cancelledAt: null } } };
      const pools = await tx.seatPool.findMany({ where, select: { id: true } });
      const terms = { overlapAllowed: locked.overlapsAllowed || overlapAllowed };
      const changed = pools.map(({ id: poolId }) => ({ poolId, terms }));
      await changeSessionTerms(tx, {
        ...{ eventId: event.id, pools: changed, moving: undefined, actorId, now: locked.at },
      });
    }
    const data = {
      name,
      overlapAllowed,
      ...(color && { color }),
      ...(position !== undefined && { position }),
    };
    await tx.track.update({ where: { id: trackId }, data, select: { id: true } });
    return findTrack(tx, event.id, trackId);
  });
}

/** @throws DomainError not-found; conflict event.cancelled, track.in-use */
export function removeTrack(db: Db, { event, trackId }: Program & { trackId: string }): Promise<void> {
  return inTransaction(db, async (tx) => {
    await lockProgram(tx, event);
    const { sessions } = await findTrack(tx, event.id, trackId);
    if (sessions > 0) throw new DomainError("track.in-use", { sessions });
    await tx.track.delete({ where: { id: trackId }, select: { id: true } });
  });
}

async function findSpeaker(tx: Tx, eventId: string, id: string) {
  const active = { session: { cancelledAt: null } };
  const speaker = await tx.speaker.findFirst({
    where: { id, eventId },
    select: {
      ...{ id: true, name: true, bio: true, photoUrl: true },
      _count: { select: { sessions: { where: active } } },
    },
  });
  if (!speaker) throw notFound("speaker");
  const { _count, ...facts } = speaker;
  return { ...facts, sessions: _count.sessions };
}

/** @throws DomainError conflict event.cancelled, speaker.limit-reached, speaker.name-taken */
export function createSpeaker(
  db: Db,
  { event, speaker, actorId }: Program & { speaker: SpeakerIn; actorId: string },
) {
  const { name, bio = "", photoUrl = null } = speaker;
  return inTransaction(db, async (tx) => {
    await lockProgram(tx, event);
    const known = await tx.speaker.findMany({
      where: { eventId: event.id },
      select: { id: true, name: true },
    });
    refuseTaken("speaker", known, name);
    if (known.length >= SPEAKERS_MAX) {
      throw new DomainError("speaker.limit-reached", { speakersMax: SPEAKERS_MAX });
    }
    await claimPhotos(tx, { eventId: event.id, photos: [{ url: photoUrl, field: "photoUrl" }], actorId });
    const data = { eventId: event.id, name: tidyName(name), bio, ...photoOf(photoUrl) };
    return findSpeaker(tx, event.id, (await tx.speaker.create({ data, select: { id: true } })).id);
  });
}

type ChangedSpeaker = { speakerId: string; changes: SpeakerChanges; actorId: string };

/** @throws DomainError not-found; conflict event.cancelled, speaker.name-taken; invalid photoUrl */
export function editSpeaker(db: Db, { event, speakerId, changes, actorId }: Program & ChangedSpeaker) {
  const { name, bio, photoUrl } = changes;
  return inTransaction(db, async (tx) => {
    await lockProgram(tx, event);
    await findSpeaker(tx, event.id, speakerId);
    const known = await tx.speaker.findMany({
      where: { eventId: event.id },
      select: { id: true, name: true },
    });
    refuseTaken("speaker", known, name, speakerId);
    const data = {
      ...(name !== undefined && { name: tidyName(name) }),
      ...(bio !== undefined && { bio }),
      ...(photoUrl !== undefined && photoOf(photoUrl)),
    };
    await claimPhotos(tx, { eventId: event.id, photos: [{ url: photoUrl, field: "photoUrl" }], actorId });
    await tx.speaker.update({ where: { id: speakerId }, data, select: { id: true } });
    return findSpeaker(tx, event.id, speakerId);
  });
}

/** @throws DomainError not-found; conflict event.cancelled, speaker.in-use */
export function removeSpeaker(db: Db, { event, speakerId }: Program & { speakerId: string }): Promise<void> {
  return inTransaction(db, async (tx) => {
    await lockProgram(tx, event);
    const { sessions } = await findSpeaker(tx, event.id, speakerId);
    if (sessions > 0) throw new DomainError("speaker.in-use", { sessions });
    await tx.speaker.delete({ where: { id: speakerId }, select: { id: true } });
  });
}
