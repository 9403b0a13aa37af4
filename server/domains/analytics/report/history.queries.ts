import type { Db } from "../../../db/client";
import { seatChanges } from "../seat-history/queries";
import { LEAD_HOURS, type LeadCount } from "./policy";
import type { Report } from "./schema";

type History = Report["waitlist"] & { seated: number };

/**
 * How the waitlist performed, and how many people ever had a seat. A stay on the waitlist begins with the ledger
 * entry that led to it and ends with the next one that led elsewhere.
 */
export async function readHistory(db: Db, poolId: string): Promise<History> {
  const [history] = await db.$queryRaw<History[]>`
    with moves as (
      select "rsvpId", at, action, "fromStatus" as was, "toStatus" as "is", lead(at) over later as "nextAt",
        lead("toStatus") over later as next
      from "RsvpLedger"
      where "poolId" = ${poolId}::uuid and "toStatus" is not null and "fromStatus" is distinct from "toStatus"
      window later as (partition by "rsvpId" order by id)
    ), passed as (
      select count(*)::int as "passOvers", count(distinct "rsvpId")::int as "partiesPassedOver"
      from "RsvpLedger" where "poolId" = ${poolId}::uuid and action = 'passed-over'
    ), counts as (
      select count(distinct "rsvpId") filter (where "is" = 'confirmed')::int as seated,
        count(*) filter (where "is" = 'waitlisted')::int as joined,
        count(*) filter (where was = 'waitlisted' and "is" = 'confirmed')::int as promoted,
        count(*) filter (where "is" = 'offered')::int as offered,
        count(*) filter (where was = 'offered' and "is" = 'confirmed')::int as accepted,
        count(*) filter (where was = 'offered' and action in ('refused', 'withdrawn'))::int as refused,
        count(*) filter (where action = 'offer-expired')::int as expired,
        count(*) filter (where was = 'waitlisted' and action = 'withdrawn')::int as left,
        count(*) filter (where "is" = 'waitlisted' and next is null)::int as waiting,
        extract(epoch from percentile_cont(0.5) within group (order by "nextAt" - at)
          filter (where "is" = 'waitlisted' and next in ('confirmed', 'offered')))::float8 / 60 as "waitMinutesMedian"
      from moves
    )
    select * from counts, passed`;
  if (!history) throw new Error("an ungrouped count returned no row");
  return history;
}

type Cancellations = {
  total: Pick<Report["cancellations"], "parties" | "seats" | "hoursBeforeMedian">;
  leads: LeadCount[];
};

/** Seats that guests gave back themselves, by how long before the start. */
export async function readCancellations(db: Db, poolId: string, startsAt: Date): Promise<Cancellations> {
  type Row = { bucket: number | null; parties: number; seats: number; hoursBeforeMedian: number | null };
  const rows = await db.$queryRaw<Row[]>`
    with gone as (
      select seats, extract(epoch from ${startsAt}::timestamptz - at)::float8 / 3600 as hours
      from "RsvpLedger"
      where "poolId" = ${poolId}::uuid and action = 'withdrawn' and "fromStatus" = 'confirmed'
    ), leads as (
      select *, width_bucket(hours, ${LEAD_HOURS.map(Number)}::float8[]) as bucket from gone
    )
    select bucket, count(*)::int as parties, coalesce(sum(seats), 0)::int as seats,
      percentile_cont(0.5) within group (order by hours) as "hoursBeforeMedian"
    from leads group by grouping sets ((bucket), ())`;
  const total = rows.find((row) => row.bucket === null);
  const { parties = 0, seats = 0, hoursBeforeMedian = null } = total ?? {};
  const leads = rows.flatMap(({ bucket, ...row }) => (bucket === null ? [] : { bucket, ...row }));
  return { total: { parties, seats, hoursBeforeMedian }, leads };
}

/**
 * The most seats ever taken at the same time, and when all seats were first taken.
 * @param first the capacity before any change to it; null = unlimited
 */
export async function readCapacityUse(
  db: Db,
  poolId: string,
  first: number | null,
): Promise<Pick<Report["capacity"], "seatsTakenMax" | "firstFullAt">> {
  const [use] = await db.$queryRaw<{ seatsTakenMax: number; firstFullAt: Date | null }[]>`
    with moves as (${seatChanges(poolId)}), limits as (
      select *, row_number() over (order by id) as span from (
        select id, at, (detail->>'capacity')::int as capacity from "RsvpLedger"
        where "poolId" = ${poolId}::uuid and action = 'terms-changed' and detail ? 'capacity'
        union all select 0, null, ${first}::int
      ) changes
    ), running as (
      select at, sum(gained) over upward as taken, sum(starts) over upward as span
      from (
        select id, at, gained, 0 as starts from moves union all select id, at, 0, 1 from limits
      ) lines
      window upward as (order by id)
    )
    select coalesce(max(taken), 0)::int as "seatsTakenMax", min(running.at) filter (where taken >= capacity) as "firstFullAt"
    from running join limits using (span)`;
  return { seatsTakenMax: use?.seatsTakenMax ?? 0, firstFullAt: use?.firstFullAt?.toISOString() ?? null };
}
