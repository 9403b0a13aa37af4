import { z } from "zod";
import { cursorOf, type Page, placeInTime } from "../../cursor";
import type { Db } from "../../db/client";
import { ownPool, poolIn } from "../../seats/owner";
import { readPositions } from "../../seats/positions";
import { closedToGuest, type Guest } from "../events/access/visibility.queries";
import { rsvpEventSelect, toRsvpEvent } from "./event-summary.queries";
import { readGuests } from "./guests.queries";
import { rsvpSelect, toRsvpOut } from "./queries";
import type { GuestOut, MyRsvpItem } from "./schema";

/** Sorted by place in the queue. The column of queue numbers is an int4. */
const waitersAfter = cursorOf(
  "waitlist",
  z.strictObject({ priority: z.int().min(0).max(9_999), queueNumber: z.int32() }),
);

type EventPool = { id: string; poolId: string };
/** The waitlist in queue order. For hosts: it names people. */
export async function listWaiters(
  db: Db,
  event: EventPool,
  by: { cursor?: string | undefined; limit: number; now: Date },
): Promise<Page<GuestOut>> {
  const after = waitersAfter.read(by.cursor);
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
  const page = waitersAfter.page(rows, by.limit, ({ priority, queueNumber }) => ({
    priority,
    queueNumber: queueNumber ?? 0,
  }));
  const ids = page.items.map((row) => row.id);
  return { items: await readGuests(db, event, ids, by.now), nextCursor: page.nextCursor };
}

/** The ids of the first `count` waitlisted RSVPs; only parties of at most `seatsMax` where it is given. */
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

/** A person's RSVPs with their events: upcoming ones the nearest first, past ones the latest first. */
export async function listMyRsvps(
  db: Db,
  guest: Guest,
  by: { when: "upcoming" | "past"; cursor?: string | undefined; limit: number; now: Date },
): Promise<Page<MyRsvpItem>> {
  const { userId } = guest;
  const upcoming = by.when === "upcoming";
  const cursors = cursorOf(`my-rsvps.${by.when}`, placeInTime);
  const after = cursors.read(by.cursor);
  const step = upcoming ? "gt" : "lt";
  const events = await db.event.findMany({
    where: {
      endsAt: upcoming ? { gt: by.now } : { lte: by.now },
      status: { not: "draft" },
      pools: { some: { ...ownPool, rsvps: { some: { userId } } } },
      NOT: closedToGuest(guest, by.now),
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
  const page = cursors.page(events, by.limit, ({ startsAt, id }) => ({ at: startsAt, id }));
  const shown = page.items;
  const mine = shown.flatMap((event) => poolIn(event).rsvps);
  const positions = await readPositions(
    db,
    mine.filter((row) => row.status === "waitlisted").map((row) => row.id),
  );
  const items = shown.flatMap(({ pools, ...event }) =>
    poolIn({ pools }).rsvps.map((row) => {
      const rsvp = toRsvpOut(
        row,
        { eventId: event.id, sessionId: null },
        positions.get(row.id) ?? null,
        by.now,
      );
      return { rsvp, event: toRsvpEvent(event, { role: null, rsvpStatus: rsvp.status }, by.now) };
    }),
  );
  return { items, nextCursor: page.nextCursor };
}
