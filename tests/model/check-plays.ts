import fc from "fast-check";
import type { PoolTerms } from "../../server/seats/facts";
import type { Engine } from "./memory-engine";
import { operationsIn, playBoth, startTerms, type Tally } from "./play";
import type { Names } from "./requests";
import { type Play, plays } from "./steps";

type Opened = {
  engine: Engine;
  names: Names;
  /** Checks the state after the play. */
  inspect?: (play: Play, now: Date) => Promise<void>;
};

export type Stage = {
  open: (terms: PoolTerms) => Promise<Opened>;
  stepsMax: number;
};

type Extent = {
  /** The least number of requests to play. */
  operations: number;
  seed: number;
  /** The path of a reported failure: replays exactly that one. */
  path?: string | undefined;
  onRound?: (operations: number) => void;
};

const ROUND = 100;

/**
 * Plays random plays on the naive pool and on the engine until this many requests were made.
 * @throws Error with the smallest play on which the two disagree, its seed and its path
 */
export async function checkPlays(stage: Stage, { operations, seed, path, onRound }: Extent): Promise<Tally> {
  const tally: Tally = new Map();
  const property = fc.asyncProperty(plays(stage.stepsMax), async (play) => {
    const { engine, names, inspect } = await stage.open(startTerms(play.terms));
    const { now } = await playBoth(play, { engine, names, tally });
    await inspect?.(play, now);
  });
  for (let round = 0; operationsIn(tally) < operations; round++) {
    await fc.assert(property, { numRuns: ROUND, seed: seed + round, ...(path && { path }) });
    if (path) break;
    onRound?.(operationsIn(tally));
  }
  return tally;
}

/** The tally as lines: each kind of request with the number of each of its results. */
export function tallyLines(tally: Tally): string[] {
  return [...tally].sort().map(([kind, ends]) => {
    const parts = [...ends].sort((a, b) => b[1] - a[1]).map(([end, n]) => `${n} ${end}`);
    return `${kind.padEnd(14)} ${parts.join(", ")}`;
  });
}
