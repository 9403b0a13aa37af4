import { type Reading, single } from "../reading";

export const waitlists: Reading = {
  gauges: {
    turnout_waitlist_oldest_unfilled_seconds:
      "How long a free seat has been left unfilled although the first RSVP in a queue fits; 0 if there is none.",
  },
  labelNames: [],
  read: async (tx) => {
    // Only the head of a queue counts: whether a later RSVP may go first is up to the party rule and is no alarm.
    const [row] = await tx.$queryRaw<{ age: number }[]>`
      with clock as materialized (select clock_timestamp() as at),
      lines as (
        select p.id, p.capacity, p.capacity - p."confirmedSeats" - p."offeredSeats" as free
        from "SeatPool" p, clock
        where p.state = 'open' and p."waitlistLength" > 0
          and p."startsAt" - make_interval(mins => p."cutoffMinutes") > clock.at
          and (p."waitlistMode" = 'automatic' or p."closesAt" is null or p."closesAt" > clock.at)
      ), ended as (
        select "poolId" as id, sum(seats) as seats, min("endedAt") as since from (
          select "poolId", seats, "offerExpiresAt" as "endedAt" from "Rsvp", clock
          where status = 'offered' and "offerExpiresAt" <= clock.at
          union all
          select "poolId", "unclaimedSeats", "expiresAt" from "ClaimLink", clock
          where "closedAt" is null and "expiresAt" <= clock.at
        ) one join "SeatPool" p on p.id = one."poolId" and p.state <> 'cancelled' group by "poolId"
      ), late as (
        -- Seats of offers whose time is up count as free from then on; all others, since the pool last changed.
        select case when l.capacity is null or head.seats <= l.free then (
          select max(line.at) from "RsvpLedger" line
          where line.id = (select max(newest.id) from "RsvpLedger" newest where newest."poolId" = l.id)
        ) else ended.since end as since
        from lines l left join ended on ended.id = l.id cross join lateral (
          select r.seats from "Rsvp" r join "User" u on u.id = r."userId" and u."bannedAt" is null
          where r."poolId" = l.id and r.status = 'waitlisted' and (l.capacity is null or r.seats <= l.capacity)
          order by r.priority desc, r."queueNumber" limit 1
        ) head
        where l.capacity is null or head.seats <= l.free + coalesce(ended.seats, 0)
      )
      select greatest(0, coalesce(extract(epoch from (select at from clock) - min(since)), 0))::float8 as age from late`;
    return { turnout_waitlist_oldest_unfilled_seconds: single(row?.age) };
  },
};
