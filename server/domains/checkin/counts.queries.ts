import type { Db } from "../../db/client";
import type { DoorCounts } from "./schema";

const MINUTE_MS = 60_000;
const LAST_MINUTES = 60;

type Row = {
  id: string;
  sessionId: string | null;
  title: string | null;
  expected: number;
  arrived: number;
  waitingAtDoor: number;
};

/** The live counters of an event's doors, in seats: expected, arrived, waiting at the door, added there. */
export async function countArrivals(
  db: Db,
  event: { id: string; poolId: string },
  now: Date,
): Promise<DoorCounts> {
  const [pools, walkIns, lastHour] = await Promise.all([
    readPools(db, event.id),
    countWalkIns(db, event),
    readLastHour(db, event.poolId, now),
  ]);
  const own = pools.find(({ sessionId }) => sessionId === null);
  const counts = ({ expected, arrived, waitingAtDoor }: Omit<Row, "id" | "sessionId" | "title">) => ({
    expected,
    arrived,
    waitingAtDoor,
  });
  return {
    ...counts(own ?? { expected: 0, arrived: 0, waitingAtDoor: 0 }),
    walkIns,
    sessions: pools.flatMap(({ sessionId, title, ...pool }) =>
      sessionId === null ? [] : [{ sessionId, title: title ?? "", ...counts(pool) }],
    ),
    lastHour,
    serverNow: now.toISOString(),
  };
}

function readPools(db: Db, eventId: string): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    select p.id, p."sessionId", s.title, p."confirmedSeats" as expected,
      coalesce(r.arrived, 0)::int as arrived, coalesce(r.waiting, 0)::int as "waitingAtDoor"
    from "SeatPool" p left join "Session" s on s.id = p."sessionId"
    left join lateral (
      select sum("checkedInSeats") filter (where status = 'confirmed') as arrived,
        sum(seats) filter (where status = 'waitlisted' and "onSiteAt" is not null) as waiting
      from "Rsvp" where "poolId" = p.id and status in ('confirmed', 'waitlisted')
    ) r on true
    where p."eventId" = ${eventId}::uuid and p.state <> 'cancelled'
    order by p."startsAt", p.id`;
}

async function countWalkIns(db: Db, event: { id: string; poolId: string }): Promise<number> {
  const [row] = await db.$queryRaw<{ seats: number }[]>`
    select coalesce(sum(r.seats), 0)::int as seats from "WalkIn" w
    join "Rsvp" r on r."poolId" = ${event.poolId}::uuid and r."userId" = w."userId" and r.status = 'confirmed'
    where w."eventId" = ${event.id}::uuid`;
  return row?.seats ?? 0;
}

/** Members who arrived in each of the last sixty minutes, oldest first. An undo later does not change the past. */
async function readLastHour(db: Db, poolId: string, now: Date): Promise<DoorCounts["lastHour"]> {
  const lastMs = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  const from = new Date(lastMs - (LAST_MINUTES - 1) * MINUTE_MS);
  const found = await db.$queryRaw<{ at: Date; arrived: number }[]>`
    select date_trunc('minute', "scannedAt") as at, sum(cardinality(members))::int as arrived
    from "CheckInScan"
    where "poolId" = ${poolId}::uuid and outcome = 'arrived' and "receivedAt" >= ${from}::timestamptz
      and "scannedAt" >= ${from}::timestamptz
    group by 1`;
  const byMinute = new Map(found.map(({ at, arrived }) => [at.getTime(), arrived]));
  return Array.from({ length: LAST_MINUTES }, (_, index) => {
    const at = from.getTime() + index * MINUTE_MS;
    return { at: new Date(at).toISOString(), arrived: byMinute.get(at) ?? 0 };
  });
}
