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

/** Each looks into indexes. */
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
/** Of all readings together: whoever scrapes waits ten seconds at most. */
const ALL_MS = 4_000;

export type Scrape = {
  db: Db;
  /** Those that somebody runs here, each by its schedule. */
  jobs: readonly (JobPlan & { cronOnly?: boolean })[];
  /** What is read from the database; everything when left out. */
  readings?: readonly Reading[];
};

const holder = globalThis as typeof globalThis & { turnoutScrape?: Promise<string> | undefined };

/** Every figure, as Prometheus reads it. Those who ask at the same time share one look at the database. */
export function scrape(options: Scrape): Promise<string> {
  holder.turnoutScrape ??= collect(options).finally(() => {
    holder.turnoutScrape = undefined;
  });
  return holder.turnoutScrape;
}

async function collect({ db, jobs, readings = READINGS }: Scrape): Promise<string> {
  const endsMs = performance.now() + ALL_MS;
  setGauge("turnout_job_period_seconds", "How far apart the runs of a job are.", ["job"], periodsOf(jobs));
  // One after the other, so that the figures of a busy pool take one connection of it.
  for (const reading of readings) {
    const samples = await readSamples(db, reading, endsMs);
    for (const [name, help] of Object.entries(reading.gauges)) {
      setGauge(name, help, reading.labelNames, samples?.[name] ?? []);
    }
  }
  return metricsRegistry().metrics();
}

export const CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

/** Null where it failed or took too long: no figure is better than an old one. */
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
    log().warn({ err: error, gauges: Object.keys(gauges) }, "figures could not be read");
    return null;
  }
}

/** Sets a gauge to these samples and no others. */
function setGauge(name: string, help: string, labelNames: string[], samples: Sample[]): void {
  const registry = metricsRegistry();
  const known = registry.getSingleMetric(name) as Gauge | undefined;
  const gauge = known ?? new Gauge({ name, help, labelNames, registers: [registry] });
  gauge.reset();
  // Without labels, reset leaves a 0 behind, which would be a figure.
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
