import type { Db } from "../../../db/client";
import { notFound } from "../../../errors";
import { curveOf, STEP_MINUTES } from "./policy";
import type { Arrivals } from "./schema";

type Asked = { event: { id: string; poolId: string }; sessionId?: string | undefined; now: Date };

/**
 * Arrivals of an event or session by time, and who did not come. An arrival that was taken back counts as none, and one
 * that was recorded again counts at its last time.
 * @throws DomainError session.not-found
 */
export async function readArrivals(db: Db, { event, sessionId, now }: Asked): Promise<Arrivals> {
  const pool = await db.seatPool.findFirst({
    where: sessionId ? { sessionId, eventId: event.id } : { id: event.poolId },
    select: { id: true, endsAt: true },
  });
  if (!pool) throw notFound("session");
  const [arrivals, [totals]] = await Promise.all([
    readTimes(db, pool.id),
    db.$queryRaw<{ arrived: number; people: number; seats: number }[]>`
      select coalesce(sum("checkedInSeats"), 0)::int as arrived,
        count(*) filter (where "checkedInSeats" = 0)::int as people,
        coalesce(sum(seats - "checkedInSeats"), 0)::int as seats
      from "Rsvp" where "poolId" = ${pool.id}::uuid and status = 'confirmed'`,
  ]);
  const { arrived = 0, people = 0, seats = 0 } = totals ?? {};
  const isKnown = pool.endsAt <= now && arrived > 0;
  return {
    minutes: STEP_MINUTES,
    points: curveOf(arrivals),
    arrivedSeats: arrived,
    noShows: isKnown ? { people, seats } : null,
  };
}

/** When each member who has arrived did so; members who are not there anymore are left out. */
async function readTimes(db: Db, poolId: string): Promise<Date[]> {
  const rows = await db.$queryRaw<{ at: Date }[]>`
    select distinct on (s."rsvpId", m.member) s."scannedAt" as at
    from "CheckInScan" s cross join lateral unnest(s.members) as m (member)
      join "Rsvp" r on r.id = s."rsvpId" and r.status = 'confirmed' and m.member = any(r."checkedInMembers")
    where s."poolId" = ${poolId}::uuid and s.outcome = 'arrived'
    order by s."rsvpId", m.member, s."receivedAt" desc, s.id desc`;
  return rows.map(({ at }) => at);
}
