import { expect, test, vi } from "vitest";
import { remembering } from "./remembering";

function doubling(keysMax: number) {
  const make = vi.fn((n: number) => (n === 0 ? undefined : n * 2));
  return { make, double: remembering(keysMax, String, make) };
}

test("makes a result once per key, also one that is nothing", () => {
  const { make, double } = doubling(10);
  expect([1, 1, 0, 0, 2].map((n) => double(n))).toEqual([2, 2, undefined, undefined, 4]);
  expect(make.mock.calls).toEqual([[1], [0], [2]]);
});

test("never holds more keys than it may", () => {
  const { make, double } = doubling(2);
  for (const n of [1, 2, 3, 3, 1]) double(n);
  expect(make.mock.calls).toEqual([[1], [2], [3], [1]]);
});

test("remembers nothing of a failure", () => {
  let fails = true;
  const once = remembering(10, String, (n: number) => {
    if (fails) throw new RangeError("not now");
    return n;
  });
  expect(() => once(1)).toThrow("not now");
  fails = false;
  expect(once(1)).toBe(1);
});
