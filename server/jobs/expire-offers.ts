import type { Db } from "../db/client";
import { currentTime } from "../db/clock";
import { isConnectionLost } from "../db/postgres-error";
import { inTransaction } from "../db/transaction";
import { log } from "../log";
import { applySeatRequests } from "../seats/apply";
import type { Job, JobContext } from "./define";

const POOLS_MAX = 500;
/** Well under the five seconds within which the next in line hears of a seat. */
const LOOK_EVERY_MS = 2_000;

/**
 * Ends offers and claim links whose time is up, so that the next in line is asked and everybody is told.
 * It only tidies: every read and every decision goes by the time already.
 */
export const expireOffers: Job = {
  name: "expire-offers",
  schedule: { everyMinutes: 1 },
  missed: "skip",
  run: ({ db, now, decideAt }) => endOffers(db, { now, decideAt }),
};

type Times = Pick<JobContext, "now" | "decideAt">;

/** @returns how many pools had something to end */
export async function endOffers(db: Db, { now, decideAt }: Times) {
  const tally = { pools: 0, failed: 0 };
  for (const poolId of await findDue(db, now)) {
    try {
      await inTransaction(db, (tx) =>
        applySeatRequests(tx, poolId, [{ kind: "sweep", actorId: null }], decideAt),
      );
      tally.pools++;
    } catch (error) {
      if (isConnectionLost(error)) throw error;
      tally.failed++;
      log().error({ poolId, err: error }, "offers of a pool could not be ended");
    }
  }
  return tally;
}

async function findDue(db: Db, now: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ poolId: string }[]>`
    select r."poolId" from "Rsvp" r join "SeatPool" p on p.id = r."poolId" and p.state <> 'cancelled'
    where r.status = 'offered' and r."offerExpiresAt" <= ${now}::timestamptz
    union
    select l."poolId" from "ClaimLink" l join "SeatPool" p on p.id = l."poolId" and p.state <> 'cancelled'
    where l."closedAt" is null and l."expiresAt" <= ${now}::timestamptz
    limit ${POOLS_MAX}`;
  return rows.map((row) => row.poolId);
}

/** Looks every two seconds, between the minutes in which the job is due. Any number of processes may. */
export function startOfferClock(db: Db): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let stopped = false;

  function look(): void {
    looking = currentTime(db)
      .then((now) => endOffers(db, { now, decideAt: null }))
      .then(
        () => {},
        (error: unknown) => log().warn({ err: error }, "offers could not be looked at; trying again"),
      )
      .then(() => {
        if (!stopped) timer = setTimeout(look, LOOK_EVERY_MS);
      });
  }
  timer = setTimeout(look, LOOK_EVERY_MS);

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
