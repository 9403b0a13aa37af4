import type { Db } from "../db/client";
import { currentTime } from "../db/clock";
import { startDeliveries } from "../notifications/deliveries";
import { startRelay } from "../outbox/relay";
import { startWebhooks } from "../webhooks/worker";
import { startOfferClock } from "./expire-offers";
import { createLanes } from "./lanes";
import { jobs } from "./registry";
import { runJob } from "./run";

const MINUTE_MS = 60_000;

/**
 * Runs the relay, the sending of notifications and webhooks, the expiry of offers and the jobs in this process. Any
 * number of processes may do so: each slot of a job is run by one of them. `stop` starts nothing more and resolves
 * when the running work has ended.
 */
export function startTicker(db: Db): { stop(): Promise<void> } {
  const relay = startRelay(db);
  const deliveries = startDeliveries(db);
  const webhooks = startWebhooks(db);
  const offers = startOfferClock(db);
  let timer: NodeJS.Timeout | undefined;
  // A slot that has run is skipped by its record, so a late start catches up and a repeated call does nothing.
  const lanes = createLanes(async (job) => runJob(db, job.name, await currentTime(db)));

  function tick(): void {
    lanes.begin(jobs.filter((job) => !job.cronOnly));
    timer = setTimeout(tick, msToNextMinute());
  }
  tick();

  return {
    async stop() {
      clearTimeout(timer);
      await Promise.all([lanes.stop(), relay.stop(), deliveries.stop(), webhooks.stop(), offers.stop()]);
    },
  };
}

/** Jittered by up to two seconds, so that processes do not compete for the same slot at the same moment. */
function msToNextMinute(): number {
  return MINUTE_MS - (Date.now() % MINUTE_MS) + Math.random() * 2000;
}
