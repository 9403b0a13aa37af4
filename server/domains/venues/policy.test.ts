import { describe, expect, test } from "vitest";
import { availabilityStatus, BADGES } from "../availability/schema";
import { amenitiesIn } from "./amenities.schema";
import { answerRateOf, faultsOfPlace, faultsOfPrice, isClosed } from "./policy";

test.each([
  [{ latitude: null, longitude: null }, []],
  [{ latitude: 0, longitude: 0 }, []],
  [{ latitude: 38.7, longitude: null }, ["longitude"]],
  [{ latitude: null, longitude: -9.1 }, ["latitude"]],
])("the place %j lacks %j", (place, fields) => {
  expect(faultsOfPlace(place).map(({ field }) => field)).toEqual(fields);
});

test.each([
  [{}, []],
  [{ priceFrom: 0, currency: "EUR" }, []],
  [{ priceFrom: 100 }, ["currency"]],
  [{ currency: "EUR" }, ["priceFrom"]],
])("the price %j lacks %j", (price, fields) => {
  expect(faultsOfPrice(price).map(({ field }) => field)).toEqual(fields);
});

test.each([
  ["draft", undefined, false],
  ["archived", undefined, true],
  ["archived", "archived", true],
  ["archived", "draft", false],
  ["listed", "archived", false],
] as const)("a venue that is %s and becomes %s is closed for changes: %s", (before, after, closed) => {
  expect(isClosed(before, after)).toBe(closed);
});

test("how often a venue answers is said from three requests on", () => {
  expect(answerRateOf({ requests: 2, answered: 2, usualHours: 5 })).toBeNull();
  expect(answerRateOf({ requests: 3, answered: 2, usualHours: 5 })).toMatchObject({ answered: 2 });
});

test("amenities are kept once and in the order of the list", () => {
  expect(amenitiesIn.parse(["stage", "wifi", "stage"])).toEqual(["wifi", "stage"]);
});

describe("badges", () => {
  test("every badge has words and a colour of its own", () => {
    const shown = availabilityStatus.options.map((status) => BADGES[status]);
    expect(new Set(shown.map(({ label }) => label)).size).toBe(5);
    expect(new Set(shown.map(({ color }) => color)).size).toBe(5);
  });
});
