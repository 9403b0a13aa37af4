import { expect, test } from "vitest";
import { daysWords, dayWords } from "./day-words";

test("a day reads as people write it", () => {
  expect(dayWords("2027-05-01")).toBe("1 May 2027");
});

test.each([
  [{ start: "2027-05-10", end: "2027-05-10" }, "10 May 2027"],
  [{ start: "2027-05-10", end: "2027-05-11" }, "10 May 2027"],
  [{ start: "2027-05-10", end: "2027-05-13" }, "10 – 12 May 2027"],
  [{ start: "2027-04-30", end: "2027-05-03" }, "30 Apr – 2 May 2027"],
  [{ start: "2026-12-31", end: "2027-01-02" }, "31 Dec 2026 – 1 Jan 2027"],
])("the range %o reads %s, by its last day and not by its end", (days, words) => {
  expect(daysWords(days)).toBe(words);
});
