import { describe, expect, it } from "vitest";
import { chartEnd, chooseStep } from "./policy";

const at = (text: string) => new Date(`${text}Z`);

describe("the step of the chart", () => {
  it.each([
    ["2026-11-01T10:00", "2026-11-01T10:00", "hour"],
    ["2026-11-01T10:00", "2026-11-03T10:00", "hour"],
    ["2026-11-01T10:00", "2026-11-03T10:01", "day"],
    ["2026-05-01T10:00", "2026-10-28T10:00", "day"],
    ["2026-05-01T10:00", "2026-10-28T10:01", "week"],
  ])("a chart from %s to %s has steps of one %s", (from, to, step) => {
    expect(chooseStep(at(from), at(to))).toBe(step);
  });
});

describe("the end of the chart", () => {
  const endsAt = at("2026-11-28T22:00");

  it("a chart ends now while the event lies ahead", () => {
    const now = at("2026-11-20T12:00");
    expect(chartEnd({ lastAt: at("2026-11-18T12:00"), endsAt, now })).toEqual(now);
  });

  it("a chart ends with the event once that has passed", () => {
    expect(chartEnd({ lastAt: at("2026-11-18T12:00"), endsAt, now: at("2027-03-01T00:00") })).toEqual(endsAt);
  });

  it("a chart extends to the last ledger entry", () => {
    const lastAt = at("2026-11-30T09:00");
    expect(chartEnd({ lastAt, endsAt, now: at("2027-03-01T00:00") })).toEqual(lastAt);
  });
});
