import { expect, test } from "vitest";
import { textForStrangers } from "./text-for-strangers";

test.each([
  ["Night walk, 7 pm (2nd round)", "Night walk, 7 pm (2nd round)"],
  ["Win now: https://evil.example/x?y and more", "Win now: … and more"],
  ["Go to WWW.evil.example/a", "Go to …"],
  ["see evil.example/a today", "see … today"],
  ["write to me@evil.example", "write to …"],
  ["call +44 20 7946 0958 now", "call … now"],
  ["two\n\n  lines", "two lines"],
  ["v1.2 of Mr. Smith's talk, No. 5", "v1.2 of Mr. Smith's talk, No. 5"],
  ["31 December 2026, 10–12", "31 December 2026, 10–12"],
])("the text %s is written to people who have not answered as: %s", (text, expected) => {
  expect(textForStrangers(text)).toBe(expected);
});

test("a long text is cut between characters", () => {
  expect([...textForStrangers("🎉".repeat(200), 10)]).toHaveLength(10);
});

test("a text of any kind is read in time that grows with its length only", () => {
  for (const part of ["a.", "a-", "@", "1 ", "…", "www."])
    expect(textForStrangers(part.repeat(50_000))).toBeDefined();
});
