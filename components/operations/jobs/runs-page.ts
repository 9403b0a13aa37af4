import type { JobRunOut } from "@/server/domains/operations/jobs/schema";
import type { Page } from "../use-pages";

export const RUNS_PER_PAGE = 25;

/** A full page may have one after it, which begins behind its last run. */
export function runsPage(items: JobRunOut[]): Page<JobRunOut> {
  const last = items.at(-1);
  const isFull = items.length === RUNS_PER_PAGE && last !== undefined;
  return { items, nextCursor: isFull ? JSON.stringify({ job: last.job, slotAt: last.slotAt }) : null };
}
