import { z } from "zod";
import { searchWords } from "@/lib/search-words";
import { cursorOf, rowId } from "../../cursor";
import type { Db } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import type { RsvpStatus } from "../../seats/facts";
import { siteSecret, siteSecrets } from "../../site-secret";
import { codeHash, codeOf, shortCodeOf, type Ticket } from "./code.policy";
import { doorName, windowOf } from "./policy";
import type { DoorGuest, DoorList } from "./schema";
import { getDoorPool, leftAtOf } from "./target.queries";

/** The most guests that a search answers. */
const FOUND_MAX = 20;

type Row = {
  id: string;
  userId: string;
  status: RsvpStatus;
  seats: number;
  checkedInMembers: number[];
  onSiteAt: Date | null;
  askedAt: Date | null;
  namedEmail: string | null;
  name: string;
  walkInName: string | null;
  leftAt: Date | null;
};

const columns = Prisma.sql`r.id, r."userId", r.status::text as status, r.seats, r."checkedInMembers", r."onSiteAt",
  r."askedAt", r."namedEmail", u.name, w.name as "walkInName", ${leftAtOf} as "leftAt"`;
/** Those whom a door may meet. An offer whose time is over counts as none. */
function isAwaited(now: Date): Prisma.Sql {
  return Prisma.sql`(r.status in ('confirmed', 'waitlisted')
    or (r.status = 'offered' and (r."offerExpiresAt" is null or r."offerExpiresAt" > ${now}::timestamptz)))`;
}

/** RSVP `r` with its person, and what was said of them at the door of the event. */
function guestsOf(event: EventPool): Prisma.Sql {
  return Prisma.sql`"Rsvp" r join "User" u on u.id = r."userId"
    left join "WalkIn" w on w."userId" = r."userId" and w."eventId" = ${event.id}::uuid`;
}

const guestsAfter = cursorOf("door", z.strictObject({ id: rowId }));

type EventPool = { id: string; poolId: string };
type ListBy = { sessionId?: string | undefined; cursor?: string | undefined; limit: number; now: Date };

/**
 * The guests of an event as its doors need them offline: who may come in, who has arrived, and what recognises their
 * codes. Sorted by id, so that a list that is read while people join misses nobody who was there before.
 * @throws DomainError session.not-found; invalid for a broken cursor
 */
export async function listForDoor(db: Db, event: EventPool, by: ListBy): Promise<DoorList> {
  const { sessionId, limit, now } = by;
  const sessionPool = sessionId === undefined ? null : await getDoorPool(db, event, sessionId);
  const after = guestsAfter.read(by.cursor);
  const rows = await db.$queryRaw<Row[]>`
    select ${columns} from ${guestsOf(event)}
    where r."poolId" = ${event.poolId}::uuid and ${isAwaited(now)}
      and ${after ? Prisma.sql`r.id > ${after.id}::uuid` : Prisma.sql`true`}
    order by r.id limit ${limit + 1}`;
  const { items, nextCursor } = guestsAfter.page(rows, limit, ({ id }) => ({ id }));
  const guests = await toGuests(db, event, { rows: items, sessionPool, now });
  return {
    items: guests,
    nextCursor,
    ...(await readDoor(db, event, sessionPool)),
    serverNow: now.toISOString(),
  };
}

/** Guests each of whose searched words begins a word of their name, accents apart; at most `FOUND_MAX`. */
export async function searchAtDoor(
  db: Db,
  event: EventPool,
  { q, sessionId, now }: { q: string; sessionId?: string | undefined; now: Date },
): Promise<{ items: DoorGuest[] }> {
  const words = searchWords(q);
  const sessionPool = sessionId === undefined ? null : await getDoorPool(db, event, sessionId);
  if (words.length === 0) return { items: [] };
  // Words are compared in this process, as everywhere: the database has no rule for accents on every installation.
  const names = await db.$queryRaw<Pick<Row, "id" | "askedAt" | "namedEmail" | "name" | "walkInName">[]>`
    select r.id, r."askedAt", r."namedEmail", u.name, w.name as "walkInName" from ${guestsOf(event)}
    where r."poolId" = ${event.poolId}::uuid and ${isAwaited(now)} order by coalesce(w.name, u.name), r.id`;
  const ids = names
    .filter((row) => matches(words, searchWords(doorName(row, row.name, row.walkInName))))
    .slice(0, FOUND_MAX)
    .map(({ id }) => id);
  const rows = await db.$queryRaw<Row[]>`
    select ${columns} from ${guestsOf(event)}
    where r.id = any(${ids}::uuid[]) order by coalesce(w.name, u.name), r.id`;
  return { items: await toGuests(db, event, { rows, sessionPool, now }) };
}

