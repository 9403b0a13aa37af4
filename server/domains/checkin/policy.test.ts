import { describe, expect, test } from "vitest";
import { arrivalsOf, firstOf, scanTime, whyNotIn, whyShut } from "./policy";

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 20, 12, minutes));
const pool = { state: "open" as const, startsAt: at(0), endsAt: at(120) };

describe("the time of a scan", () => {
  test.each([
    ["a scan without a time happens now", {}, 0, 0],
    ["a scan from offline keeps its time", { scannedAt: at(-30), sentAt: at(0) }, -30, 0],
    ["a phone two hours ahead is corrected", { scannedAt: at(90), sentAt: at(120) }, -30, 120],
    ["a phone two hours behind is corrected", { scannedAt: at(-150), sentAt: at(-120) }, -30, -120],
    ["a scan is never in the future", { scannedAt: at(50), sentAt: at(0) }, 0, 0],
    ["a scan is at most a week old", { scannedAt: new Date(0), sentAt: at(0) }, -7 * 24 * 60, 0],
    ["a scan is never in the future without sentAt", { scannedAt: at(120) }, 0, 0],
  ])("%s", (_, sent, minutes, clockSkewMinutes) => {
    expect(scanTime({ now: at(0), ...sent })).toEqual({ at: at(minutes), clockSkewMinutes });
  });
});

describe("the times of a door", () => {
  test.each([
    ["opens when the host said", 30, -30, undefined],
    ["is shut before that", 30, -31, "check-in.not-open-yet"],
    ["is open at any time before where nothing was said", null, -100_000, undefined],
    ["is open until twelve hours after the end", 30, 120 + 719, undefined],
    ["is shut from then on", 30, 120 + 720, "check-in.over"],
  ])("a door %s", (_, opens, minute, reason) => {
    expect(whyShut(pool, opens, at(minute))?.reason).toBe(reason);
  });

  test("no door is open at an event that is cancelled or a draft", () => {
    expect(whyShut({ ...pool, state: "cancelled" }, null, at(0))?.reason).toBe("seats.cancelled");
    expect(whyShut({ ...pool, state: "draft" }, null, at(0))?.reason).toBe("rsvp.not-published");
  });
});

describe("who gets in", () => {
  const row = { status: "confirmed" as const, offerExpiresAt: null, barredAt: null };
  test.each([
    ["confirmed", undefined],
    ["waitlisted", undefined],
    ["offered", "check-in.offer-open"],
    ["pending", "check-in.pending"],
    ["declined", "check-in.declined"],
    ["cancelled", "check-in.cancelled"],
  ] as const)("a person who is %s is let in or told why not", (status, reason) => {
    expect(whyNotIn({ ...row, status }, at(0))?.reason).toBe(reason);
  });

  test("an offer past its end and a ban refuse", () => {
    expect(whyNotIn({ ...row, status: "offered", offerExpiresAt: at(-1) }, at(0))?.reason).toBe(
      "check-in.cancelled",
    );
    expect(whyNotIn({ ...row, barredAt: at(-1) }, at(0))?.reason).toBe("check-in.declined");
  });
});

test("the first arrival of a member is that after the last undo, and knows who let them in", () => {
  const scan = (outcome: "arrived" | "undone", members: number[], minute: number, by: string) => ({
    outcome,
    members,
    scannedAt: at(minute),
    by,
  });
  const arrivals = arrivalsOf([
    scan("arrived", [0, 1], 1, "Ana"),
    scan("undone", [1], 2, "Ana"),
    scan("arrived", [1, 2], 3, "Ben"),
  ]);
  expect(firstOf(arrivals, [1])).toEqual({ at: at(3), by: "Ben" });
  expect(firstOf(arrivals, [0, 2])).toEqual({ at: at(1), by: "Ana" });
  expect(firstOf(arrivals, [5])).toBeNull();
});
