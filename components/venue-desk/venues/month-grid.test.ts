import { expect, test } from "vitest";
import { addMonths, choose, dayByKey, monthName, weeksOf } from "./month-grid";

test("a month is shown in whole weeks from Monday on", () => {
  const weeks = weeksOf("2027-05");
  expect(weeks[0]?.[0]).toBe("2027-04-26");
  expect(weeks.at(-1)?.[6]).toBe("2027-06-06");
  expect(weeks.every((week) => week.length === 7)).toBe(true);
  expect(weeksOf("2027-02")).toHaveLength(4);
});

test("December is followed by January of the next year", () => {
  expect(weeksOf("2026-12").at(-1)?.[6]).toBe("2027-01-03");
  expect(monthName("2026-12")).toBe("December 2026");
});

test.each([
  ["2027-01-31", 1, "2027-02-28"],
  ["2027-12-15", 1, "2028-01-15"],
  ["2027-01-15", -1, "2026-12-15"],
  ["2028-03-31", -1, "2028-02-29"],
])("%s and %s months is %s", (day, n, expected) => {
  expect(addMonths(day, n)).toBe(expected);
});

test.each([
  ["ArrowRight", "2027-05-13"],
  ["ArrowUp", "2027-05-05"],
  ["Home", "2027-05-10"],
  ["End", "2027-05-16"],
  ["PageDown", "2027-06-12"],
  ["a", null],
])("%s moves from a Wednesday to %s", (key, expected) => {
  expect(dayByKey("2027-05-12", key)).toBe(expected);
});

test("the first day begins a range, a later one ends it, and a third begins anew", () => {
  const begun = choose({ first: "", last: "" }, "2027-05-12");
  const whole = choose(begun, "2027-05-14");
  expect(whole).toEqual({ first: "2027-05-12", last: "2027-05-14" });
  expect(choose(whole, "2027-05-01")).toEqual({ first: "2027-05-01", last: "" });
  expect(choose(begun, "2027-05-01")).toEqual({ first: "2027-05-01", last: "" });
});
