import { expect, test } from "vitest";
import { lengthsWith } from "./lengths";

test("an unusual length stays among those to choose from", () => {
  expect(lengthsWith([30, 60], 45)).toEqual([30, 45, 60]);
  expect(lengthsWith([30, 60], 60)).toEqual([30, 60]);
});
