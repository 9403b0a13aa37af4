import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { errorMessage } from "./error-message";

const SERVER = path.join(import.meta.dirname, "../server");
const NEUTRAL = errorMessage({ reason: "no.such-reason" });
const THROWN = [
  /(?:DomainError|refused)\(\s*"[a-z-]+",\s*"(?<reason>[a-z-]+\.[a-z-]+)"/g,
  /notFound\("(?<noun>[a-z-]+)"\)/g,
];

function reasonsIn(source: string): string[] {
  const found = THROWN.flatMap((pattern) => [...source.matchAll(pattern)]);
  return found.map(({ groups }) => groups?.reason ?? `${groups?.noun}.not-found`);
}

function serverSources(): string[] {
  return readdirSync(SERVER, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$|generated/.test(file))
    .map((file) => readFileSync(path.join(SERVER, file), "utf8"));
}

test("every reason that the server throws has a sentence", () => {
  const reasons = new Set(serverSources().flatMap(reasonsIn));
  expect(reasons.size).toBeGreaterThan(80);
  expect([...reasons].filter((reason) => errorMessage({ reason }) === NEUTRAL)).toEqual([]);
});

describe("one of many results, which carries no figures,", () => {
  test.each([
    ["rsvp.party-too-large", "This party is larger than the whole event."],
    ["rsvp.too-many-guests", "These are more guests than one person may bring."],
    ["seats.not-enough", "There are not enough free seats."],
  ])("%s makes none up", (reason, sentence) => {
    expect(errorMessage({ reason })).toBe(sentence);
  });
});

test("a limit of ten minutes and more is not told in seconds", () => {
  const limits = serverSources().flatMap((source) => [
    ...source.matchAll(/name: "(?<name>[a-z-]+)",\s*hitsMax: \d+,\s*windowSeconds: (?<seconds>[\d_]+)/g),
  ]);
  const long = limits.filter(({ groups }) => Number(groups?.seconds?.replaceAll("_", "")) >= 600);
  expect(long.length).toBeGreaterThan(15);
  const details = { retryAfterSeconds: 3_400 };
  const told = long.map(({ groups }) => errorMessage({ reason: `${groups?.name}.too-many`, details }));
  expect(told.filter((sentence) => sentence === NEUTRAL || /second/.test(sentence))).toEqual([]);
});
