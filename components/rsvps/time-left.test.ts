import { expect, it } from "vitest";
import { nextChangeMs, timeLeftWords } from "./time-left";

const minute = 60_000;

it.each([
  [-5, "0 s"],
  [42_900, "42 s"],
  [9 * minute + 5_000, "9 min 05 s"],
  [10 * minute, "10 min"],
  [59 * minute + 59_999, "59 min"],
  [60 * minute, "1 h 0 min"],
  [192 * minute, "3 h 12 min"],
  [24 * 60 * minute, "1 day"],
  [51 * 60 * minute, "2 days 3 h"],
])("the time left of %i ms is said as %s", (leftMs, words) => {
  expect(timeLeftWords(leftMs)).toBe(words);
});

it.each([192 * minute + 30_000, 12 * minute, 10 * minute + 1, 9 * minute + 59_500, 1_000])(
  "the time left says the same from %i ms on until the next change, and not after it",
  (leftMs) => {
    const changeMs = nextChangeMs(leftMs);
    expect(timeLeftWords(leftMs - changeMs + 1)).toBe(timeLeftWords(leftMs));
    expect(timeLeftWords(leftMs - changeMs)).not.toBe(timeLeftWords(leftMs));
  },
);
