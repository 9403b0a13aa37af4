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
 * Runs the relay, the sending of notifications and webhooks, the end of offers and the jobs inside this process. Any
 * number of processes may: each slot of a job is run by one.
 * `stop` takes nothing new and resolves once what is under way has ended.
 */
export function startTicker(db: Db): { stop(): Promise<void> } {
  const relay = startRelay(db);
  const deliveries = startDeliveries(db);
  const webhooks = startWebhooks(db);
  const offers = startOfferClock(db);
  let timer: NodeJS.Timeout | undefined;
  // A slot that has run is skipped by its own record, so a late start catches up and a repeat does nothing.
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

/** Jittered by up to two seconds, so that many processes do not ask for the same slot at once. */
function msToNextMinute(): number {
  return MINUTE_MS - (Date.now() % MINUTE_MS) + Math.random() * 2000;
}
