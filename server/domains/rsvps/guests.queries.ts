import { z } from "zod";
import { cursorOf, instantText, type Page, rowId } from "../../cursor";
import type { Db } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { RsvpStatus } from "../../seats/facts";
import { readPositions } from "../../seats/positions";
import { personForHosts, personForHostsSelect } from "../accounts/person-for-hosts.policy";
import type { GuestSort, SortOrder } from "./guests.schema";
import { rsvpSelect, toRsvpOut } from "./queries";
import type { GuestOut } from "./schema";

type EventPool = { id: string; poolId: string };

/**
 * SQL for the name and the address that `personForHosts` shows, over `peopleOf`. Search and order use it too, so that
 * they reveal no more.
 */
const shownName = Prisma.sql`case when r."askedAt" is null then coalesce(w.name, u.name)
  else coalesce(r."namedEmail", u.name) end`;
const shownEmail = Prisma.sql`case when r."askedAt" is not null then r."namedEmail"
  when w."userId" is not null then w.email else u.email end`;

/** RSVP `r` with its person `u`, and as `w` what was said of them at the door of the event. */
const peopleOf = (event: EventPool) => Prisma.sql`"Rsvp" r join "User" u on u.id = r."userId"
  left join "WalkIn" w on w."userId" = r."userId" and w."eventId" = ${event.id}::uuid`;

const KEYS: Record<GuestSort, Prisma.Sql> = {
  rsvpAt: Prisma.sql`r."rsvpAt"`,
  name: Prisma.sql`lower(${shownName})`,
  status: Prisma.sql`r.status::text`,
  party: Prisma.sql`r.seats`,
};
const TYPES: Record<GuestSort, Prisma.Sql> = {
  rsvpAt: Prisma.sql`timestamptz`,
  name: Prisma.sql`text`,
  status: Prisma.sql`text`,
  party: Prisma.sql`int`,
};

/** The sort values as text, restricted to what Postgres can read. */
const PLACES: Record<GuestSort, z.ZodType<string, string>> = {
  rsvpAt: instantText,
  name: z.string().regex(/^[^\0\p{Surrogate}]{0,400}$/u),
  status: z.string().regex(/^[a-z]{1,20}$/),
  party: z.string().regex(/^\d{1,4}$/),
};

/**
 * All RSVPs of an event in the requested order; by default in the order of the first answers. For hosts: it names
 * people.
 * @throws DomainError invalid for a broken cursor
 */
export async function listGuests(
  db: Db,
  event: EventPool,
  by: {
    status?: RsvpStatus | undefined;
    q?: string | undefined;
    sort?: GuestSort | undefined;
    order?: SortOrder | undefined;
    cursor?: string | undefined;
    limit: number;
    now: Date;
  },
): Promise<Page<GuestOut>> {
  const { status = null, sort = "rsvpAt", order = "asc", limit, now } = by;
  const cursors = cursorOf(`guests.${sort}.${order}`, z.strictObject({ key: PLACES[sort], id: rowId }));
  const key = KEYS[sort];
  const after = cursors.read(by.cursor);
  const isBehind = order === "asc" ? Prisma.sql`>` : Prisma.sql`<`;
  const direction = order === "asc" ? Prisma.sql`asc` : Prisma.sql`desc`;
  const text = by.q ? `%${escapeLike(by.q)}%` : null;
  const rows = await db.$queryRaw<{ id: string; key: string }[]>`
    select r.id, case when ${sort === "rsvpAt"} then to_char(r."rsvpAt" at time zone 'UTC',
      'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') else (${key})::text end as key
    from ${peopleOf(event)}
    where r."poolId" = ${event.poolId}::uuid
      and (${status}::text is null or r.status = ${status}::text::"RsvpStatus")
      and (${text}::text is null or ${shownName} ilike ${text} or ${shownEmail} ilike ${text})
      and ${after ? Prisma.sql`(${key}, r.id) ${isBehind} (${after.key}::${TYPES[sort]}, ${after.id}::uuid)` : Prisma.sql`true`}
    order by ${key} ${direction}, r.id ${direction} limit ${limit + 1}`;
  const page = cursors.page(rows, limit, ({ key, id }) => ({ key, id }));
  const ids = page.items.map((row) => row.id);
  return { items: await readGuests(db, event, ids, now), nextCursor: page.nextCursor };
}

const guestSelect = {
  ...rsvpSelect,
  priority: true,
  source: true,
  barredAt: true,
  namedEmail: true,
  user: { select: personForHostsSelect },
} as const;

/** These RSVPs as hosts see them, in the order given. */
export async function readGuests(db: Db, event: EventPool, ids: string[], now: Date): Promise<GuestOut[]> {
  const rows = await db.rsvp.findMany({ where: { id: { in: ids } }, select: guestSelect });
  const waiting = rows.filter((row) => row.status === "waitlisted").map((row) => row.id);
  const positions = await readPositions(db, waiting);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const { user, passedOver, priority, source, barredAt } = row;
    const person = personForHosts(row, { user, eventId: event.id });
    const rsvp = toRsvpOut(row, { eventId: event.id, sessionId: null }, positions.get(id) ?? null, now);
    return [{ ...rsvp, person, passedOver, priority, source, barred: barredAt !== null }];
  });
}

/** Escapes LIKE's wildcards, so that a search finds the text exactly as typed. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}
