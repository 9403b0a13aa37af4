import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { bitsFor, makeChallenge, type NetworkUse, solvedChallenge, WORK_SECONDS } from "./policy";

const SECRET = "a secret";
const NOW = new Date("2026-11-29T18:00:00.500Z");
const seconds = (n: number) => new Date(NOW.getTime() + n * 1_000);
const about = { use: "sign-up", network: "192.0.2.1", now: NOW } as const;
const isSolved = (work: string, bits: number) =>
  Math.clz32(createHash("sha256").update(work).digest().readUInt32BE(0)) >= bits;

/** The first answer for which `good` holds. */
function answer(good: boolean, bits = 8): string {
  const { text } = makeChallenge({ ...about, bits: 16 }, SECRET);
  for (let number = 0; ; number++)
    if (isSolved(`${text}.${number}`, bits) === good) return `${text}.${number}`;
}

test.each([
  [0, 16],
  [59, 16],
  [60, 17],
  [120, 18],
  [180, 19],
  [299, 19],
  [1_000_000, 19],
])("after %i answers from a network the next challenge has %i bits", (answered, bits) => {
  expect(bitsFor(answered)).toBe(bits);
});

describe("a solved challenge", () => {
  const solved = answer(true, 16);

  test.each<[string, Partial<{ use: NetworkUse; network: string; now: Date }>, boolean]>([
    ["where it was asked for", {}, true],
    ["just before its time is over", { now: seconds(WORK_SECONDS - 1) }, true],
    ["after its time", { now: seconds(WORK_SECONDS + 1) }, false],
    ["by a clock that is a little behind", { now: seconds(-3) }, true],
    ["long before it was given out", { now: seconds(-60) }, false],
    ["from another network", { network: "192.0.2.2" }, false],
    ["for a link", { use: "sign-in-link" }, false],
    ["for a password", { use: "sign-in" }, false],
  ])("a solved challenge that is used %s is judged by its terms", (_, change, isTaken) => {
    expect(solvedChallenge(solved, { ...about, ...change }, SECRET) !== null).toBe(isTaken);
  });

  test("a solution is refused if its hash has too few zero bits", () => {
    expect(solvedChallenge(answer(false), about, SECRET)).toBeNull();
  });

  test("every number that solves a challenge gives the same key, so that it is spent once only", () => {
    const { text } = makeChallenge({ ...about, bits: 10 }, SECRET);
    const numbers = Array.from({ length: 20_000 }, (_, number) => `${text}.${number}`);
    const answers = numbers.filter((work) => isSolved(work, 10));
    expect(answers.length).toBeGreaterThan(1);
    expect(new Set(answers.map((work) => solvedChallenge(work, about, SECRET))).size).toBe(1);
  });

  test.each([
    ["no work at all", ""],
    ["any text", "work"],
    ["another difficulty", solved.replace(".16.", ".00.")],
    ["a later time", `z${solved.slice(1)}`],
    ["no number", solved.replace(/\d+$/, "")],
    ["a number that is none", solved.replace(/\d+$/, "1e5")],
    ["more than a number", `${solved} `],
    ["a number beyond one block", solved.replace(/\d+$/, "1".repeat(40))],
    ["an empty signature", solved.replace(/\.[\w-]{22}\./, "..")],
  ])("a solution with %s is refused", (_, work) => {
    expect(solvedChallenge(work, about, SECRET)).toBeNull();
  });

  test("a solution of another site's challenge is refused", () => {
    expect(solvedChallenge(solved, about, "another secret")).toBeNull();
  });
});

test("a challenge names how it is to be solved, leaves room for the number in one block, and is never the same", () => {
  const challenges = [1, 2].map(() => makeChallenge({ ...about, bits: 17 }, SECRET));
  for (const challenge of challenges) {
    expect(challenge).toMatchObject({ algorithm: "SHA-256", bits: 17, expiresInSeconds: 300 });
    expect(challenge.text.length).toBeLessThanOrEqual(55 - ".999999999999".length);
    expect(challenge.text).not.toContain(about.network);
  }
  expect(challenges[0]?.text).not.toBe(challenges[1]?.text);
});
