import { describe, expect, test } from "vitest";
import { wholeDays, withWholeDays } from "./all-day.policy";

const at = (text: string) => new Date(text);
const span = (startsAt: string, endsAt: string) => ({ startsAt: at(startsAt), endsAt: at(endsAt) });

describe("the whole days of a span", () => {
  test.each([
    [
      "an evening",
      "2026-11-28T19:00+01:00",
      "2026-11-28T22:00+01:00",
      "2026-11-27T23:00Z",
      "2026-11-28T23:00Z",
    ],
    [
      "midnight to midnight",
      "2026-11-28T00:00+01:00",
      "2026-11-29T00:00+01:00",
      "2026-11-27T23:00Z",
      "2026-11-28T23:00Z",
    ],
    [
      "no length",
      "2026-11-28T00:00+01:00",
      "2026-11-28T00:00+01:00",
      "2026-11-27T23:00Z",
      "2026-11-28T23:00Z",
    ],
    [
      "a weekend",
      "2026-11-28T10:00+01:00",
      "2026-11-29T16:00+01:00",
      "2026-11-27T23:00Z",
      "2026-11-29T23:00Z",
    ],
    [
      "the day the clocks go back",
      "2026-10-25T09:00+01:00",
      "2026-10-25T10:00+01:00",
      "2026-10-24T22:00Z",
      "2026-10-25T23:00Z",
    ],
  ])("the whole days of a span are the days that it touches: %s", (_, start, end, first, after) => {
    expect(wholeDays(span(start, end), "Europe/Berlin")).toEqual(span(first, after));
  });

  test("a whole day begins with its first time of day in a zone where the clocks skip midnight", () => {
    // In Beirut the clocks go from 00:00 to 01:00 on 29 March 2026.
    const day = wholeDays(span("2026-03-29T10:00+03:00", "2026-03-29T11:00+03:00"), "Asia/Beirut");
    expect(day).toEqual(span("2026-03-28T22:00Z", "2026-03-29T21:00Z"));
  });

  test("an end before the start stays invalid when a span is rounded to whole days", () => {
    const { startsAt, endsAt } = wholeDays(span("2026-11-28T10:00Z", "2026-11-26T10:00Z"), "UTC");
    expect(endsAt < startsAt).toBe(true);
  });
});

describe("an edit of an all-day event", () => {
  const before = {
    ...span("2026-11-27T23:00Z", "2026-11-28T23:00Z"),
    allDay: true,
    timeZone: "Europe/Berlin",
  };

  test("an edit that moves nothing contains no times", () => {
    expect(withWholeDays(before, { allDay: true })).toEqual({ allDay: true });
  });

  test("an edit of the zone keeps the days of an all-day event", () => {
    expect(withWholeDays(before, { timeZone: "America/New_York" })).toEqual({
      timeZone: "America/New_York",
      ...span("2026-11-28T05:00Z", "2026-11-29T05:00Z"),
    });
  });

  test("an edit of an all-day event covers the whole of the days that it names", () => {
    expect(withWholeDays(before, span("2026-12-01T18:00Z", "2026-12-02T10:00Z"))).toEqual(
      span("2026-11-30T23:00Z", "2026-12-02T23:00Z"),
    );
  });

  test("an edit that makes an event all-day covers the days that it was on", () => {
    const evening = { ...before, ...span("2026-11-28T18:00Z", "2026-11-28T21:00Z"), allDay: false };
    expect(withWholeDays(evening, { allDay: true })).toEqual({
      allDay: true,
      ...span("2026-11-27T23:00Z", "2026-11-28T23:00Z"),
    });
  });

  test("an edit that gives an all-day event hours again leaves its times unchanged", () => {
    expect(withWholeDays(before, { allDay: false })).toEqual({ allDay: false });
  });
});
