import { expect, test } from "vitest";
import { curveOf } from "./policy";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 18, minute));

test("the arrival curve counts people in steps of five minutes, with the steps in which no one came", () => {
  expect(curveOf([at(12), at(1), at(2), at(14), at(4)])).toEqual([
    { at: at(0).toISOString(), arrived: 3, total: 3 },
    { at: at(5).toISOString(), arrived: 0, total: 3 },
    { at: at(10).toISOString(), arrived: 2, total: 5 },
  ]);
});

test("the arrival curve of no one is empty, and of scans that are months apart not endless", () => {
  expect(curveOf([])).toEqual([]);
  expect(curveOf([at(0), new Date(Date.UTC(2027, 5, 1))])).toHaveLength(2);
});
