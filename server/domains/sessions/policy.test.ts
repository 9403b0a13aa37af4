import { expect, test } from "vitest";
import { hours } from "../../../tests/factories";
import { capacityOf, faultsOfTimes, nameKey, poolStateOf } from "./policy";

test.each([
  [1, []],
  [24, []],
  [7 * 24, []],
  [7 * 24 + 1, ["endsAt"]],
  [0, ["endsAt"]],
  [-1, ["endsAt"]],
])("a session of %d hours has faults at %j", (length, fields) => {
  const faults = faultsOfTimes({ startsAt: hours(20), endsAt: hours(20 + length) });
  expect(faults.map(({ field }) => field)).toEqual(fields);
});

test.each([
  ["Main Hall", "main  hall", true],
  [" STRASSE ", "strasse", true],
  ["Inês", "INÊS", true],
  ["Hall 11", "Hall 1 1", false],
  ["Ines", "Inês", false],
])("the names %j and %j are the same: %s", (a, b, same) => {
  expect(nameKey(a) === nameKey(b)).toBe(same);
});

test.each([
  [30, { capacity: 50 }, 30],
  [null, { capacity: 50 }, 50],
  [null, { capacity: null }, null],
  [null, null, null],
])("a session with %j seats of its own in the room %j has %j", (own, room, expected) => {
  expect(capacityOf(own, room)).toBe(expected);
});

test.each([
  ["draft", false, "draft"],
  ["published", false, "open"],
  ["cancelled", false, "cancelled"],
  ["published", true, "cancelled"],
] as const)("in an event that is %s a session, cancelled: %s, is %s", (status, isCancelled, state) => {
  expect(poolStateOf({ status }, { isCancelled })).toBe(state);
});
