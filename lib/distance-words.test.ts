import { expect, test } from "vitest";
import { distanceWords } from "./distance-words";

test.each([
  [0, "100 m"],
  [0.8, "800 m"],
  [3.4, "3.4 km"],
  [120.4, "120 km"],
  [2317.6, "2,318 km"],
])("a distance of %s kilometres reads %s", (km, words) => {
  expect(distanceWords(km)).toBe(words);
});
