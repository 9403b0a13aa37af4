import type { Db } from "../db/client";
import { currentTime } from "../db/clock";
import { isConnectionLost } from "../db/postgres-error";
import { inTransaction } from "../db/transaction";
import { endLinksOfFormerLeaders } from "../domains/rsvps/claim-links.commands";
import { log } from "../log";
import { applySeatRequests } from "../seats/apply";
import type { Job, JobContext } from "./define";

const POOLS_MAX = 500;
/** Well below the five seconds in which the next waitlisted person must hear of a seat. */
const LOOK_EVERY_MS = 2_000;

/**
 * Closes expired offers and claim links, and links whose makers lead no more, so that the next RSVP in the queue gets an offer and everyone involved is
 * notified. Correctness does not depend on it: every read and decision already respects the expiry time.
 */
export const expireOffers: Job = {
  name: "expire-offers",
  schedule: { everyMinutes: 1 },
  missed: "skip",
  run: async ({ db, now, decideAt }) => {
    await endLinksOfFormerLeaders(db, now);
    return endOffers(db, { now, decideAt });
  },
};

type Times = Pick<JobContext, "now" | "decideAt">;

/** @returns the number of pools in which something expired */
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
      log().error({ poolId, err: error }, "the offers of a pool could not be closed");
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

/**
 * Looks for expired offers every two seconds, between the minutely runs of the job. Any number of processes may do
 * so.
 */
export function startOfferClock(db: Db): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let stopped = false;

  function look(): void {
    looking = currentTime(db)
      .then((now) => endOffers(db, { now, decideAt: null }))
      .then(
        () => {},
        (error: unknown) => log().warn({ err: error }, "expired offers could not be read; retrying"),
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
