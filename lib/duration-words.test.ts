import { expect, test } from "vitest";
import { durationWords } from "./duration-words";

test.each([
  [0, "0 minutes"],
  [5, "5 minutes"],
  [60, "1 hour"],
  [90, "1 hour 30 minutes"],
  [1_440, "1 day"],
  [2_160, "1 day 12 hours"],
  [43_200, "30 days"],
])("the duration of %s minutes is said as %j", (minutes, words) => {
  expect(durationWords(minutes)).toBe(words);
});
