import type { Db } from "../../db/client";
import { badCursor } from "../../errors";
import { ownPool, poolIn } from "../../seats/owner";
import { readPositions } from "../../seats/positions";
import { rsvpEventSelect, toRsvpEvent } from "./event-summary.queries";
import { readGuests } from "./guests.queries";
import { rsvpSelect, toRsvpOut } from "./queries";
import type { GuestOut, MyRsvpItem } from "./schema";

/** The largest queue number that its column can hold. */
const INT4_MAX = 2 ** 31 - 1;

export type Page<Item> = { items: Item[]; nextCursor: string | null };

type EventPool = { id: string; poolId: string };
/** The waitlist in queue order. For hosts: it names people. */
export async function listWaiters(
  db: Db,
  event: EventPool,
  by: { cursor?: string | undefined; limit: number; now: Date },
): Promise<Page<GuestOut>> {
  const after = by.cursor === undefined ? undefined : decodePlace(by.cursor);
  const rows = await db.rsvp.findMany({
    where: {
      poolId: event.poolId,
      status: "waitlisted",
      ...(after && {
        OR: [
          { priority: { lt: after.priority } },
          { priority: after.priority, queueNumber: { gt: after.queueNumber } },
        ],
      }),
    },
    orderBy: [{ priority: "desc" }, { queueNumber: "asc" }],
    take: by.limit + 1,
    select: { id: true, priority: true, queueNumber: true },
  });
  const ids = rows.slice(0, by.limit).map((row) => row.id);
  const items = await readGuests(db, event, ids, by.now);
  const last = rows.length > by.limit ? rows[by.limit - 1] : undefined;
  return { items, nextCursor: last ? `${last.priority}_${last.queueNumber}` : null };
}

function decodePlace(cursor: string): { priority: number; queueNumber: number } {
  const [, priority, queueNumber] = /^(\d{1,4})_(-?\d{1,10})$/.exec(cursor) ?? [];
  if (!queueNumber || Math.abs(Number(queueNumber)) > INT4_MAX) throw badCursor();
  return { priority: Number(priority), queueNumber: Number(queueNumber) };
}

/** The first `count` of the waitlist, by id; only parties of at most `seatsMax` where it is given. */
export async function listFirstWaiters(
  db: Db,
  poolId: string,
  count: number,
  seatsMax: number | null = null,
): Promise<string[]> {
  const rows = await db.rsvp.findMany({
    where: { poolId, status: "waitlisted", ...(seatsMax !== null && { seats: { lte: seatsMax } }) },
    orderBy: [{ priority: "desc" }, { queueNumber: "asc" }],
    take: count,
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** A person's RSVPs with their events: the nearest first, or the latest first where past. */
export async function listMyRsvps(
  db: Db,
  userId: string,
  by: { when: "upcoming" | "past"; cursor?: string | undefined; limit: number; now: Date },
): Promise<Page<MyRsvpItem>> {
  const upcoming = by.when === "upcoming";
  const after = by.cursor === undefined ? undefined : decodeCursor(by.cursor);
  const step = upcoming ? "gt" : "lt";
  const events = await db.event.findMany({
    where: {
      endsAt: upcoming ? { gt: by.now } : { lte: by.now },
      status: { not: "draft" },
      pools: { some: { ...ownPool, rsvps: { some: { userId } } } },
      // Whom a host declined does not see a private event any more, here or on its page.
      NOT: {
        visibility: "private",
        pools: { some: { ...ownPool, rsvps: { some: { userId, status: "declined" } } } },
      },
      ...(after && {
        OR: [{ startsAt: { [step]: after.at } }, { startsAt: after.at, id: { [step]: after.id } }],
      }),
    },
    orderBy: upcoming ? [{ startsAt: "asc" }, { id: "asc" }] : [{ startsAt: "desc" }, { id: "desc" }],
    take: by.limit + 1,
    select: {
      ...rsvpEventSelect,
      pools: { where: ownPool, select: { rsvps: { where: { userId }, select: rsvpSelect, take: 1 } } },
    },
  });
  const shown = events.slice(0, by.limit);
  const mine = shown.flatMap((event) => poolIn(event).rsvps);
  const positions = await readPositions(
    db,
    mine.filter((row) => row.status === "waitlisted").map((row) => row.id),
  );
  const items = shown.flatMap(({ pools, ...event }) =>
    poolIn({ pools }).rsvps.map((row) => {
      const rsvp = toRsvpOut(row, event.id, positions.get(row.id) ?? null, by.now);
      return { rsvp, event: toRsvpEvent(event, { role: null, rsvpStatus: rsvp.status }, by.now) };
    }),
  );
  const last = events.length > by.limit ? events[by.limit - 1] : undefined;
  return { items, nextCursor: last ? encodeCursor(last.startsAt, last.id) : null };
}

function encodeCursor(at: Date, id: string): string {
  return Buffer.from(`${at.toISOString()} ${id}`).toString("base64url");
}

/** Only years and ids that Postgres can read. */
const CURSOR = /^([12]\d{3}-[-\d]{5}T[:.\d]{12}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function decodeCursor(cursor: string): { at: Date; id: string } {
  const [, at = "", id = ""] = CURSOR.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  const parsed = new Date(at);
  if (Number.isNaN(parsed.getTime())) throw badCursor();
  return { at: parsed, id };
}
