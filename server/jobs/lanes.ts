import { log } from "../log";
import type { Job } from "./define";

/** The maximum of concurrent jobs in one process; the other database connections are left to requests. */
const LANES = 4;

/**
 * Runs jobs concurrently, so that a slow job delays only itself. A job that is still running when it is due again
 * is not started twice; its next run catches up.
 * @param run runs a job for the slot that is due; its errors are logged
 */
export function createLanes(run: (job: Job) => Promise<unknown>) {
  const waiting: Job[] = [];
  const running = new Map<string, Promise<void>>();

  async function runLogged(job: Job): Promise<void> {
    try {
      await run(job);
    } catch (error) {
      log().error({ job: job.name, err: error }, "job could not be started");
    }
    running.delete(job.name);
    fill();
  }

  function fill(): void {
    while (running.size < LANES) {
      const job = waiting.shift();
      if (!job) return;
      running.set(job.name, runLogged(job));
    }
  }

  return {
    /** Starts these jobs in order, except those that are running or waiting. */
    begin(jobs: readonly Job[]): void {
      waiting.push(...jobs.filter((job) => !running.has(job.name) && !waiting.includes(job)));
      fill();
    },
    /** Starts nothing more, and resolves when the running jobs have ended. */
    async stop(): Promise<void> {
      waiting.length = 0;
      await Promise.all(running.values());
    },
  };
}