const matches = (words: string[], ofName: string[]) =>
  words.every((word) => ofName.some((part) => part.startsWith(word)));

async function toGuests(
  db: Db,
  event: EventPool,
  { rows, sessionPool, now }: { rows: Row[]; sessionPool: string | null; now: Date },
): Promise<DoorGuest[]> {
  const inSession = sessionPool
    ? await db.$queryRaw<Row[]>`
        select ${columns} from ${guestsOf(event)}
        where r."poolId" = ${sessionPool}::uuid and ${isAwaited(now)}
          and r."userId" = any(${rows.map((row) => row.userId)}::uuid[])`
    : [];
  const byUser = new Map(inSession.map((row) => [row.userId, row]));
  return rows.map((row) => {
    const session = byUser.get(row.userId);
    return {
      ...toAtDoor(event.id, row),
      name: doorName(row, row.name, row.walkInName),
      session: session ? toAtDoor(event.id, session) : null,
    };
  });
}

function toAtDoor(eventId: string, row: Row) {
  const ticket = { eventId, rsvpId: row.id, leftAt: row.leftAt };
  const [current, ...previous] = siteSecrets();
  return {
    rsvpId: row.id,
    status: row.status,
    partySize: row.seats,
    arrived: row.checkedInMembers,
    onSiteAt: row.onSiteAt?.toISOString() ?? null,
    ...codesBy(current, ticket),
    olderCodes: previous.map((secret) => codesBy(secret, ticket)),
  };
}

const codesBy = (secret: string, ticket: Ticket) => ({
  codeHash: codeHash(codeOf(ticket, secret)),
  shortCode: shortCodeOf(ticket, secret),
});

async function readDoor(
  db: Db,
  event: EventPool,
  sessionPool: string | null,
): Promise<Pick<DoorList, "event" | "opensAt" | "closesAt">> {
  const found = await db.event.findUnique({
    where: { id: event.id },
    select: {
      id: true,
      title: true,
      startsAt: true,
      endsAt: true,
      timeZone: true,
      checkInOpensMinutes: true,
    },
  });
  if (!found) throw notFound("event");
  const { checkInOpensMinutes, startsAt, endsAt, ...rest } = found;
  const times = sessionPool
    ? await db.seatPool.findUniqueOrThrow({
        where: { id: sessionPool },
        select: { startsAt: true, endsAt: true },
      })
    : found;
  const { opensAt, closesAt } = windowOf(times, checkInOpensMinutes);
  return {
    event: { ...rest, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
    opensAt: opensAt?.toISOString() ?? null,
    closesAt: closesAt.toISOString(),
  };
}

/** The codes of a ticket: what its QR code says, and what a person reads out. */
export type TicketCodes = { code: string; shortCode: string };

/**
 * The codes of an RSVP. There are some only while the person has a seat or waits for one.
 * @throws DomainError check-in.no-code
 */
export async function getTicket(db: Queryable, { rsvpId }: { rsvpId: string }): Promise<TicketCodes> {
  const codes = (await readTickets(db, [rsvpId])).get(rsvpId);
  if (!codes) throw new DomainError("check-in.no-code");
  return codes;
}

/** By RSVP id, without RSVPs that have no code. */
export async function readTickets(db: Queryable, rsvpIds: string[]): Promise<Map<string, TicketCodes>> {
  const rows = await db.$queryRaw<{ id: string; eventId: string; leftAt: Date | null }[]>`
    select r.id, p."eventId", ${leftAtOf} as "leftAt"
    from "Rsvp" r join "SeatPool" p on p.id = r."poolId"
    where r.id = any(${rsvpIds}::uuid[]) and r.status in ('confirmed', 'waitlisted')`;
  const secret = siteSecret();
  return new Map(
    rows.map(({ id, eventId, leftAt }) => {
      const ticket = { eventId, rsvpId: id, leftAt };
      return [id, { code: codeOf(ticket, secret), shortCode: shortCodeOf(ticket, secret) }];
    }),
  );
}
