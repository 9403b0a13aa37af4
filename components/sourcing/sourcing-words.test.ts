import { expect, test } from "vitest";
import { amountWords, datesWords, peopleWords, timeLeft } from "./sourcing-words";

const now = new Date("2027-05-10T12:00:00Z");

test.each([
  ["2027-05-13T12:00:00Z", "3 days", false],
  ["2027-05-11T12:00:00Z", "1 day", false],
  ["2027-05-11T11:59:00Z", "23 hours", true],
  ["2027-05-10T13:00:00Z", "1 hour", true],
  ["2027-05-10T12:00:20Z", "1 minute", true],
])("a deadline at %s reads %s", (until, words, isUrgent) => {
  expect(timeLeft(new Date(until), now)).toEqual({ words, isUrgent });
});

test("a deadline that has passed leaves no time", () => {
  expect(timeLeft(now, now)).toBeNull();
});

test.each([
  [80, 120, "80 – 120 people"],
  [1, 1, "1 person"],
  [null, 1200, "1,200 people"],
  [null, null, null],
])("%s to %s people read %s", (min, max, words) => {
  expect(peopleWords(min, max)).toBe(words);
});

test.each([
  ["2027-05-10", "2027-05-13", false, "10 – 12 May 2027"],
  ["2027-05-10", "2027-05-10", true, "10 May 2027, flexible"],
  [null, null, true, "Flexible dates"],
])(
  "the days from %s up to and without %s are named by their first and last",
  (start, end, flexible, words) => {
    expect(datesWords({ preferredDatesStart: start, preferredDatesEnd: end, datesFlexible: flexible })).toBe(
      words,
    );
  },
);

test.each([
  [5_000_000, "EUR", "€50,000"],
  [50_000, null, "50,000, currency not given"],
  [null, "EUR", null],
  [null, null, null],
])("the amount %s in %s reads %s", (amount, currency, words) => {
  expect(amountWords(amount, currency)).toBe(words);
});
