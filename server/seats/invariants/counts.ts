import type { Tx } from "../../db/transaction";
import { FOUND_MAX, type Violation } from "./violation";

/** I1 and I2: the seats taken fit the capacity, and the counters of a pool equal its rows. */
export function findWrongCounts(tx: Tx, poolIds: string[]): Promise<Violation[]> {
  return tx.$queryRaw<Violation[]>`
    with held as (
      select r."poolId",
        sum(r.seats) filter (where r.status = 'confirmed') as confirmed,
        sum(r.seats) filter (where r.status = 'offered') as offered,
        sum(r.seats) filter (where r.status = 'waitlisted') as waiting,
        count(*) filter (where r.status = 'waitlisted') as parties,
        max(r."queueNumber") as "lastNumber"
      from "Rsvp" r where r."poolId" = any(${poolIds}::uuid[]) group by r."poolId"
    ), kept as (
      select c."poolId", sum(c."unclaimedSeats") as seats
      from "ClaimLink" c where c."poolId" = any(${poolIds}::uuid[]) group by c."poolId"
    ), counted as (
      select p.*, coalesce(h.confirmed, 0) as confirmed, coalesce(h.offered, 0) + coalesce(k.seats, 0) as offered,
        coalesce(h.waiting, 0) as waiting, coalesce(h.parties, 0) as parties, h."lastNumber"
      from "SeatPool" p left join held h on h."poolId" = p.id left join kept k on k."poolId" = p.id
      where p.id = any(${poolIds}::uuid[])
    )
    (select 'I1 seats taken are within capacity' as invariant, id::text as "poolId",
      format('%s confirmed and %s offered of %s', confirmed, offered, capacity) as detail
    from counted where confirmed + offered > capacity or "confirmedSeats" + "offeredSeats" > capacity
    limit ${FOUND_MAX})
    union all
    (select 'I2 counters equal rows', id::text,
      format('counted %s confirmed, %s offered, %s waiting in %s parties; there are %s, %s, %s in %s',
        "confirmedSeats", "offeredSeats", "waitlistedSeats", "waitlistLength", confirmed, offered, waiting, parties)
    from counted
    where ("confirmedSeats", "offeredSeats", "waitlistedSeats", "waitlistLength")
      is distinct from (confirmed, offered, waiting, parties)
    limit ${FOUND_MAX})
    union all
    (select 'I2 the next queue number is above all given ones', id::text,
      format('next %s, last %s', "nextQueueNumber", "lastNumber")
    from counted where "nextQueueNumber" <= "lastNumber" limit ${FOUND_MAX})`;
}

/** I2, I3 and I6 row by row: queue numbers, one answer per person, and ends of offers and claim links. */
export function findWrongRows(tx: Tx, poolIds: string[]): Promise<Violation[]> {
  return tx.$queryRaw<Violation[]>`
    with rows as materialized (select * from "Rsvp" where "poolId" = any(${poolIds}::uuid[]))
    (select 'I2 exactly the waitlisted RSVPs have a queue number' as invariant, "poolId"::text as "poolId",
      format('%s is %s with number %s', id, status, coalesce("queueNumber"::text, 'none')) as detail
    from rows where (status = 'waitlisted') <> ("queueNumber" is not null) limit ${FOUND_MAX})
    union all
    (select 'I2 no two waitlisted RSVPs share a place', "poolId"::text,
      format('%s have number %s and priority %s', count(*), "queueNumber", priority)
    from rows where status = 'waitlisted' group by "poolId", priority, "queueNumber" having count(*) > 1
    limit ${FOUND_MAX})
    union all
    (select 'I3 one RSVP per person and pool', "poolId"::text, format('%s of user %s', count(*), "userId")
    from rows group by "poolId", "userId" having count(*) > 1 limit ${FOUND_MAX})
    union all
    (select 'I3 seats equal the party, and the person has an account', r."poolId"::text,
      format('%s has %s seats for %s guests', r.id, r.seats, r.guests)
    from rows r left join "User" u on u.id = r."userId" where u.id is null or r.seats <> 1 + r.guests
    limit ${FOUND_MAX})
    union all
    (select 'I6 an offer has an end, and only offered or cancelled RSVPs have one', "poolId"::text,
      format('%s is %s until %s', id, status, coalesce("offerExpiresAt"::text, 'for ever'))
    from rows
    where (status = 'offered' and "offerExpiresAt" is null)
      or ("offerExpiresAt" is not null and status not in ('offered', 'cancelled'))
    limit ${FOUND_MAX})
    union all
    (select 'I6 no person is seated whom others registered and who has not answered', "poolId"::text,
      format('%s is %s, asked at %s', id, status, "askedAt")
    from rows where "askedAt" is not null and status in ('confirmed', 'pending') limit ${FOUND_MAX})
    union all
    (select 'I6 a banned person holds nothing', "poolId"::text, format('%s is %s', id, status)
    from rows where "barredAt" is not null and status not in ('declined', 'cancelled') limit ${FOUND_MAX})
    union all
    (select 'I6 a claim link holds no more than its seats, and none once closed', "poolId"::text,
      format('%s holds %s of %s%s', id, "unclaimedSeats", seats, case when "closedAt" is null then '' else ', closed' end)
    from "ClaimLink"
    where "poolId" = any(${poolIds}::uuid[])
      and ("unclaimedSeats" not between 0 and seats or ("closedAt" is not null and "unclaimedSeats" <> 0))
    limit ${FOUND_MAX})`;
}
