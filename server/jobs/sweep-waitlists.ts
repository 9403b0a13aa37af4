import type { Db } from "../db/client";
import { isConnectionLost } from "../db/postgres-error";
import type { Tx } from "../db/transaction";
import { recordIncidents } from "../domains/operations/incidents/commands";
import { applySeatList } from "../seats/apply";
import { lockPools } from "../seats/lock";
import { withPools } from "../seats/with-pools";
import type { Job, JobContext, JobResult } from "./define";

const POOLS_MAX = 500;

/**
 * Serves queues that should already have been served. Every path that frees a seat promotes in its own transaction,
 * so each seat found here is an incident: it is filled, counted and logged.
 */
export const sweepWaitlists: Job = {
  name: "sweep-waitlists",
  schedule: { everyMinutes: 1 },
  missed: "skip",
  run: sweep,
};

async function sweep({ db, now, decideAt, log }: JobContext): Promise<JobResult> {
  const poolIds = await findSuspects(db, now);
  const tally = { looked: poolIds.length, repaired: 0, seatsGiven: 0, failed: 0 };
  for (const poolId of poolIds) {
    try {
      const seats = await sweepPool(db, poolId, { now, decideAt });
      if (seats === 0) continue;
      tally.repaired++;
      tally.seatsGiven += seats;
      log.error({ poolId, seats }, "the sweep gave free seats to waitlisted RSVPs");
    } catch (error) {
      if (isConnectionLost(error)) throw error;
      // A pool that is locked or broken must not stop the check of the others.
      tally.failed++;
      log.error({ poolId, err: error }, "a waitlist could not be swept");
    }
  }
  return tally;
}

/**
 * Pools with a free seat and a waitlisted RSVP that fits. The party rule may still hold the seat: the engine
 * decides.
 */
async function findSuspects(db: Db, now: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select p.id from "SeatPool" p
    where p.state = 'open' and p."waitlistLength" > 0
      and p."startsAt" - make_interval(mins => p."cutoffMinutes") > ${now}::timestamptz
      and (p."waitlistMode" = 'automatic' or p."closesAt" is null or p."closesAt" > ${now}::timestamptz)
      and (p.capacity is null or p.capacity > p."confirmedSeats" + p."offeredSeats")
      and exists (
        select 1 from "Rsvp" r join "User" u on u.id = r."userId" and u."bannedAt" is null
        where r."poolId" = p.id and r.status = 'waitlisted'
          and (p.capacity is null or r.seats <= p.capacity - p."confirmedSeats" - p."offeredSeats")
      )
    order by p."startsAt", p.id limit ${POOLS_MAX}`;
  return rows.map((row) => row.id);
}

/** @returns the number of seats given */
function sweepPool(
  db: Db,
  poolId: string,
  { now, decideAt }: Pick<JobContext, "now" | "decideAt">,
): Promise<number> {
  return withPools(db, [poolId], async (tx, poolIds) => {
    // Under the lock, so that a promotion still in progress is not mistaken for a repair.
    const before = (await lockPools(tx, poolIds)).find(({ pool }) => pool.id === poolId)?.pool;
    if (!before) return 0;
    // A promotion after an expired offer is no incident: another job closes offers.
    if (await hasEnded(tx, poolId, now)) return 0;
    const sweep = { kind: "sweep" as const, actorId: null, poolId };
    const [answer] = await applySeatList(tx, { poolIds, requests: [sweep], now: decideAt });
    const seats = answer ? takenOf(answer.seats) - takenOf(before) : 0;
    if (seats > 0) {
      const incident = { kind: "waitlist.not-served" as const, key: poolId, detail: { poolId, seats } };
      await recordIncidents(tx, [incident], now);
    }
    return seats;
  });
}

const takenOf = (pool: { confirmedSeats: number; offeredSeats: number }) =>
  pool.confirmedSeats + pool.offeredSeats;

async function hasEnded(tx: Tx, poolId: string, now: Date): Promise<boolean> {
  const offer = await tx.rsvp.findFirst({
    where: { poolId, status: "offered", offerExpiresAt: { lte: now } },
    select: { id: true },
  });
  const link = await tx.claimLink.findFirst({
    where: { poolId, closedAt: null, expiresAt: { lte: now } },
    select: { id: true },
  });
  return offer !== null || link !== null;
}
