import type { Answer } from "./http-client";
import { percentiles, round } from "./stats";
import type { World } from "./world";

/** The server's answer to an RSVP mutation: the status of the RSVP, or the reason of the refusal. */
export function outcomeOf({ body }: Answer): string {
  const parsed = JSON.parse(body) as {
    result?: { data?: { rsvp?: { status?: string } } };
    error?: { data?: { reason?: string } };
  };
  return parsed.result?.data?.rsvp?.status ?? parsed.error?.data?.reason ?? "unanswered";
}

/** The number of answers per outcome. */
export function tally(answers: Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) {
    const outcome = outcomeOf(answer);
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}

/**
 * Times as callers saw them, in ms, and their parts: waiting for the list before, in the database with the own
 * list, and the rest, which is HTTP, session, parsing and waiting for a processor. `processorMsEach` is the
 * server's processor time per answer, including all work that the answers caused meanwhile.
 * @param tookMs from the first request to the last answer; left out where all requests were sent together
 */
export async function timesOf(world: World, answers: Answer[], tookMs?: number) {
  const times = answers.map((answer) => answer.ms);
  const { queueMs, databaseMs, listSizes, processorMs } = await world.stages();
  const total = percentiles(times);
  const [queue, database] = [percentiles(queueMs), percentiles(databaseMs)];
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    perSecond: Math.round((times.length / (tookMs ?? total.max)) * 1_000),
    serverFaults: answers.filter((answer) => answer.status >= 500).length,
    ms: total,
    queueMs: queue,
    databaseMs: database,
    httpMsMean: round(mean(times) - mean(queueMs) - mean(databaseMs)),
    processorMsEach: round(processorMs / answers.length),
    listLength: { mean: round(mean(listSizes)), max: Math.max(...listSizes) },
  };
}

export function inDays(days: number): Date {
  return new Date(Date.now() + days * 86_400_000);
}

/** A repeatable sequence of random integers below `n` (mulberry32). */
export function randomFrom(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * n);
  };
}
