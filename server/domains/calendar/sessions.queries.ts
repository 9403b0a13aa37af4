import type { Db } from "../../db/client";
import { readPositions } from "../../seats/positions";
import { closedToGuest, type Guest } from "../events/access/visibility.queries";
import { visiblePlace } from "../events/place.policy";
import { type CalendarEntry, feedEntries, GONE_DAYS } from "./entries.policy";
import { asEntryFacts } from "./sessions.policy";

/** Sessions in a feed, latest first: those of a year of conferences. */
const SESSIONS_MAX = 1_000;
const dayMs = 86_400_000;

const select = {
  id: true,
  status: true,
  statusAt: true,
  offerExpiresAt: true,
  version: true,
  pool: {
    select: {
      startsAt: true,
      endsAt: true,
      session: {
        select: {
          id: true,
          title: true,
          description: true,
          sequence: true,
          updatedAt: true,
          cancelledAt: true,
          room: { select: { name: true } },
        },
      },
      event: {
        select: {
          id: true,
          slug: true,
          title: true,
          description: true,
          place: true,
          onlineUrl: true,
          placeHidden: true,
          startsAt: true,
          endsAt: true,
          timeZone: true,
          allDay: true,
          status: true,
          version: true,
          updatedAt: true,
          host: { select: { name: true } },
        },
      },
    },
  },
} as const;

/**
 * The entries of a personal calendar for sessions: seats, offers and places on waitlists, and for a while sessions that the
 * person is out of. @param by.since sessions that ended before it are left out
 */
export async function readSessionEntries(
  db: Db,
  by: { guest: Guest; origin: string; since: Date; now: Date },
): Promise<CalendarEntry[]> {
  const { origin, since, now } = by;
  const { userId } = by.guest;
  const isGone = { in: ["cancelled" as const, "declined" as const] };
  const rows = await db.rsvp.findMany({
    where: {
      userId,
      OR: [
        { status: { in: ["confirmed", "waitlisted", "offered", "pending"] } },
        { status: isGone, statusAt: { gt: new Date(now.getTime() - GONE_DAYS * dayMs) } },
      ],
      pool: { sessionId: { not: null }, state: { not: "draft" }, endsAt: { gt: since } },
      // A person who was declined or left must not see what becomes of a private event.
      NOT: { status: isGone, pool: { event: closedToGuest(by.guest, now) } },
    },
    orderBy: [{ pool: { startsAt: "desc" } }, { id: "desc" }],
    take: SESSIONS_MAX,
    select,
  });
  const positions = await readPositions(
    db,
    rows.filter(({ status }) => status === "waitlisted").map(({ id }) => id),
  );
  return rows.flatMap(({ pool, ...rsvp }) => {
    const { session, event: told, startsAt, endsAt } = pool;
    if (!session) return [];
    const { cancelledAt, room, ...rest } = session;
    const { host, placeHidden, ...event } = told;
    const place = visiblePlace({ ...event, placeHidden }, { role: null, rsvpStatus: rsvp.status });
    const facts = asEntryFacts(
      { ...rest, room: room?.name ?? null, startsAt, endsAt, isCancelled: cancelledAt !== null },
      { ...event, ...place, hostName: host.name },
    );
    return feedEntries(facts, { ...rsvp, position: positions.get(rsvp.id) ?? null }, { origin, now });
  });
}
