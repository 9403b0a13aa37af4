import { describe, expect, test } from "vitest";
import { distributionOf, endsToAsk, type Standing, whyNot } from "./policy";

const now = new Date("2026-11-20T12:00:00Z");
const there: Standing = {
  state: "open",
  startsAt: now,
  isCheckedIn: false,
  hasSeat: true,
  hasArrived: false,
};

describe("who may give feedback", () => {
  test.each<[string, Partial<Standing>, ReturnType<typeof whyNot>]>([
    ["a guest with a seat from the very start", {}, null],
    ["a guest a moment before the start", { startsAt: new Date(now.getTime() + 1) }, "feedback.not-begun"],
    ["a person without a seat", { hasSeat: false }, "feedback.not-there"],
    [
      "a person without a seat before the start",
      { hasSeat: false, startsAt: new Date(9e12) },
      "feedback.not-there",
    ],
    ["a guest who was checked in", { isCheckedIn: true, hasArrived: true }, null],
    ["a guest who did not come where others were checked in", { isCheckedIn: true }, "feedback.not-there"],
    ["a guest of what was called off", { state: "cancelled" }, "feedback.called-off"],
  ])("%s", (_, change, why) => {
    expect(whyNot({ ...there, ...change }, now)).toBe(why);
  });
});

describe("a distribution", () => {
  test("counts each number of stars and averages to two decimals", () => {
    const rows = [
      { stars: 5, count: 2 },
      { stars: 1, count: 1 },
    ];
    expect(distributionOf(rows)).toEqual({
      count: 3,
      average: 3.67,
      stars: { 1: 1, 2: 0, 3: 0, 4: 0, 5: 2 },
    });
  });

  test("without feedback there is no average", () => {
    expect(distributionOf([])).toEqual({ count: 0, average: null, stars: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 } });
  });
});

test("guests are asked from an hour to three days after the end", () => {
  expect(endsToAsk(now)).toEqual({
    from: new Date("2026-11-17T12:00:00Z"),
    to: new Date("2026-11-20T11:00:00Z"),
  });
});
