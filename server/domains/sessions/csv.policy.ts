import { shownText, toCsv } from "../../../lib/csv";
import { utcToLocal } from "../../../lib/dates";

/**
 * The columns of a program as a file, in the order in which they are written. The id comes last: a host who writes a
 * file by hand leaves it out, and an import knows a session by it even when its title and its start change.
 */
export const CSV_COLUMNS = [
  ...([
    "title",
    "description",
    "type",
    "track",
    "room",
    "speakers",
    "start",
    "end",
    "capacity",
    "waitlist",
    "id",
  ] as const),
];
export type CsvColumn = (typeof CSV_COLUMNS)[number];

export type CsvSession = {
  id: string;
  title: string;
  description: string;
  type: string | null;
  track: string | null;
  room: string | null;
  speakers: string[];
  startsAt: Date;
  endsAt: Date;
  ownCapacity: number | null;
  waitlistEnabled: boolean;
};

function valuesOf(session: CsvSession, timeZone: string): Record<CsvColumn, string | number | null> {
  const { id, title, description, type, track, room, speakers, startsAt, endsAt, ownCapacity } = session;
  return {
    ...{ title, description, type, track, room, capacity: ownCapacity, id },
    speakers: speakers.join("; "),
    waitlist: session.waitlistEnabled ? "yes" : "no",
    start: utcToLocal(startsAt, timeZone),
    end: utcToLocal(endsAt, timeZone),
  };
}

/** The cells of a session as a spreadsheet shows them. */
export function shownCells(session: CsvSession, timeZone: string): Record<CsvColumn, string> {
  const values = valuesOf(session, timeZone);
  const shown = CSV_COLUMNS.map((column) => [column, shownText(String(values[column] ?? ""))]);
  return Object.fromEntries(shown) as Record<CsvColumn, string>;
}

/** A program as a CSV file. Times are local in the event's zone; a text that is a formula is written as text. */
export function sessionsCsv(sessions: readonly CsvSession[], timeZone: string): string {
  const lines = sessions.map((session) => {
    const values = valuesOf(session, timeZone);
    return CSV_COLUMNS.map((column) => values[column]);
  });
  return toCsv([CSV_COLUMNS, ...lines]);
}
