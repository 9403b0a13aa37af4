import { describe, expect, test } from "vitest";
import { ATTEMPTS_MAX, type Attempt, decideAttempt, FAILURES_MAX, retryAfterMs } from "./policy";

const failed = (change: Partial<Extract<Attempt, { ok: false }>> = {}): Attempt => ({
  ok: false,
  status: 500,
  error: "It answered 500.",
  retryAfterMs: null,
  ...change,
});
const facts = (attempts: number, failures = attempts, random = 0) => ({ attempts, failures, random });
const SECONDS = [2, 4, 8, 60, 300, 1800, 7200, 28_800, 86_400];

describe("after a failed webhook attempt", () => {
  test.each(SECONDS.map((seconds, index) => [index + 1, seconds]))(
    "number %i the next follows %i seconds later",
    (attempt, seconds) => {
      expect(decideAttempt(failed(), facts(attempt))).toMatchObject({
        kind: "retry",
        waitMs: seconds * 1000,
      });
    },
  );

  test("the wait is jittered by up to a quarter, and never shortened", () => {
    expect(decideAttempt(failed(), facts(4, 4, 0.999))).toMatchObject({ waitMs: expect.closeTo(74_985, 0) });
  });

  test("the last one parks the delivery", () => {
    expect(ATTEMPTS_MAX).toBe(SECONDS.length + 1);
    expect(decideAttempt(failed(), facts(ATTEMPTS_MAX))).toMatchObject({ kind: "parked" });
    expect(decideAttempt(failed(), facts(ATTEMPTS_MAX + 3, 1))).toMatchObject({ kind: "parked" });
  });

  test("the whole endpoint rests as long as its failures in a row say, and never over five minutes", () => {
    expect(decideAttempt(failed(), facts(1, 3))).toEqual({ kind: "retry", waitMs: 8_000, restMs: 8_000 });
    expect(decideAttempt(failed(), facts(1, 40))).toMatchObject({ restMs: 300_000 });
  });

  test("an endpoint that asks for more time gets it, up to a day", () => {
    const asked = decideAttempt(failed({ status: 429, retryAfterMs: 90_000 }), facts(1));
    expect(asked).toEqual({ kind: "retry", waitMs: 90_000, restMs: 90_000 });
    const forever = decideAttempt(failed({ status: 503, retryAfterMs: 9e12 }), facts(1));
    expect(forever).toMatchObject({ waitMs: 86_400_000 });
    const soon = decideAttempt(failed({ status: 503, retryAfterMs: 0 }), facts(1));
    expect(soon).toMatchObject({ waitMs: 2_000 });
  });

  test("410 switches the endpoint off right away, and so does one failure too many in a row", () => {
    expect(decideAttempt(failed({ status: 410 }), facts(1))).toEqual({ kind: "disable" });
    expect(decideAttempt(failed(), facts(1, FAILURES_MAX))).toMatchObject({ kind: "retry" });
    expect(decideAttempt(failed(), facts(1, FAILURES_MAX + 1))).toEqual({ kind: "disable" });
  });
});

test("an accepted attempt is done, whatever failed before", () => {
  expect(decideAttempt({ ok: true, status: 204 }, facts(10, 60))).toEqual({ kind: "delivered" });
});

test.each([
  ["120", 120_000],
  [" 5 ", 5_000],
  ["Sat, 28 Nov 2026 12:01:00 GMT", 60_000],
  ["Sat, 28 Nov 2026 11:00:00 GMT", 0],
  ["-5", null],
  ["soon", null],
  [undefined, null],
])("Retry-After %j means %j ms", (header, ms) => {
  expect(retryAfterMs(header, new Date("2026-11-28T12:00:00Z"))).toBe(ms);
});
