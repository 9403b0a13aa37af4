import type { PoolTerms } from "../../server/seats/facts";
import { NOW } from "../factories";
import { answerOf, differences, isSameAnswer, tellEngine, tellNaive } from "./compare";
import type { Engine } from "./memory-engine";
import { emptyPool, type NaivePool } from "./naive-pool";
import { play } from "./naive-requests";
import { type Names, requestOf, termsOf } from "./requests";
import { LINKS, PEOPLE, type Play, type Step } from "./steps";

const HOUR_MS = 3_600_000;

const TERMS: PoolTerms = {
  state: "open",
  capacity: 4,
  guestsMax: 3,
  waitlistEnabled: true,
  waitlistMode: "automatic",
  partyRule: "skip",
  passOversMax: 2,
  offerMinutes: 60,
  cutoffMinutes: 0,
  approvalRequired: false,
  opensAt: null,
  closesAt: null,
  overlapAllowed: false,
  doorMinutes: null,
  startsAt: new Date(NOW.getTime() + 24 * HOUR_MS),
  endsAt: new Date(NOW.getTime() + 27 * HOUR_MS),
};

export const startTerms = (change: Play["terms"]): PoolTerms => ({ ...TERMS, ...termsOf(change, NOW) });

/** Ids of one play. They sort by person, so that equal instants are ordered the same way each time. */
export function namesOf(playNumber: number, userIds?: string[]): Names {
  const hex = (n: number, digits: number) => n.toString(16).padStart(digits, "0");
  const list = (kind: number, length: number) =>
    Array.from({ length }, (_, n) => `${hex(playNumber, 8)}-${hex(kind, 4)}-7000-8000-${hex(n + 1, 12)}`);
  return { userIds: userIds ?? list(1, PEOPLE), rsvpIds: list(2, PEOPLE), linkIds: list(3, LINKS) };
}

/** The number of results per kind of request: "join" → "changed" → 812. */
export type Tally = Map<string, Map<string, number>>;

type Course = { naive: NaivePool; now: Date };

/**
 * Plays the same play on the naive pool and on the engine.
 * @throws Error at the first difference between the two
 */
export async function playBoth(
  { terms, steps }: Play,
  { engine, names, tally }: { engine: Engine; names: Names; tally: Tally },
): Promise<Course> {
  const naive = emptyPool(startTerms(terms));
  let now = NOW;
  for (const [index, step] of steps.entries()) {
    now = new Date(now.getTime() + step.minutes * 60_000);
    const told = await playStep(step, { engine, names, tally, naive, now });
    const found = [...told, ...differences(tellNaive(naive, now), tellEngine(await engine.state(), now))];
    if (found.length > 0) throw new Error(`step ${index + 1} at ${now.toISOString()}: ${found.join("\n  ")}`);
  }
  return { naive, now };
}

type Scene = { engine: Engine; names: Names; tally: Tally; naive: NaivePool; now: Date };

/** @returns the differences between the two answers */
async function playStep(step: Step, { engine, names, tally, naive, now }: Scene): Promise<string[]> {
  if ("account" in step) {
    const userId = names.userIds[step.account] ?? "";
    if (step.banned) naive.banned.add(userId);
    else naive.banned.delete(userId);
    await engine.setBanned(userId, step.banned);
    play(naive, { kind: "sweep", actorId: null }, now);
    await engine.play([{ kind: "sweep", actorId: null }], now);
    count(tally, step.banned ? "ban" : "pardon", "changed");
    return [];
  }
  const asked = step.asks.map((ask) => {
    const request = requestOf(ask, naive, names, now);
    return { request, answer: play(naive, request, now) };
  });
  const outcomes = await engine.play(
    asked.map(({ request }) => request),
    now,
  );
  return asked.flatMap(({ request, answer }, index) => {
    count(tally, request.kind, answer.split(":")[0] ?? "");
    const outcome = outcomes[index];
    if (outcome && isSameAnswer(answer, outcome)) return [];
    return `${JSON.stringify(request)}\n    model:  ${answer}\n    engine: ${outcome && answerOf(outcome)}`;
  });
}

export function count(tally: Tally, kind: string, end: string): void {
  const ends = tally.get(kind) ?? new Map<string, number>();
  tally.set(kind, ends.set(end, (ends.get(end) ?? 0) + 1));
}

/** The number of requests in the tally. */
export function operationsIn(tally: Tally): number {
  return [...tally.values()].flatMap((ends) => [...ends.values()]).reduce((sum, n) => sum + n, 0);
}
