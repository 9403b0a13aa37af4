type Placed = { id: string; room: string | null; startsAt: string; endsAt: string };

/** A session's cell: lines of a CSS grid, from 1; `rowEnd` is exclusive. */
export type Cell = { column: number; rowStart: number; rowEnd: number };

export type RoomGrid = {
  /** The rooms in order, each with the number of its columns; null = no room. */
  rooms: { room: string | null; column: number; columns: number }[];
  /** The instants at which rows begin, ISO 8601. */
  times: string[];
  cells: Map<string, Cell>;
};

/**
 * The sessions of a day as a table of rooms × time. Each instant at which a session starts or ends begins a row. Where
 * sessions share a room at the same time, the room gets several columns, so that no session covers another.
 * @param order the rooms of the event in its own order; rooms without a session are left out
 */
export function roomGrid(sessions: readonly Placed[], order: readonly string[]): RoomGrid {
  const times = [...new Set(sessions.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]))].sort(
    (a, b) => Date.parse(a) - Date.parse(b),
  );
  const rowOf = new Map(times.map((time, index) => [time, index + 1]));
  const cells = new Map<string, Cell>();
  const rooms: RoomGrid["rooms"] = [];
  let column = 1;
  for (const room of roomsOf(sessions, order)) {
    const lanes = lanesOf(sessions.filter((session) => session.room === room));
    for (const [index, lane] of lanes.entries()) {
      for (const { id, startsAt, endsAt } of lane) {
        const [rowStart = 1, rowEnd = rowStart + 1] = [rowOf.get(startsAt), rowOf.get(endsAt)];
        cells.set(id, { column: column + index, rowStart, rowEnd });
      }
    }
    rooms.push({ room, column, columns: lanes.length });
    column += lanes.length;
  }
  return { rooms, times: times.slice(0, -1), cells };
}

/** In the event's order; unknown rooms follow, and sessions without a room come last. */
function roomsOf(sessions: readonly Placed[], order: readonly string[]): (string | null)[] {
  const used = new Set(sessions.map(({ room }) => room));
  const known = order.filter((room) => used.has(room));
  const others = [...used].filter((room) => room !== null && !known.includes(room));
  return [...known, ...others, ...(used.has(null) ? [null] : [])];
}

/** Sessions in as few rows of non-overlapping ones as possible. */
function lanesOf(sessions: readonly Placed[]): Placed[][] {
  const lanes: Placed[][] = [];
  for (const session of sessions.toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))) {
    const free = lanes.find((lane) => Date.parse(lane.at(-1)?.endsAt ?? "") <= Date.parse(session.startsAt));
    if (free) free.push(session);
    else lanes.push([session]);
  }
  return lanes;
}
