import { Prisma } from "../db/generated/client";

/**
 * The offered seats of pool `p` that are still held, by the database's clock. An offer or claim link past its end
 * holds nothing, even if the sweep has not closed it yet. Costs nothing where no seat is offered.
 */
export const keptSeats = Prisma.sql`(case when p."offeredSeats" = 0 then 0 else p."offeredSeats" - (
    select coalesce(sum(r.seats), 0) from "Rsvp" r
    where r."poolId" = p.id and r.status = 'offered' and r."offerExpiresAt" <= clock_timestamp()
  ) - (
    select coalesce(sum(c."unclaimedSeats"), 0) from "ClaimLink" c
    where c."poolId" = p.id and c."closedAt" is null and c."expiresAt" <= clock_timestamp()
  ) end)::int`;
