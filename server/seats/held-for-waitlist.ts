import { Prisma } from "../db/generated/client";
import type { Tx } from "../db/transaction";
import type { PoolFacts } from "./facts";
import { keptSeats } from "./kept-seats";
import { freeSeats } from "./promotion";

const free = Prisma.sql`p.capacity - p."confirmedSeats" - ${keptSeats}`;

/** Whether the waitlisted `w` of pool `p` has a seat elsewhere at the same time, as `PoolDraft.clashesOf` says. */
const isBusy = Prisma.sql`exists (
    select 1 from "Rsvp" seat join "SeatPool" other on other.id = seat."poolId"
    where seat."userId" = w."userId" and seat.status in ('confirmed', 'offered') and seat."poolId" <> p.id
      and other."eventId" = p."eventId" and other."sessionId" is not null and other.state <> 'cancelled'
      and not other."overlapAllowed" and other."startsAt" < p."endsAt" and p."startsAt" < other."endsAt"
      and (seat."checkedInSeats" > 0 or not (other.id = any(w."dropIfIn")))
  )`;

/**
 * Whether the free seats of pool `p` are held for its queue, by the rule of `passOversForNewcomer`: some waitlisted
 * party fits or may not be passed over. Costs nothing where the queue is empty or no seat is free.
 */
export const heldForWaitlist = Prisma.sql`(case
    when p."waitlistLength" = 0 or ${free} <= 0 then false
    else exists (
      select 1 from (select ${free} as free offset 0) f
        join "Rsvp" w on w."poolId" = p.id and w.status = 'waitlisted'
        join "User" u on u.id = w."userId" and u."bannedAt" is null
      where (p.capacity is null or w.seats <= p.capacity)
        and (p."sessionId" is null or p."overlapAllowed" or not ${isBusy})
        and (f.free is null or w.seats <= f.free or p."partyRule" = 'strict' or w."passedOver" >= p."passOversMax")
    ) end)`;

/**
 * Given the pools that a transaction has written, returns the ids of the ones whose free seats are held for their
 * queues.
 */
export async function readHeldForWaitlist(tx: Tx, pools: PoolFacts[]): Promise<Set<string>> {
  const ids = pools.filter((pool) => pool.waitlistLength > 0 && freeSeats(pool) > 0).map(({ id }) => id);
  if (ids.length === 0) return new Set();
  const held = await tx.$queryRaw<{ id: string }[]>`
    select p.id from "SeatPool" p where p.id = any(${ids}::uuid[]) and ${heldForWaitlist}`;
  return new Set(held.map(({ id }) => id));
}
