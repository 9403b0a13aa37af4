import type { Db } from "../../../db/client";
import { Prisma } from "../../../db/generated/client";
import type { CapacityChange } from "./policy";

/** Whether a status means that the RSVP holds or requests seats. */
export function isLive(column: "was" | "is"): Prisma.Sql {
  return Prisma.raw(`"${column}" in ('confirmed', 'waitlisted', 'offered', 'pending')`);
}

/**
 * A person RSVPed: for the first time, again after leaving, or by accepting an invitation of a host. Being restored
 * or invited by a host is not an RSVP.
 */
export const isAnswer = Prisma.sql`(action = 'agreed' or (${isLive("is")}
  and coalesce(was in ('cancelled', 'declined'), true) and action not in ('restored', 'asked')))`;

/**
 * The change of each ledger entry, as a query: `was` and `is` (statuses), `gained` (seats taken by it) and `queued`
 * (parties that joined the waitlist). Sizes are compared with the previous entry of the same RSVP, because a party
 * may change its size and its status together. Seats of a claim link count as taken from its opening to its end; a
 * claim takes over some of them. Entries that change no seats, such as pass-overs, are left out.
 */
export function seatChanges(poolId: string): Prisma.Sql {
  return Prisma.sql`
    select id, at, action, "rsvpId", "fromStatus"::text as was, "toStatus"::text as "is", seats,
      holds - lag(holds, 1, 0) over before as gained, waits - lag(waits, 1, 0) over before as queued
    from (
      select *, case when "toStatus" in ('confirmed', 'offered') then seats else 0 end as holds,
        case when "toStatus" = 'waitlisted' then 1 else 0 end as waits
      from "RsvpLedger"
      where "poolId" = ${poolId}::uuid and "toStatus" is not null and action not in ('passed-over', 'prioritized')
    ) lines
    window before as (partition by "rsvpId" order by id)
    union all
    select id, at, 'kept', null, null, null, seats, case action when 'claim-opened' then seats else -seats end, 0
    from "RsvpLedger"
    where "poolId" = ${poolId}::uuid and action in ('claim-opened', 'claim-ended', 'claimed')`;
}

/** The changes of the capacity, oldest first. Null means unlimited. */
export function readCapacityChanges(db: Db, poolId: string): Promise<CapacityChange[]> {
  return db.$queryRaw<CapacityChange[]>`
    select at, (detail->>'capacityBefore')::int as before, (detail->>'capacity')::int as capacity
    from "RsvpLedger"
    where "poolId" = ${poolId}::uuid and action = 'terms-changed' and detail ? 'capacity'
    order by id`;
}
