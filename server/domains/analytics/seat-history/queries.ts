import type { Db } from "../../../db/client";
import { Prisma } from "../../../db/generated/client";
import type { CapacityChange } from "./policy";

/** Whether a status stands for an RSVP that still holds or asks for something. */
export function isLive(column: "was" | "is"): Prisma.Sql {
  return Prisma.raw(`"${column}" in ('confirmed', 'waitlisted', 'offered', 'pending')`);
}

/**
 * A person answered, for the first time or again after they had left, or said yes to what a host asked them. Being let
 * back in or asked by a host is no answer.
 */
export const isAnswer = Prisma.sql`(action = 'agreed' or (${isLive("is")}
  and coalesce(was in ('cancelled', 'declined'), true) and action not in ('restored', 'asked')))`;

/**
 * What each line of the ledger changed, as a query: `was` and `is` (statuses), `gained` (seats taken by it) and
 * `queued` (parties that wait since). Sizes are compared with the same RSVP's line before, as a party may change its
 * size and its status at once. Seats behind a claim link are taken from its opening to its end; who claims some takes
 * them over. What changes no seats, such as being passed over, is left out.
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

/** How the number of seats was changed, oldest first. Null stands for unlimited. */
export function readCapacityChanges(db: Db, poolId: string): Promise<CapacityChange[]> {
  return db.$queryRaw<CapacityChange[]>`
    select at, (detail->>'capacityBefore')::int as before, (detail->>'capacity')::int as capacity
    from "RsvpLedger"
    where "poolId" = ${poolId}::uuid and action = 'terms-changed' and detail ? 'capacity'
    order by id`;
}
