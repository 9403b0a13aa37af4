import { log } from "../log";
import type { Job } from "./define";

/** Jobs that run at the same time in one process; the rest of the database's connections are left to requests. */
const LANES = 4;

/**
 * Runs jobs beside each other, so that a job that takes long delays only itself. One that is still running when it is
 * due again is left alone, and the slots it missed are for its next run.
 * @param run runs a job for the slot that is due; what it throws is logged
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
    /** Runs these in their order, as far as they do not run or wait already. */
    begin(jobs: readonly Job[]): void {
      waiting.push(...jobs.filter((job) => !running.has(job.name) && !waiting.includes(job)));
      fill();
    },
    /** Begins nothing more, and resolves once what is running has ended. */
    async stop(): Promise<void> {
      waiting.length = 0;
      await Promise.all(running.values());
    },
  };
}
