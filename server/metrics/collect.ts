import { Gauge } from "prom-client";
import type { Db } from "../db/client";
import type { Tx } from "../db/transaction";
import { type JobPlan, nextSlotAt, slotAt } from "../domains/operations/jobs/policy";
import { log } from "../log";
import { countCollectError, metricsRegistry } from "../metrics";
import type { Reading, Sample } from "./reading";
import { idleTransactions, incidents, invariants, jobRuns } from "./readings/operations";
import { deliveries, outboxFacts, outboxTasks } from "./readings/outbox";
import { waitlists } from "./readings/waitlists";

/** Every reading must use an index. */
const READINGS: readonly Reading[] = [
  outboxFacts,
  outboxTasks,
  deliveries,
  waitlists,
  jobRuns,
  invariants,
  incidents,
  idleTransactions,
];

const ONE_MS = 1_000;
/** For all readings together: a scraper waits at most ten seconds. */
const ALL_MS = 4_000;

export type Scrape = {
  db: Db;
  /** The jobs that run here, with their schedules. */
  jobs: readonly (JobPlan & { cronOnly?: boolean })[];
  /** What to read from the database. Default: everything. */
  readings?: readonly Reading[];
};

const holder = globalThis as typeof globalThis & { turnoutScrape?: Promise<string> | undefined };

/** All metrics in Prometheus text format. Concurrent scrapes share one reading of the database. */
export function scrape(options: Scrape): Promise<string> {
  holder.turnoutScrape ??= collect(options).finally(() => {
    holder.turnoutScrape = undefined;
  });
  return holder.turnoutScrape;
}

async function collect({ db, jobs, readings = READINGS }: Scrape): Promise<string> {
  const endsMs = performance.now() + ALL_MS;
  setGauge("turnout_job_period_seconds", "Seconds between the runs of a job.", ["job"], periodsOf(jobs));
  // Sequential, so that a scrape takes only one connection of a busy pool.
  for (const reading of readings) {
    const samples = await readSamples(db, reading, endsMs);
    for (const [name, help] of Object.entries(reading.gauges)) {
      setGauge(name, help, reading.labelNames, samples?.[name] ?? []);
    }
  }
  return metricsRegistry().metrics();
}

export const CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

/** Null if the reading failed or took too long: no value is better than a stale one. */
async function readSamples(
  db: Db,
  { read, gauges }: Reading,
  endsMs: number,
): Promise<Record<string, Sample[]> | null> {
  try {
    if (performance.now() > endsMs) throw new Error("no time was left");
    return await db.$transaction(
      async (tx) => {
        await tx.$queryRaw`select set_config('statement_timeout', ${String(ONE_MS)}, true)`;
        return read(tx as Tx);
      },
      { maxWait: ONE_MS, timeout: 2 * ONE_MS },
    );
  } catch (error) {
    countCollectError();
    log().warn({ err: error, gauges: Object.keys(gauges) }, "metrics could not be read");
    return null;
  }
}

/** Sets a gauge to exactly these samples. */
function setGauge(name: string, help: string, labelNames: string[], samples: Sample[]): void {
  const registry = metricsRegistry();
  const known = registry.getSingleMetric(name) as Gauge | undefined;
  const gauge = known ?? new Gauge({ name, help, labelNames, registers: [registry] });
  gauge.reset();
  // Without labels, `reset` leaves a 0, which would look like a measurement.
  if (labelNames.length === 0) gauge.remove();
  for (const { labels, value } of samples) gauge.set(labels, value);
}

function periodsOf(jobs: Scrape["jobs"]): Sample[] {
  const now = new Date();
  return jobs
    .filter((job) => !job.cronOnly)
    .map(({ name, schedule }) => ({
      labels: { job: name },
      value: (nextSlotAt(schedule, now).getTime() - slotAt(schedule, now).getTime()) / 1000,
    }));
}
