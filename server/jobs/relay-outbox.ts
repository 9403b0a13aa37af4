import { database } from "../db/client";
import { currentTime } from "../db/clock";
import { log } from "../log";
import { drainDeliveries } from "../notifications/deliveries";
import { drainOutbox } from "../outbox/relay";
import type { Job } from "./define";
import { endOffers } from "./expire-offers";

/** Below the limit of a serverless function. */
const TIME_MAX_MS = 50_000;

/** Delivers due facts, for deployments without a long-lived relay. */
export const relayOutbox: Job = {
  name: "relay-outbox",
  schedule: { everyMinutes: 1 },
  missed: "skip",
  cronOnly: true,
  run: ({ db }) => drainOutbox(db, { until: new Date(Date.now() + TIME_MAX_MS) }),
};

const AFTER_ANSWER_MS = 5_000;

/**
 * After the answer to a request, delivers the facts it committed and sends their emails, for deployments where no
 * relay listens for commits. Undelivered facts are left to the next call or to cron.
 */
export async function relayAfterAnswer(): Promise<void> {
  try {
    const db = database();
    await endOffers(db, { now: await currentTime(db), decideAt: null });
    const until = new Date(Date.now() + AFTER_ANSWER_MS);
    await drainOutbox(db, { until });
    await drainDeliveries(db, { until });
  } catch (error) {
    log().warn({ err: error }, "the outbox could not be relayed after an answer");
  }
}
