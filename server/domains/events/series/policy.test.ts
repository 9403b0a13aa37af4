import { describe, expect, test } from "vitest";
import { utcToLocal } from "../../../../lib/dates";
import { timesMoved } from "../policy";
import { datesOfSeries, daysBetween, monthlyWords } from "./policy";
import { type Repetition, repeatEventInput } from "./schema";

const weekly = (end: Partial<Repetition>): Repetition => ({ frequency: "weekly", monthlyBy: "day", ...end });
const monthly = (monthlyBy: "day" | "weekday", end: Partial<Repetition>): Repetition => ({
  frequency: "monthly",
  monthlyBy,
  ...end,
});

describe("the days of a series", () => {
  test.each([
    ["2026-11-24", weekly({ count: 4 }), ["2026-12-01", "2026-12-08", "2026-12-15"], []],
    ["2026-12-24", weekly({ until: "2027-01-07" }), ["2026-12-31", "2027-01-07"], []],
    ["2026-12-24", weekly({ until: "2026-12-30" }), [], []],
    ["2028-02-22", weekly({ count: 3 }), ["2028-02-29", "2028-03-07"], []],
    // The second Tuesday.
    ["2026-11-10", monthly("weekday", { count: 4 }), ["2026-12-08", "2027-01-12", "2027-02-09"], []],
    // The first of the month, and a month that begins on that very weekday.
    ["2026-11-01", monthly("weekday", { count: 3 }), ["2026-12-06", "2027-01-03"], []],
    // The fifth Friday: there is not one every month.
    [
      "2027-01-29",
      monthly("weekday", { count: 4 }),
      ["2027-04-30", "2027-07-30", "2027-10-29"],
      ["2027-02", "2027-03", "2027-05", "2027-06", "2027-08", "2027-09"],
    ],
    ["2026-11-15", monthly("day", { count: 3 }), ["2026-12-15", "2027-01-15"], []],
    [
      "2026-12-31",
      monthly("day", { count: 4 }),
      ["2027-01-31", "2027-03-31", "2027-05-31"],
      ["2027-02", "2027-04"],
    ],
    ["2026-12-31", monthly("day", { until: "2027-02-28" }), ["2027-01-31"], ["2027-02"]],
    [
      "2027-10-30",
      monthly("day", { until: "2028-03-29" }),
      ["2027-11-30", "2027-12-30", "2028-01-30"],
      ["2028-02"],
    ],
    ["2028-02-29", monthly("day", { count: 2 }), ["2028-03-29"], []],
  ])("a series from %s by %o has the dates %j and skips %j", (first, rule, dates, missing) => {
    expect(datesOfSeries(first, rule)).toEqual({ dates, missing });
  });

  test("a series ends with the years that the system can hold, and one past the most dates that a request may have", () => {
    expect(datesOfSeries("2199-11-30", monthly("day", { count: 9 })).dates).toEqual(["2199-12-30"]);
    expect(datesOfSeries("2026-01-01", weekly({ until: "2199-01-01" })).dates).toHaveLength(52);
  });
});

describe("the times of a date", () => {
  const at = (text: string) => new Date(text);
  const berlin = (startsAt: string, endsAt: string, bounds: { opens?: string; closes?: string } = {}) => ({
    startsAt: at(startsAt),
    endsAt: at(endsAt),
    timeZone: "Europe/Berlin",
    rsvpOpensAt: bounds.opens ? at(bounds.opens) : null,
    rsvpClosesAt: bounds.closes ? at(bounds.closes) : null,
    membersFirstUntil: null,
  });
  const onWall = (time: Date | null) => time && utcToLocal(time, "Europe/Berlin");

  test.each([
    [
      "March",
      "2027-03-25T18:00:00Z",
      "2027-03-25T21:00:00Z",
      7,
      "2027-04-01T19:00",
      "2027-04-01T17:00:00.000Z",
    ],
    [
      "October",
      "2027-10-28T17:00:00Z",
      "2027-10-28T20:00:00Z",
      7,
      "2027-11-04T19:00",
      "2027-11-04T18:00:00.000Z",
    ],
    [
      "both",
      "2027-01-15T18:00:00Z",
      "2027-01-15T21:00:00Z",
      365,
      "2028-01-15T19:00",
      "2028-01-15T18:00:00.000Z",
    ],
  ])(
    "a date keeps its wall-clock time over the change of clocks in %s",
    (_, start, end, days, wall, instant) => {
      const event = berlin(start, end, { opens: "2027-01-01T08:00:00Z", closes: start });
      const moved = timesMoved(event, days * 86_400_000);
      expect(onWall(moved.startsAt)).toBe(wall);
      expect(moved.startsAt.toISOString()).toBe(instant);
      expect(onWall(moved.endsAt)).toBe(wall.replace("19:00", "22:00"));
      expect(moved.rsvpClosesAt).toEqual(moved.startsAt);
      expect(onWall(moved.rsvpOpensAt)?.slice(11)).toBe("09:00");
    },
  );

  test("a date in the skipped hour moves on by an hour, and the order of its times holds", () => {
    // On Sunday 28 March 2027 clocks in Berlin go from 02:00 to 03:00.
    const event = berlin("2027-03-21T01:30:00Z", "2027-03-21T02:10:00Z", { closes: "2027-03-21T02:10:00Z" });
    const moved = timesMoved(event, 7 * 86_400_000);
    expect(onWall(moved.startsAt)).toBe("2027-03-28T03:30");
    expect(moved.endsAt.getTime() - moved.startsAt.getTime()).toBe(40 * 60_000);
    expect(moved.rsvpClosesAt).toEqual(moved.endsAt);
  });

  test("a date keeps its distance in whole days", () => {
    expect(daysBetween("2027-03-25", "2027-04-01")).toBe(7);
    expect(daysBetween("2026-12-31", "2027-03-31")).toBe(90);
  });
});

test.each([
  ["2026-11-01", { day: "on the 1st", weekday: "on the first Sunday" }],
  ["2026-11-12", { day: "on the 12th", weekday: "on the second Thursday" }],
  ["2026-12-31", { day: "on the 31st", weekday: "on the fifth Thursday" }],
])("the monthly wording of %s names its day and weekday", (first, words) => {
  expect(monthlyWords(first)).toEqual(words);
});

test.each([
  [{ count: 1 }, false],
  [{ count: 2 }, true],
  [{ count: 52 }, true],
  [{ count: 53 }, false],
  [{ until: "2027-02-30" }, false],
  [{ until: "2027-02-28" }, true],
  [{ count: 3, until: "2027-02-28" }, false],
  [{}, false],
  [{ count: 3, frequency: "daily" }, false],
])("the repetition schema, given %o, answers %s", (end, taken) => {
  const eventId = "019aa000-0000-7000-8000-000000000001";
  expect(repeatEventInput.safeParse({ eventId, frequency: "weekly", ...end }).success).toBe(taken);
});
