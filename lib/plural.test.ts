import { expect, test } from "vitest";
import { counted, plural } from "./plural";

test.each([
  [0, "0 people"],
  [1, "1 person"],
  [2, "2 people"],
  [21, "21 people"],
  [999, "999 people"],
  [1_001, "1,001 people"],
  [1_234_567, "1,234,567 people"],
])("a count of %i people is written %j", (count, words) => {
  expect(counted(count, "person", "people")).toBe(words);
});

test("a word without a plural of its own gets an s, except after one", () => {
  expect([0, 1, 2].map((count) => counted(count, "seat"))).toEqual(["0 seats", "1 seat", "2 seats"]);
});

test("a verb agrees with the count", () => {
  expect([1, 2].map((count) => plural(count, "is", "are"))).toEqual(["is", "are"]);
});
