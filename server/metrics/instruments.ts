import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import packageJson from "../../package.json" with { type: "json" };

const RSVP_OUTCOMES = [
  ...(["confirmed", "waitlisted", "requested", "duplicate", "full", "refused"] as const),
  ...(["rate_limited", "shed", "error"] as const),
];
/** The outcome of a seat request. */
export type RsvpOutcome = (typeof RSVP_OUTCOMES)[number];

const PROMOTION_MODES = ["automatic", "offer", "host"] as const;
/** How a waitlisted RSVP got a seat: by the queue's rule, by an offer, or by a host. */
export type PromotionMode = (typeof PROMOTION_MODES)[number];

const DELIVERY_CHANNELS = ["email", "whatsapp", "push", "webhook"] as const;
const DELIVERY_OUTCOMES = ["sent", "skipped", "deferred", "failed", "parked"] as const;
export type DeliveryChannel = (typeof DELIVERY_CHANNELS)[number];
export type DeliveryOutcome = (typeof DELIVERY_OUTCOMES)[number];
export type TaskOutcome = "done" | "deferred" | "failed" | "parked";
export type JobOutcome = "ran" | "failed" | "already-taken";

const ANSWER_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2];
const LAG_SECONDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300];
const WAIT_SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 10];
const JOB_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 30, 60];
const SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/** One connection pool of this process; read at each scrape. */
export type PoolFigures = {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
};

type Instruments = ReturnType<typeof build>;
const holder = globalThis as typeof globalThis & { turnoutMetrics?: Instruments };

/** One set per process, however often Next loads this module. */
export function instruments(): Instruments {
  holder.turnoutMetrics ??= build();
  return holder.turnoutMetrics;
}

function build() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "turnout_build_info",
    help: "Always 1; the labels say what runs.",
    labelNames: ["version", "node"],
    registers: [registry],
  }).set({ version: packageJson.version, node: process.version }, 1);
  const makers = makersOf(registry);
  return {
    registry,
    ...requestsAndDatabase(makers),
    ...seats(makers),
    ...outbox(makers),
    ...jobs(makers),
    collectErrors: makers.counter(
      "turnout_metrics_collect_errors_total",
      "Failed readings of the database; their gauges are missing from that scrape.",
    ),
  };
}

type Makers = ReturnType<typeof makersOf>;

function makersOf(registry: Registry) {
  const registers = [registry];
  return {
    counter: <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
      new Counter({ name, help, labelNames, registers }),
    histogram: <Label extends string>(
      name: string,
      help: string,
      buckets: number[],
      labelNames: Label[] = [],
    ) => new Histogram({ name, help, buckets, labelNames, registers }),
    gauge: (name: string, help: string) => new Gauge({ name, help, registers }),
    /** Read at each scrape. */
    states: (name: string, help: string, read: () => Record<string, number>) =>
      new Gauge({
        name,
        help,
        labelNames: ["state"],
        registers,
        collect() {
          for (const [state, value] of Object.entries(read())) this.set({ state }, value);
        },
      }),
  };
}

/** Starts every series at 0: `increase()` would miss the first count of a series that appears with it. */
function zeroed<Label extends string>(
  counter: Counter<Label>,
  labels: Record<Label, string>[],
): Counter<Label> {
  for (const one of labels) counter.inc(one, 0);
  return counter;
}

function requestsAndDatabase({ counter, histogram, states }: Makers) {
  const pools = new Set<PoolFigures>();
  states(
    "turnout_db_pool_connections",
    "Connections of this process by state; waiting counts callers without a connection.",
    () => statesOf(pools),
  );
  return {
    pools,
    http: histogram(
      "http_request_duration_seconds",
      "From a request's arrival to the end of its answer.",
      ANSWER_SECONDS,
      ["route", "method", "status"],
    ),
    poolWait: histogram(
      "turnout_db_pool_wait_seconds",
      "How long callers wait for a connection.",
      WAIT_SECONDS,
    ),
    retries: zeroed(
      counter("turnout_db_tx_retries_total", "Retried transactions, by the code of the failure.", ["code"]),
      ["40001", "40P01", "P2034", "connection"].map((code) => ({ code })),
    ),
    refusals: counter("turnout_rate_limit_refusals_total", "Rate-limited requests, by the limit.", ["limit"]),
  };
}

function statesOf(pools: ReadonlySet<PoolFigures>): Record<string, number> {
  const sum = { active: 0, idle: 0, waiting: 0 };
  for (const { totalCount, idleCount, waitingCount } of pools) {
    sum.active += totalCount - idleCount;
    sum.idle += idleCount;
    sum.waiting += waitingCount;
  }
  return sum;
}

function seats({ counter, histogram, gauge }: Makers) {
  return {
    eventsCreated: counter("turnout_events_created_total", "Events created, including drafts and copies."),
    rsvps: zeroed(
      counter("turnout_rsvp_requests_total", "People's requests for a seat by what became of them.", [
        "outcome",
      ]),
      RSVP_OUTCOMES.map((outcome) => ({ outcome })),
    ),
    rsvpSeconds: histogram(
      "turnout_rsvp_duration_seconds",
      "Stage queue: from a seat request to the start of its list; db: the list's transaction; total: a whole seat request, including its limits.",
      ANSWER_SECONDS,
      ["stage"],
    ),
    rsvpBatch: histogram("turnout_rsvp_batch_size", "Seat requests decided in one list.", SIZES),
    rsvpQueue: gauge("turnout_rsvp_queue_depth", "Seat requests that wait for their list to start."),
    promotions: zeroed(
      counter("turnout_waitlist_promotions_total", "Waitlisted RSVPs that got a seat or an offer.", ["mode"]),
      PROMOTION_MODES.map((mode) => ({ mode })),
    ),
    promotionLag: histogram(
      "turnout_waitlist_promotion_lag_seconds",
      "From a seat becoming free to the commit that gives it to the next RSVP in the queue.",
      LAG_SECONDS,
    ),
    violations: counter("turnout_invariant_violations_total", "Findings of this process's checks.", [
      "invariant",
    ]),
  };
}

function outbox({ counter, histogram }: Makers) {
  const attempts = DELIVERY_CHANNELS.flatMap((channel) =>
    DELIVERY_OUTCOMES.map((outcome) => ({ channel, outcome })),
  );
  return {
    batch: histogram("turnout_outbox_batch_size", "Facts per batch of a sink.", SIZES, ["sink"]),
    delivered: counter("turnout_outbox_delivered_total", "Facts by sink and outcome.", ["sink", "outcome"]),
    publishLag: histogram(
      "turnout_realtime_publish_lag_seconds",
      "From the commit of a fact to the hand-over of its live message.",
      LAG_SECONDS,
    ),
    deliveries: zeroed(
      counter("turnout_deliveries_total", "Attempts to send a message, by channel and outcome.", [
        "channel",
        "outcome",
      ]),
      attempts,
    ),
    offerDeliveries: zeroed(
      counter("turnout_offer_delivery_attempts_total", "Attempts to send a message about an offer.", [
        "result",
      ]),
      DELIVERY_OUTCOMES.map((result) => ({ result })),
    ),
  };
}

function jobs({ counter, histogram }: Makers) {
  return {
    jobRuns: counter("turnout_job_runs_total", "Runs of jobs by outcome.", ["job", "outcome"]),
    jobSeconds: histogram("turnout_job_duration_seconds", "How long jobs run.", JOB_SECONDS, ["job"]),
  };
}
