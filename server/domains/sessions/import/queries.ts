import { localToUtc } from "../../../../lib/dates";
import type { Queryable } from "../../../db/transaction";
import { notFound } from "../../../errors";
import { type SessionRow, sessionColumns, sessionTables, toSession } from "../queries";
import { localOf } from "./fields.policy";
import type { FileRow } from "./file.policy";
import type { KnownProgram } from "./judge.policy";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the event has, with the sessions that rows of the file may be about: by id, or by a start to the minute. */
export async function readProgram(
  db: Queryable,
  eventId: string,
  rows: FileRow[],
): Promise<KnownProgram & { status: "draft" | "published" | "cancelled" }> {
  const event = await db.event.findUnique({
    where: { id: eventId },
    select: { timeZone: true, status: true },
  });
  if (!event) throw notFound("event");
  const { timeZone, status } = event;
  const ids = rows.flatMap(({ cells: { id = "" } }) => (UUID.test(id.trim()) ? [id.trim()] : []));
  const found = await db.$queryRaw<SessionRow[]>`
    select ${sessionColumns} from ${sessionTables}
    where p."eventId" = ${eventId}::uuid and (s.id = any(${ids}::uuid[])
      or date_trunc('minute', p."startsAt") = any(${startsOf(rows, timeZone)}::timestamptz[]))
    order by p."startsAt", p.id`;
  const rooms = await db.room.findMany({ where: { eventId }, select: { name: true, capacity: true } });
  const tracks = await db.track.findMany({ where: { eventId }, select: { name: true } });
  const speakers = await db.speaker.findMany({ where: { eventId }, select: { name: true } });
  return {
    timeZone,
    status,
    sessions: found.map(toSession),
    sessionCount: await db.session.count({ where: { eventId } }),
    rooms,
    tracks: tracks.map(({ name }) => name),
    speakers: speakers.map(({ name }) => name),
  };
}

/** The instants at which clocks show the starts of the rows; two where clocks go back over one. */
function startsOf(rows: FileRow[], timeZone: string): Date[] {
  const locals = new Set(rows.flatMap(({ cells: { start = "" } }) => localOf(start) ?? []));
  return [...locals].flatMap((local) => [localToUtc(local, timeZone), localToUtc(local, timeZone, true)]);
}
