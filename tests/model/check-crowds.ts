import fc from "fast-check";
import type { Db } from "../../server/db/client";
import { submitSeatRequest } from "../../server/seats/gather";
import type { SeatOutcome } from "../../server/seats/outcome";
import type { SeatRequest } from "../../server/seats/request";
import { answerOf, differences, isSameAnswer, tellEngine, tellNaive } from "./compare";
import { createPool, databaseEngine, readState } from "./database-engine";
import type { NaivePool } from "./naive-pool";
import { play } from "./naive-requests";
import { playBoth, startTerms } from "./play";
import { requestOf } from "./requests";
import { crowds, plays } from "./steps";

/** The client that the preceding play runs on, and the two clients between which the group's requests alternate. */
type Clients = { db: Db; asking: readonly [Db, Db] };
type Extent = {
  groups: number;
  seed: number;
  path?: string | undefined;
  /** False reports the first failing group without shrinking it. */
  shrink?: boolean;
};

/**
 * After a random play, sends up to five requests concurrently over two processes' worth of connections, and looks
 * for a serial order in which the naive pool gives the same answers and ends in the same state.
 * @returns how many groups there were, and in how many the orders lead to different results
 * @throws Error with the smallest group that no order explains, its seed and its path
 */
export async function checkCrowds({ db, asking }: Clients, { groups, seed, path, shrink = true }: Extent) {
  const figures = { groups: 0, contested: 0 };
  const property = fc.asyncProperty(plays(10, 2), crowds, async (before, asks) => {
    const { poolId, names } = await createPool(db, startTerms(before.terms));
    const engine = databaseEngine(db, poolId);
    const { naive, now } = await playBoth(before, { engine, names, tally: new Map() });
    const requests = asks.map((ask) => requestOf(ask, naive, names, now));
    const answers = await Promise.all(
      requests.map((request, index) =>
        submitSeatRequest(asking[index % 2 === 0 ? 0 : 1], poolId, request, now),
      ),
    );
    const outcomes = answers.map((answer) => answer.outcome);
    const state = tellEngine(await readState(db, poolId), now);
    const ends = permutations(requests.length).map((order) => inOrder(order, { naive, requests, now }));
    const explained = ends.some(
      (end) =>
        differences(tellNaive(end.pool, now), state).length === 0 &&
        outcomes.every((outcome, index) => isSameAnswer(end.answers[index] ?? "", outcome)),
    );
    if (!explained) throw new Error(unexplained(requests, outcomes, state));
    figures.groups++;
    if (new Set(ends.map((end) => JSON.stringify([end.answers, tellNaive(end.pool, now)]))).size > 1)
      figures.contested++;
  });
  await fc.assert(property, { numRuns: groups, seed, endOnFailure: !shrink, ...(path && { path }) });
  return figures;
}

type Group = { naive: NaivePool; requests: SeatRequest[]; now: Date };

/** The naive pool after the requests in this order, and the answer to each. */
function inOrder(order: number[], { naive, requests, now }: Group): { pool: NaivePool; answers: string[] } {
  const pool = structuredClone(naive);
  const answers: string[] = [];
  for (const index of order) {
    const request = requests[index];
    if (request) answers[index] = play(pool, request, now);
  }
  return { pool, answers };
}

function permutations(length: number): number[][] {
  if (length === 0) return [[]];
  return permutations(length - 1).flatMap((rest) =>
    Array.from({ length }, (_, at) => [...rest.slice(0, at), length - 1, ...rest.slice(at)]),
  );
}

function unexplained(
  requests: SeatRequest[],
  outcomes: SeatOutcome[],
  state: Record<string, string>,
): string {
  const lines = requests.map((request, index) => {
    const outcome = outcomes[index];
    return `${JSON.stringify(request)} → ${outcome && answerOf(outcome)}`;
  });
  return ["no serial order explains", ...lines, "ending in", ...Object.values(state)].join("\n  ");
}
