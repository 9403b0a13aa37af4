import type { Db } from "../../db/client";
import { DomainError } from "../../errors";
import { activityText, chartEnd, chooseStep } from "./policy";
import type { ActivityItem, ChartPoint, ChartStep, RsvpsOverTime } from "./schema";

type EventPool = { id: string; poolId: string };

/** Who answered, as it stands now and as it came about, on the clocks of the event's zone. For hosts. */
export async function readRsvpsOverTime(db: Db, event: EventPool, now: Date): Promise<RsvpsOverTime> {
  const [statuses, frame] = await Promise.all([countStatuses(db, event.poolId), readFrame(db, event)]);
  const { timeZone, firstAt, lastAt, endsAt } = frame;
  const none = { rsvps: 0, cancellations: 0, declines: 0, promotions: 0 };
  if (!firstAt || !lastAt) return { timeZone, statuses, totals: none, step: "day", points: [] };
  const to = chartEnd({ lastAt, endsAt, now });
  const step = chooseStep(firstAt, to);
  const points = await readPoints(db, { poolId: event.poolId, timeZone, step, from: firstAt, to });
  const total = (key: keyof typeof none) => points.reduce((sum, point) => sum + point[key], 0);
  const totals = {
    rsvps: total("rsvps"),
    cancellations: total("cancellations"),
    declines: total("declines"),
    promotions: total("promotions"),
  };
  return { timeZone, statuses, totals, step, points };
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
  };
}

type Frame = { timeZone: string; endsAt: Date; firstAt: Date | null; lastAt: Date | null };

async function readFrame(db: Db, event: EventPool): Promise<Frame> {
  const [frame] = await db.$queryRaw<Frame[]>`
    select e."timeZone", e."endsAt", l."firstAt", l."lastAt"
    from "Event" e, (select min(at) as "firstAt", max(at) as "lastAt" from "RsvpLedger"
      where "poolId" = ${event.poolId}::uuid) l
    where e.id = ${event.id}::uuid`;
  if (!frame) throw new DomainError("not-found", "event.not-found");
  return frame;
}

/** Seats move when a line leads into or out of a status that holds them, or changes the size of a party that does. */
function readPoints(
  db: Db,
  by: { poolId: string; timeZone: string; step: ChartStep; from: Date; to: Date },
): Promise<ChartPoint[]> {
  return db.$queryRaw<ChartPoint[]>`
    with lines as (
      select date_trunc(${by.step}::text, at at time zone ${by.timeZone}::text) as step, action, seats, detail,
        coalesce("fromStatus" in ('confirmed', 'offered'), false) as held,
        coalesce("toStatus" in ('confirmed', 'offered'), false) as holds
      from "RsvpLedger" where "poolId" = ${by.poolId}::uuid
    ), sums as (
      select step, count(*) filter (where action in ('confirmed', 'waitlisted')) as rsvps,
        count(*) filter (where action = 'withdrawn') as cancellations,
        count(*) filter (where action = 'declined') as declines,
        count(*) filter (where action in ('promoted', 'promoted-by-host')) as promotions,
        sum(case when held and holds then seats - coalesce((detail->>'seatsBefore')::int, seats)
          when holds then seats when held then -seats else 0 end) as gained
      from lines group by step
    ), steps as (
      select generate_series(
        date_trunc(${by.step}::text, ${by.from}::timestamptz at time zone ${by.timeZone}::text),
        date_trunc(${by.step}::text, ${by.to}::timestamptz at time zone ${by.timeZone}::text),
        ('1 ' || ${by.step}::text)::interval) as step
    )
    select to_char(step, 'YYYY-MM-DD"T"HH24:MI') as "from", coalesce(rsvps, 0)::int as rsvps,
      coalesce(cancellations, 0)::int as cancellations, coalesce(declines, 0)::int as declines,
      coalesce(promotions, 0)::int as promotions,
      (sum(coalesce(gained, 0)) over (order by step))::int as "seatsTaken"
    from steps left join sums using (step) order by step`;
}

type Line = {
  id: bigint;
  at: Date;
  action: string;
  toStatus: string | null;
  seats: number;
  detail: Record<string, unknown>;
  guestName: string | null;
  actorName: string | null;
};

/**
 * What happened on an event, newest first, in sentences. For hosts: it names people.
 * Being passed over is told in the story of one RSVP only; for the whole event it would drown the rest.
 */
export async function listActivity(
  db: Db,
  event: EventPool,
  by: { rsvpId?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: ActivityItem[]; nextCursor: string | null }> {
  const before = by.cursor === undefined ? null : readCursor(by.cursor);
  const rsvpId = by.rsvpId ?? null;
  const lines = await db.$queryRaw<Line[]>`
    select l.id, l.at, l.action, l."toStatus"::text as "toStatus", l.seats, l.detail,
      guest.name as "guestName", actor.name as "actorName"
    from "RsvpLedger" l
      left join "Rsvp" r on r.id = l."rsvpId"
      left join "User" guest on guest.id = r."userId"
      left join "User" actor on actor.id = l."actorId"
    where l."poolId" = ${event.poolId}::uuid
      and (${rsvpId}::uuid is null and l.action <> 'passed-over' or l."rsvpId" = ${rsvpId}::uuid)
      and (${before}::bigint is null or l.id < ${before}::bigint)
    order by l.id desc limit ${by.limit + 1}`;
  const items = lines.slice(0, by.limit).map((line) => ({
    id: String(line.id),
    at: line.at.toISOString(),
    ...activityText(line),
  }));
  return { items, nextCursor: lines.length > by.limit ? (items.at(-1)?.id ?? null) : null };
}

function readCursor(cursor: string): bigint {
  if (/^\d{1,18}$/.test(cursor)) return BigInt(cursor);
  throw new DomainError("invalid", "input.invalid", {
    fields: [{ field: "cursor", message: "This cursor is not ours." }],
  });
}
