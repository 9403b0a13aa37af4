import { expect, it } from "vitest";
import { crossesBoundary } from "./boundary";

const noon = new Date("2026-11-28T12:00:00.000Z");
const after = (ms: number) => new Date(noon.getTime() + ms);

it.each([
  ["lies between", 500, 1_000, true],
  ["is reached in this very moment", 1_000, 1_000, true],
  ["is where the clock was before", 0, 1_000, false],
  ["is still to come", 1_001, 1_000, false],
  ["is still to come, but the clock was set back", 1_000, -1, true],
])("the time moves on only at a boundary: one that %s", (_, boundaryMs, presentMs, moves) => {
  expect(crossesBoundary([after(boundaryMs).toISOString()], noon, after(presentMs))).toBe(moves);
});

it("the time does not move on where there is no boundary", () => {
  expect(crossesBoundary([""], noon, after(1_000))).toBe(false);
});
