import type { Registry } from "prom-client";
import {
  type DeliveryChannel,
  type DeliveryOutcome,
  instruments,
  type JobOutcome,
  type PoolFigures,
  type PromotionMode,
  type RsvpOutcome,
  type TaskOutcome,
} from "./metrics/instruments";

export type { DeliveryChannel, DeliveryOutcome, JobOutcome, PromotionMode, RsvpOutcome, TaskOutcome };

// The metrics that this process counts as events happen. No label is an id: a label must have few values, or the
// number of series explodes. State in the database is read at each scrape, in metrics/readings.

/** The registry of all metrics. */
export const metricsRegistry = (): Registry => instruments().registry;

/** One answered request. `route` is a template from a closed set, never a path with ids. */
export function observeHttp(
  labels: { route: string; method: string; status: number },
  seconds: number,
): void {
  instruments().http.observe(labels, seconds);
}

export const countEventCreated = (): void => instruments().eventsCreated.inc();

/** One person's seat request. */
export function countRsvp(outcome: RsvpOutcome, seconds: number): void {
  instruments().rsvps.inc({ outcome });
  instruments().rsvpSeconds.observe({ stage: "total" }, seconds);
}

/** One list of seat requests: how long each waited for it, and how long it ran. */
export function observeSeatList({ waitedMs, ranMs }: { waitedMs: number[]; ranMs: number }): void {
  const { rsvpSeconds, rsvpBatch } = instruments();
  rsvpBatch.observe(waitedMs.length);
  for (const ms of waitedMs) {
    rsvpSeconds.observe({ stage: "queue" }, ms / 1000);
    // Every request in a list waits for the whole list.
    rsvpSeconds.observe({ stage: "db" }, ranMs / 1000);
  }
}

/** Changes the number of seat requests that wait for their list. */
export const changeSeatQueue = (by: number): void => instruments().rsvpQueue.inc(by);

export function countPromotions(mode: PromotionMode, n: number): void {
  if (n > 0) instruments().promotions.inc({ mode }, n);
}

export const observePromotionLag = (seconds: number): void => instruments().promotionLag.observe(seconds);

/** The facts in one batch of a sink. */
export const observeBatch = (sink: string, size: number): void => instruments().batch.observe({ sink }, size);

/** The outcome of `n` facts at a sink. */
export function countDelivered(sink: string, outcome: TaskOutcome, n: number): void {
  instruments().delivered.inc({ sink, outcome }, n);
}

/** One attempt to send a message over a channel. */
export function countDelivery(channel: DeliveryChannel, outcome: DeliveryOutcome): void {
  instruments().deliveries.inc({ channel, outcome });
}

/** The same attempt, for a message about an offer. */
export const countOfferDelivery = (result: DeliveryOutcome): void =>
  instruments().offerDeliveries.inc({ result });

/** One call of a job and its duration. A call whose slot another caller has taken counts as well. */
export function countJobRun(job: string, outcome: JobOutcome, seconds: number): void {
  instruments().jobRuns.inc({ job, outcome });
  if (outcome !== "already-taken") instruments().jobSeconds.observe({ job }, seconds);
}

/**
 * `invariant` is its number, such as I4. Zero violations are counted too, so that the first one is seen as an
 * increase.
 */
export function countViolations(invariant: string, n: number): void {
  instruments().violations.inc({ invariant }, n);
}

/** From the commit of a fact to the hand-over of its live message. */
export const observePublishLag = (seconds: number): void => instruments().publishLag.observe(seconds);

/** Reports this pool at each scrape from now on. @returns a function that stops it */
export function watchPool(pool: PoolFigures): () => void {
  instruments().pools.add(pool);
  return () => void instruments().pools.delete(pool);
}

export const observePoolWait = (seconds: number): void => instruments().poolWait.observe(seconds);

/** `code` is the SQLSTATE or Prisma code of a retryable failure, or "connection" for a lost connection. */
export const countRetry = (code: string): void => instruments().retries.inc({ code });

/** `limit` is the name of a limit, never the person or address it refused. */
export const countRateLimitRefusal = (limit: string): void => instruments().refusals.inc({ limit });

export const countCollectError = (): void => instruments().collectErrors.inc();
