import { expect, test, vi } from "vitest";
import { remembering } from "./remembering";

function doubling(keysMax: number) {
  const make = vi.fn((n: number) => (n === 0 ? undefined : n * 2));
  return { make, double: remembering(keysMax, String, make) };
}

test("a result is computed once per key, even if it is undefined", () => {
  const { make, double } = doubling(10);
  expect([1, 1, 0, 0, 2].map((n) => double(n))).toEqual([2, 2, undefined, undefined, 4]);
  expect(make.mock.calls).toEqual([[1], [0], [2]]);
});

test("the cache never holds more keys than its limit", () => {
  const { make, double } = doubling(2);
  for (const n of [1, 2, 3, 3, 1]) double(n);
  expect(make.mock.calls).toEqual([[1], [2], [3], [1]]);
});

test("a failure is not cached", () => {
  let fails = true;
  const once = remembering(10, String, (n: number) => {
    if (fails) throw new RangeError("not now");
    return n;
  });
  expect(() => once(1)).toThrow("not now");
  fails = false;
  expect(once(1)).toBe(1);
});
