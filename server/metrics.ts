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

// The figures that this process counts as things happen. None takes an id: a label has few values, or the figures
// outgrow what they describe. What the database knows is read when the figures are asked for, in metrics/facts.

/** What everything is registered with. */
export const metricsRegistry = (): Registry => instruments().registry;

/** One answered request. `route` is a template out of a closed set, never a path with ids. */
export function observeHttp(
  labels: { route: string; method: string; status: number },
  seconds: number,
): void {
  instruments().http.observe(labels, seconds);
}

export const countEventCreated = (): void => instruments().eventsCreated.inc();

/** One person's request for a seat. */
export function countRsvp(outcome: RsvpOutcome, seconds: number): void {
  instruments().rsvps.inc({ outcome });
  instruments().rsvpSeconds.observe({ stage: "total" }, seconds);
}

/** One gathered list: how long each of its requests waited for it, and how long it ran. */
export function observeSeatList({ waitedMs, ranMs }: { waitedMs: number[]; ranMs: number }): void {
  const { rsvpSeconds, rsvpBatch } = instruments();
  rsvpBatch.observe(waitedMs.length);
  for (const ms of waitedMs) {
    rsvpSeconds.observe({ stage: "queue" }, ms / 1000);
    // Every request of a list waits for the whole list.
    rsvpSeconds.observe({ stage: "db" }, ranMs / 1000);
  }
}

/** So many more seat requests wait for their list, or fewer. */
export const changeSeatQueue = (by: number): void => instruments().rsvpQueue.inc(by);

export function countPromotions(mode: PromotionMode, n: number): void {
  if (n > 0) instruments().promotions.inc({ mode }, n);
}

export const observePromotionLag = (seconds: number): void => instruments().promotionLag.observe(seconds);

/** Facts that a sink was handed at once. */
export const observeBatch = (sink: string, size: number): void => instruments().batch.observe({ sink }, size);

/** What became of `n` facts at a sink. */
export function countDelivered(sink: string, outcome: TaskOutcome, n: number): void {
  instruments().delivered.inc({ sink, outcome }, n);
}

/** One attempt to send something over a channel. */
export function countDelivery(channel: DeliveryChannel, outcome: DeliveryOutcome): void {
  instruments().deliveries.inc({ channel, outcome });
}

/** The same attempt, if it was about an offered seat. */
export const countOfferDelivery = (result: DeliveryOutcome): void =>
  instruments().offerDeliveries.inc({ result });

/** One call of a job, and how long it ran. A slot that another caller has taken is a call that did nothing. */
export function countJobRun(job: string, outcome: JobOutcome, seconds: number): void {
  instruments().jobRuns.inc({ job, outcome });
  if (outcome !== "already-taken") instruments().jobSeconds.observe({ job }, seconds);
}

/** `invariant` is its number, such as I4; none found is counted too, so that the first find is seen as an increase. */
export function countViolations(invariant: string, n: number): void {
  instruments().violations.inc({ invariant }, n);
}

/** From the commit of a fact to its live message being handed over. */
export const observePublishLag = (seconds: number): void => instruments().publishLag.observe(seconds);

/** Has the figures of this pool read from now on. @returns how to stop */
export function watchPool(pool: PoolFigures): () => void {
  instruments().pools.add(pool);
  return () => void instruments().pools.delete(pool);
}

export const observePoolWait = (seconds: number): void => instruments().poolWait.observe(seconds);

/** `code` is an SQLSTATE or Prisma's code of a failure that may be tried again, or "connection" for a line that was cut. */
export const countRetry = (code: string): void => instruments().retries.inc({ code });

/** `limit` is the name of a limit, never the subject that it refused. */
export const countRateLimitRefusal = (limit: string): void => instruments().refusals.inc({ limit });

export const countCollectError = (): void => instruments().collectErrors.inc();
