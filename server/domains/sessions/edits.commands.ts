import type { Tx } from "../../db/transaction";
import { appendEvents } from "../../outbox/append";
import type { LockedEvent } from "../events/event-lock.queries";
import { roomsNamed, setSpeakers, speakerIdsOf, speakersNamed, tracksNamed } from "./names.commands";
import { capacityOf, isMove, nameKey, type SessionEdit, showsInCalendar } from "./policy";

/**
 * What an edit of one session and an import of many have in common. The caller holds the locks of all pools of the
 * event, has the terms of the pools decided, and then saves.
 */

/** An edit with the room and track that the session has afterwards. */
export type PlacedEdit = SessionEdit & {
  room: { id: string; capacity: number | null } | null;
  track: { id: string; overlapAllowed: boolean } | null;
};

/**
 * Finds the rooms and tracks of these sessions after their edits, and adds the ones that are new.
 * @throws DomainError conflict room.limit-reached, track.limit-reached
 */
export async function placeEdits(tx: Tx, eventId: string, edits: SessionEdit[]): Promise<PlacedEdit[]> {
  const named = edits.map(({ before, changes }) => ({
    room: changes.room === undefined ? before.room : changes.room,
    track: changes.track === undefined ? before.track : changes.track,
  }));
  const rooms = await roomsNamed(
    tx,
    eventId,
    named.map(({ room }) => room),
  );
  const tracks = await tracksNamed(
    tx,
    eventId,
    named.map(({ track }) => track),
  );
  return edits.map((edit, index) => {
    const { room, track } = named[index] ?? {};
    return {
      ...edit,
      room: (room && rooms.get(nameKey(room))) || null,
      track: (track && tracks.get(nameKey(track))) || null,
    };
  });
}

/** The terms that the pool of the session gets by the edit. */
export function termsAfter(program: LockedEvent, { changes, before, room, track }: PlacedEdit) {
  const { startsAt, endsAt, waitlistEnabled, waitlistMode, partyRule, guestsMax, doorMinutes } = changes;
  const ownCapacity = changes.capacity === undefined ? before.ownCapacity : changes.capacity;
  return {
    ...(startsAt && { startsAt }),
    ...(endsAt && { endsAt }),
    ...(waitlistEnabled !== undefined && { waitlistEnabled }),
    ...(waitlistMode && { waitlistMode }),
    ...(partyRule && { partyRule }),
    ...(guestsMax !== undefined && { guestsMax }),
    ...(doorMinutes !== undefined && { doorMinutes }),
    capacity: capacityOf(ownCapacity, room),
    overlapAllowed: program.overlapsAllowed || (track?.overlapAllowed ?? false),
  };
}

/**
 * Writes the sessions with their speakers and facts, in a number of statements that hardly grows with their number. A
 * new time or room of a published session is recorded, so that its guests are told once.
 * @throws DomainError conflict speaker.limit-reached
 */
export async function saveEdits(
  tx: Tx,
  program: LockedEvent,
  { edits, actorId }: { edits: PlacedEdit[]; actorId: string },
): Promise<void> {
  if (edits.length === 0) return;
  await updateSessions(tx, edits);
  await saveSpeakers(tx, edits, actorId);
  await announce(tx, program, edits);
}

async function updateSessions(tx: Tx, edits: PlacedEdit[]): Promise<void> {
  const rows = edits.map(({ before, changes, room, track }) => ({
    id: before.id,
    title: changes.title ?? before.title,
    description: changes.description ?? before.description,
    type: changes.type === undefined ? before.type : changes.type,
    ownCapacity: changes.capacity === undefined ? before.ownCapacity : changes.capacity,
    roomId: room?.id ?? null,
    trackId: track?.id ?? null,
    isShown: showsInCalendar(changes),
  }));
  await tx.$executeRaw`
    update "Session" s set title = e.title, description = e.description, type = e.type,
      "ownCapacity" = e."ownCapacity", "roomId" = e."roomId", "trackId" = e."trackId", version = s.version + 1,
      sequence = s.sequence + e."isShown"::int, "updatedAt" = now()
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (id uuid, title text, description text, type text,
      "ownCapacity" int, "roomId" uuid, "trackId" uuid, "isShown" boolean)
    where s.id = e.id`;
}

async function saveSpeakers(tx: Tx, edits: PlacedEdit[], actorId: string): Promise<void> {
  const stated = edits.flatMap(({ before, changes: { speakers } }) =>
    speakers ? [{ sessionId: before.id, eventId: before.eventId, speakers }] : [],
  );
  const [first] = stated;
  if (!first) return;
  const found = await speakersNamed(tx, first.eventId, {
    speakers: stated.flatMap(({ speakers }) => speakers),
    actorId,
  });
  const lists = stated.map(({ sessionId, speakers }) => ({
    sessionId,
    speakerIds: speakerIdsOf(speakers, found),
  }));
  await setSpeakers(tx, lists);
}

async function announce(tx: Tx, program: LockedEvent, edits: PlacedEdit[]): Promise<void> {
  const moved = program.status === "published" ? edits.filter(({ changes }) => isMove(changes)) : [];
  const data = moved.map(({ before: { id: sessionId, startsAt, endsAt, room: roomName } }) => ({
    sessionId,
    at: program.at,
    before: { startsAt, endsAt, roomName },
  }));
  if (data.length > 0) await tx.sessionChange.createMany({ data });
  const isMoved = new Set(moved);
  await appendEvents(
    tx,
    edits.flatMap((edit) => {
      const { id: sessionId, eventId } = edit.before;
      const fact = { aggregateId: sessionId, payload: { sessionId, eventId } };
      return [
        { type: "session.changed" as const, ...fact },
        ...(isMoved.has(edit) ? [{ type: "session.moved" as const, ...fact }] : []),
      ];
    }),
  );
}
