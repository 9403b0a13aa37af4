import { expect, test } from "vitest";
import { repeatedWords, repetitionWords } from "./repeat-words";

const now = new Date("2026-11-21T12:00:00Z");
const first = { startsAt: "2026-12-31T18:00:00.000Z", timeZone: "Europe/Berlin" };

test.each([
  [null, null],
  [{ frequency: "weekly", monthlyBy: "day", count: 2 }, "1 more date, the last on Thu 7 Jan 2027."],
  [
    { frequency: "weekly", monthlyBy: "day", until: "2027-01-06" },
    "No other date comes before the end of that day.",
  ],
  [
    { frequency: "weekly", monthlyBy: "day", until: "2030-01-01" },
    "That is more than 52 dates. Choose an earlier day.",
  ],
  [
    { frequency: "monthly", monthlyBy: "day", count: 4 },
    "3 more dates, the last on Mon 31 May 2027. February 2027 and April 2027 have no such day and are left out.",
  ],
] as const)("the repetition %o is described as %j", (repetition, words) => {
  expect(repetitionWords(first, repetition, [], now)).toBe(words);
});

test("dates that already exist are not counted again", () => {
  const there = [first, { ...first, startsAt: "2027-01-07T18:00:00.000Z" }];
  const weekly = { frequency: "weekly", monthlyBy: "day" } as const;
  expect(repetitionWords(first, { ...weekly, count: 2 }, there, now)).toBe(
    "All of these dates are there already.",
  );
  expect(repetitionWords(first, { ...weekly, count: 3 }, there, now)).toBe(
    "1 more date, the last on Thu 14 Jan 2027.",
  );
});

const done = { id: "a", startsAt: first.startsAt, outcome: "done" } as const;
test.each([
  [{ results: [done], skipped: [] }, "1 date was created."],
  [
    {
      results: [done, done, { ...done, outcome: "unchanged" }],
      skipped: [{ on: "2027-02", reason: "no-such-day" }],
    },
    "2 dates were created. 1 existed already. February 2027 has no such day and is left out.",
  ],
  [
    { results: [{ ...done, outcome: "unchanged" }], skipped: [{ on: "2026-11-03", reason: "over" }] },
    "No new date was created. 1 existed already. 1 would be over already and was left out.",
  ],
] as const)("the result %o is described as %j", (repeated, words) => {
  expect(
    repeatedWords({
      ...repeated,
      results: [...repeated.results],
      skipped: [...repeated.skipped],
      seriesId: "s",
    }),
  ).toBe(words);
});
