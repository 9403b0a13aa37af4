import type { Tx } from "../../db/transaction";
import { FOUND_MAX, type Violation } from "./violation";

/**
 * I2 from the ledger alone: each line begins with the status in which the one before it ended, the last one equals
 * the row, and the transitions add up to the counters. Pools that were filled without a ledger are left out.
 */
export function findWrongHistory(tx: Tx, poolIds: string[]): Promise<Violation[]> {
  return tx.$queryRaw<Violation[]>`
    with lines as materialized (
      select l.*, lag(l."toStatus") over (partition by l."rsvpId" order by l.id) as "before",
        lead(l.id) over (partition by l."rsvpId" order by l.id) is null as "isLast"
      from "RsvpLedger" l where l."poolId" = any(${poolIds}::uuid[])
    ), told as (
      select "poolId",
        coalesce(sum(seats) filter (where "isLast" and "toStatus" = 'confirmed'), 0) as confirmed,
        coalesce(sum(seats) filter (where "isLast" and "toStatus" = 'offered'), 0)
          + coalesce(sum(seats) filter (where action = 'claim-opened'), 0)
          - coalesce(sum(seats) filter (where action in ('claimed', 'claim-ended')), 0) as offered,
        coalesce(sum(seats) filter (where "isLast" and "toStatus" = 'waitlisted'), 0) as waiting
      from lines group by "poolId"
    )
    (select 'I2 a ledger line begins where the one before it ended' as invariant, "poolId"::text as "poolId",
      format('line %s of %s: %s from %s, was %s', id, "rsvpId", action, coalesce("fromStatus"::text, 'nothing'),
        coalesce("before"::text, 'nothing')) as detail
    from lines where "rsvpId" is not null and "fromStatus" is distinct from "before" limit ${FOUND_MAX})
    union all
    (select 'I2 the last ledger line has the status of the RSVP', r."poolId"::text,
      format('%s is %s with %s seats; the ledger says %s with %s', r.id, r.status, r.seats,
        coalesce(l."toStatus"::text, 'nothing'), coalesce(l.seats, 0))
    from "Rsvp" r left join lines l on l."rsvpId" = r.id and l."isLast"
    where r."poolId" = any(${poolIds}::uuid[]) and r."poolId" in (select "poolId" from lines)
      and (l."toStatus" is distinct from r.status or l.seats <> r.seats)
    limit ${FOUND_MAX})
    union all
    (select 'I2 the ledger adds up to the counters', p.id::text,
      format('counted %s confirmed, %s offered, %s waiting; the ledger says %s, %s, %s', p."confirmedSeats",
        p."offeredSeats", p."waitlistedSeats", t.confirmed, t.offered, t.waiting)
    from "SeatPool" p join told t on t."poolId" = p.id
    where (p."confirmedSeats", p."offeredSeats", p."waitlistedSeats")
      is distinct from (t.confirmed, t.offered, t.waiting)
    limit ${FOUND_MAX})`;
}

/**
 * How many of the newest ledger lines are looked up in the outbox. Lines older than six days are left out, because the outbox deletes old facts.
 */
const NEWEST_LINES = 5_000;
const NEWEST_FACTS = 4 * NEWEST_LINES;

/** I10: each change of status has a fact in the outbox. Compares the number of changes and facts per RSVP. */
export function findUntold(tx: Tx, now: Date): Promise<Violation[]> {
  return tx.$queryRaw<Violation[]>`
    with changes as (
      select l."rsvpId", l."poolId", count(*) as n from "RsvpLedger" l
      where l.id > (select coalesce(max(id), 0) - ${NEWEST_LINES}::int from "RsvpLedger")
        and l.at > ${now}::timestamptz - interval '6 days'
        and l."rsvpId" is not null and l."fromStatus" is distinct from l."toStatus"
      group by 1, 2
    ), facts as (
      select o."aggregateId", count(*) as n from "OutboxEvent" o
      where o.seq > (select coalesce(max(seq), 0) - ${NEWEST_FACTS}::int from "OutboxEvent") and o.type like 'rsvp.%'
      group by 1
    )
    select 'I10 each change of status is in the outbox' as invariant, c."poolId"::text as "poolId",
      format('%s changed %s times, has %s facts', c."rsvpId", c.n, coalesce(f.n, 0)) as detail
    from changes c left join facts f on f."aggregateId" = c."rsvpId"
    where coalesce(f.n, 0) < c.n limit ${FOUND_MAX}`;
}

/** I13: the rate limit accepted at most five changes per person in any sixty seconds. */
export function findTooFast(tx: Tx): Promise<Violation[]> {
  return tx.$queryRaw<Violation[]>`
    select 'I13 at most 5 changes a minute per person' as invariant, null as "poolId",
      format('%s: %s within a minute', l.key, max(busy.n)) as detail
    from "RateLimit" l cross join lateral (
      select count(*) as n
      from unnest(l.hits) with ordinality as hit (at, place) join unnest(l.hits) as other (at)
        on other.at <= hit.at and other.at > hit.at - interval '60 seconds'
      group by hit.place
    ) busy
    where l.key like 'rsvp:%' and busy.n > 5
    group by l.key limit ${FOUND_MAX}`;
}
