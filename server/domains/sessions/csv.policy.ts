import { toCsv } from "../../../lib/csv";
import { utcToLocal } from "../../../lib/dates";

/** The columns of a program as a file, in the order in which they are written. */
export const CSV_COLUMNS = [
  ...(["title", "description", "type", "track", "room", "speakers", "start", "end", "capacity"] as const),
];

export type CsvSession = {
  title: string;
  description: string;
  type: string | null;
  track: string | null;
  room: string | null;
  speakers: string[];
  startsAt: Date;
  endsAt: Date;
  ownCapacity: number | null;
};

/** A program as a CSV file. Times are local in the event's zone; a text that is a formula is written as text. */
export function sessionsCsv(sessions: readonly CsvSession[], timeZone: string): string {
  const lines = sessions.map(({ title, description, type, track, room, speakers, ...session }) => [
    ...[title, description, type, track, room, speakers.join("; ")],
    ...[utcToLocal(session.startsAt, timeZone), utcToLocal(session.endsAt, timeZone), session.ownCapacity],
  ]);
  return toCsv([CSV_COLUMNS, ...lines]);
}
