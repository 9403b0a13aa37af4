import { expect, test } from "vitest";
import { lanesOf } from "./lanes";

const block = (id: string, start: number, end: number) => ({ id, start, end });
const at = (lane: number, lanes: number) => ({ lane, lanes });

test("sessions that follow each other take the whole width", () => {
  const lanes = lanesOf([block("a", 0, 60), block("b", 60, 120)]);
  expect(Object.fromEntries(lanes)).toEqual({ a: at(0, 1), b: at(0, 1) });
});

test("sessions that overlap are side by side, and the first free lane is used again", () => {
  const lanes = lanesOf([block("a", 0, 60), block("b", 30, 120), block("c", 60, 90), block("d", 120, 150)]);
  expect(Object.fromEntries(lanes)).toEqual({ a: at(0, 2), b: at(1, 2), c: at(0, 2), d: at(0, 1) });
});

test("three sessions at the same time take three lanes", () => {
  const lanes = lanesOf([block("a", 0, 60), block("b", 0, 60), block("c", 0, 60)]);
  expect([...lanes.values()].map(({ lane }) => lane).sort()).toEqual([0, 1, 2]);
  expect(lanes.get("a")?.lanes).toBe(3);
});

test("lanes depend on the blocks and not on their order", () => {
  const blocks = [block("a", 0, 60), block("b", 30, 120), block("c", 100, 130)];
  expect(lanesOf(blocks.toReversed())).toEqual(lanesOf(blocks));
});

test("an empty room has no lanes", () => {
  expect(lanesOf([]).size).toBe(0);
});
