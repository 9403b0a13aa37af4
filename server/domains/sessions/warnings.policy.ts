import { groupBy } from "../../../lib/group-by";
import type { ProgramWarning } from "./program.schema";

/** A scheduled session as far as warnings need it. */
export type ProgramSession = {
  id: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  roomId: string | null;
  speakers: { id: string; name: string }[];
  capacity: number | null;
  /** Seats that are confirmed or offered, and those that are waited for. */
  takenSeats: number;
  waitlistedSeats: number;
};
type ProgramRoom = { id: string; name: string; capacity: number | null };
type Span = { startsAt: Date; endsAt: Date };

const NOTHING = { name: null, other: null, seats: null, limit: null } as const;

/**
 * What a host should look at, by session. Of several sessions that a room or speaker has at one time each names one
 * other. Periods are half-open: a session that begins when another ends does not collide with it. O(n log n).
 */
export function warningsOf(
  sessions: readonly ProgramSession[],
  rooms: readonly ProgramRoom[],
  event: Span,
): Map<string, ProgramWarning[]> {
  const found = new Map<string, ProgramWarning[]>();
  const warn = ({ id }: ProgramSession, warning: Partial<ProgramWarning> & Pick<ProgramWarning, "kind">) => {
    const list = found.get(id);
    if (list) list.push({ ...NOTHING, ...warning });
    else found.set(id, [{ ...NOTHING, ...warning }]);
  };
  const sorted = sessions.toSorted(
    (a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1),
  );
  const roomById = new Map(rooms.map((room) => [room.id, room]));
  for (const [roomId, own] of groupBy(sorted, (session) => session.roomId ?? "")) {
    const room = roomById.get(roomId);
    if (!room) continue;
    for (const [session, other] of collisionsOf(own))
      warn(session, { kind: "room-busy", name: room.name, other });
  }
  const speaking = sorted.flatMap((session) =>
    session.speakers.map((speaker) => ({ ...session, session, speaker })),
  );
  for (const own of groupBy(speaking, ({ speaker }) => speaker.id).values()) {
    for (const [{ session, speaker }, other] of collisionsOf(own)) {
      warn(session, { kind: "speaker-busy", name: speaker.name, other });
    }
  }
  for (const session of sorted) {
    const room = session.roomId ? roomById.get(session.roomId) : undefined;
    for (const warning of ofSeats(session, room)) warn(session, warning);
    if (session.startsAt < event.startsAt || session.endsAt > event.endsAt)
      warn(session, { kind: "outside-event" });
  }
  return found;
}

type Other = { sessionId: string; title: string };

/** Of sessions sorted by start, those that collide, each with one other that it collides with. */
function collisionsOf<Session extends Span & { id: string; title: string }>(
  sorted: readonly Session[],
): [Session, Other][] {
  const collisions: [Session, Other][] = [];
  let longest: Session | undefined;
  for (const [index, session] of sorted.entries()) {
    const next = sorted[index + 1];
    const earlier = longest && session.startsAt < longest.endsAt ? longest : undefined;
    const later = next && next.startsAt < session.endsAt ? next : undefined;
    const other = earlier ?? later;
    if (other) collisions.push([session, { sessionId: other.id, title: other.title }]);
    if (!longest || session.endsAt > longest.endsAt) longest = session;
  }
  return collisions;
}

function ofSeats(
  { capacity, takenSeats, waitlistedSeats }: ProgramSession,
  room: ProgramRoom | undefined,
): (Partial<ProgramWarning> & Pick<ProgramWarning, "kind">)[] {
  const wanted = takenSeats + waitlistedSeats;
  const limit = room?.capacity ?? null;
  const isAbove = limit !== null && capacity !== null && capacity > limit;
  const isTaken = limit !== null && takenSeats > limit;
  const isShort = capacity !== null && wanted > capacity;
  const name = room?.name ?? null;
  return [
    ...(isAbove ? [{ kind: "above-room" as const, name, seats: capacity, limit }] : []),
    ...(isTaken ? [{ kind: "signups-above-room" as const, name, seats: takenSeats, limit }] : []),
    ...(isShort ? [{ kind: "demand-above-capacity" as const, seats: wanted, limit: capacity }] : []),
  ];
}
