import { expect, test } from "vitest";
import { backoffMs } from "./backoff";

const backoff = { waitsMs: [1_000, 60_000], jitter: [0.5, 1.5] } as const;

test("the wait after a failure lies within the jitter of its place in the list", () => {
  expect([0, 0.5, 1].map((random) => backoffMs(backoff, 1, random))).toEqual([500, 1_000, 1_500]);
  expect(backoffMs(backoff, 2, 0)).toBe(30_000);
});

test("the list has no wait left after more failures than it has entries", () => {
  expect([0, 3].map((failures) => backoffMs(backoff, failures, 0))).toEqual([null, null]);
});
