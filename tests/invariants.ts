import type { Db } from "../server/db/client";

export type Violation = { invariant: string; poolId: string; detail: string };

/**
 * What must hold for every pool at every commit: seats within capacity, counters equal to rows, queue numbers only
 * for waiters, and no seat empty that the first eligible waiter could have.
 * @returns what does not hold; empty is sound
 */
export async function findViolations(db: Db): Promise<Violation[]> {
  return db.$queryRaw<Violation[]>`
    with sums as (
      select p.id, p.capacity, p."confirmedSeats", p."offeredSeats", p."waitlistedSeats", p."waitlistLength",
        coalesce(sum(r.seats) filter (where r.status = 'confirmed'), 0)::int as confirmed,
        coalesce(sum(r.seats) filter (where r.status = 'offered'), 0)::int as offered,
        coalesce(sum(r.seats) filter (where r.status = 'waitlisted'), 0)::int as waiting,
        (count(*) filter (where r.status = 'waitlisted'))::int as waiters
      from "SeatPool" p left join "Rsvp" r on r."poolId" = p.id group by p.id
    )
    select 'within capacity' as invariant, id::text as "poolId",
      format('%s of %s seats', confirmed + offered, capacity) as detail
    from sums where capacity is not null and confirmed + offered > capacity
    union all
    select 'counters equal rows', id::text, format('%s/%s confirmed, %s/%s offered, %s/%s waiting, %s/%s waiters',
      "confirmedSeats", confirmed, "offeredSeats", offered, "waitlistedSeats", waiting, "waitlistLength", waiters)
    from sums
    where "confirmedSeats" <> confirmed or "offeredSeats" <> offered or "waitlistedSeats" <> waiting
      or "waitlistLength" <> waiters
    union all
    select 'no seat empty that the head of the queue may have', s.id::text, format('%s fits', w.seats)
    from sums s join "SeatPool" p on p.id = s.id
    cross join lateral (
      select r.seats from "Rsvp" r join "User" u on u.id = r."userId" and u."bannedAt" is null
      where r."poolId" = s.id and r.status = 'waitlisted' and (s.capacity is null or r.seats <= s.capacity)
      order by r."queueNumber" limit 1
    ) w
    where p.state = 'open' and (s.capacity is null or s.capacity - s.confirmed - s.offered >= w.seats)`;
}
