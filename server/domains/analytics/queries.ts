import type { Db } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { notFound } from "../../errors";
import { chartEnd, chooseStep } from "./policy";
import type { ChartPoint, ChartStep, RsvpsOverTime } from "./schema";
import { capacityBefore, totalsOf } from "./seat-history/policy";
import { isAnswer, isLive, readCapacityChanges, seatChanges } from "./seat-history/queries";

type EventPool = { id: string; poolId: string };

/** RSVPs of an event or of one of its sessions now and over time, in the event's time zone. For hosts only. */
export async function readRsvpsOverTime(db: Db, event: EventPool, now: Date): Promise<RsvpsOverTime> {
  const [statuses, frame, changes] = await Promise.all([
    countStatuses(db, event.poolId),
    readFrame(db, event),
    readCapacityChanges(db, event.poolId),
  ]);
  const { timeZone, firstAt, lastAt, endsAt, capacity } = frame;
  if (!firstAt || !lastAt) return { timeZone, statuses, totals: totalsOf([]), step: "day", points: [] };
  const to = chartEnd({ lastAt, endsAt, now });
  const step = chooseStep(firstAt, to);
  const counts = await readPoints(db, { poolId: event.poolId, timeZone, step, from: firstAt, to });
  const points = counts.map(({ at, ...point }, index): ChartPoint => {
    const endsBefore = counts[index + 1]?.at ?? null;
    return { ...point, at: at.toISOString(), capacity: capacityBefore(changes, endsBefore, capacity) };
  });
  return { timeZone, statuses, totals: totalsOf(points), step, points };
}

async function countStatuses(db: Db, poolId: string): Promise<RsvpsOverTime["statuses"]> {
  const groups = await db.rsvp.groupBy({
    by: ["status"],
    where: { poolId },
    _count: { _all: true },
    _sum: { seats: true },
  });
  const of = (status: keyof RsvpsOverTime["statuses"]) => {
    const group = groups.find((candidate) => candidate.status === status);
    return { people: group?._count._all ?? 0, seats: group?._sum.seats ?? 0 };
  };
  return {
    confirmed: of("confirmed"),
    waitlisted: of("waitlisted"),
    offered: of("offered"),
    cancelled: of("cancelled"),
    declined: of("declined"),
    pending: of("pending"),
  };
}

type Frame = {
  timeZone: string;
  endsAt: Date;
  capacity: number | null;
  firstAt: Date | null;
  lastAt: Date | null;
};

async function readFrame(db: Db, event: EventPool): Promise<Frame> {
  const [frame] = await db.$queryRaw<Frame[]>`
    select e."timeZone", p."endsAt", p.capacity, l."firstAt", l."lastAt"
    from "Event" e join "SeatPool" p on p."eventId" = e.id and p.id = ${event.poolId}::uuid,
      (select min(at) as "firstAt", max(at) as "lastAt" from "RsvpLedger" where "poolId" = ${event.poolId}::uuid) l
    where e.id = ${event.id}::uuid`;
  if (!frame) throw notFound("event");
  return frame;
}

type PointCounts = Omit<ChartPoint, "at" | "capacity"> & { at: Date };

/**
 * The steps from one instant to another, each with the instant at which it begins. In the night on which clocks go
 * back, one hour occurs twice, and days and weeks may be an hour longer or shorter. Hours are found by their
 * quarters, because zones with half-hour offsets do not align with whole hours of UTC.
 */
function stepsBetween({ step, timeZone, from, to }: Span): Prisma.Sql {
  if (step === "hour") {
    return Prisma.sql`select date_trunc('hour', quarter, ${timeZone}::text) as step, min(quarter) as at
      from generate_series(date_trunc('hour', ${from}::timestamptz, ${timeZone}::text), ${to}::timestamptz,
        interval '15 minutes') as quarter group by 1`;
  }
  return Prisma.sql`select local at time zone ${timeZone}::text as step, local at time zone ${timeZone}::text as at
    from generate_series(date_trunc(${step}::text, ${from}::timestamptz at time zone ${timeZone}::text),
      ${to}::timestamptz at time zone ${timeZone}::text, ('1 ' || ${step}::text)::interval) as local`;
}

type Span = { timeZone: string; step: ChartStep; from: Date; to: Date };

function readPoints(db: Db, by: Span & { poolId: string }): Promise<PointCounts[]> {
  const { step, timeZone } = by;
  return db.$queryRaw<PointCounts[]>`
    with moves as (${seatChanges(by.poolId)}), sums as (
      select date_trunc(${step}::text, at, ${timeZone}::text) as step,
        count(*) filter (where ${isAnswer}) as rsvps,
        count(*) filter (where action in ('withdrawn', 'refused')) as cancellations,
        count(*) filter (where ${isLive("was")} and action in ('declined', 'removed', 'barred')) as declines,
        count(*) filter (where "is" = 'confirmed' and was in ('waitlisted', 'offered')) as promotions,
        count(*) filter (where "is" = 'offered') as offers, sum(gained) as gained, sum(queued) as queued
      from moves group by 1
    ), steps as (${stepsBetween(by)})
    select at, to_char(at at time zone ${timeZone}::text, 'YYYY-MM-DD"T"HH24:MI') as "from",
      coalesce(rsvps, 0)::int as rsvps, coalesce(cancellations, 0)::int as cancellations,
      coalesce(declines, 0)::int as declines, coalesce(promotions, 0)::int as promotions,
      coalesce(offers, 0)::int as offers, (sum(coalesce(gained, 0)) over (order by at))::int as "seatsTaken",
      (sum(coalesce(queued, 0)) over (order by at))::int as "waitlistLength"
    from steps left join sums using (step) order by at`;
}
