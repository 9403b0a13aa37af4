import type { SessionDetails } from "@/server/domains/sessions/schema";
import { type Day, minutesIn, type Span } from "./day-scale";
import { type Lane, lanesOf } from "./lanes";

/** A session being moved: where it is shown, before it is saved. */
export type Draft = Span & { sessionId: string; roomId: string | null; by: "pointer" | "keyboard" };

/** A session as a block: `column` counts rooms from 0. */
export type Block = Span & Lane & { session: SessionDetails; column: number };

/** Where a session is on the day. */
export function spanOf(day: Day, { startsAt, endsAt }: Pick<SessionDetails, "startsAt" | "endsAt">): Span {
  return { start: minutesIn(day, new Date(startsAt)), end: minutesIn(day, new Date(endsAt)) };
}

type Placing = {
  day: Day;
  sessions: readonly SessionDetails[];
  /** The ids of the rooms by column; null = no room. */
  columns: readonly (string | null)[];
  draft: Draft | null;
};

/** The blocks of a day, side by side where they overlap in one room. Cancelled sessions have none. */
export function blocksOf({ day, sessions, columns, draft }: Placing): Block[] {
  const placed = sessions
    .filter(({ status }) => status === "scheduled")
    .map((session) => {
      const moved = draft?.sessionId === session.id ? draft : null;
      const column = columns.indexOf(moved ? moved.roomId : session.roomId);
      const { start, end } = moved ?? spanOf(day, session);
      return { session, id: session.id, column: column === -1 ? columns.length - 1 : column, start, end };
    });
  const lanes = columns.map((_, column) => lanesOf(placed.filter((block) => block.column === column)));
  return placed.map(({ id, ...block }) => ({
    ...block,
    ...(lanes[block.column]?.get(id) ?? { lane: 0, lanes: 1 }),
  }));
}
