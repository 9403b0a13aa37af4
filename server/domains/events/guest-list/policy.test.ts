import { expect, test } from "vitest";
import { canSeeGuests, shortName } from "./policy";

test.each([
  // audience, anyone, waiting, in, door
  ["everyone", true, true, true, true],
  ["confirmed", false, false, true, true],
  ["hosts", false, false, false, true],
] as const)("a list for %s is seen by whom it is for", (audience, anyone, waiting, isIn, door) => {
  expect(canSeeGuests(audience, { role: null, rsvpStatus: null })).toBe(anyone);
  expect(canSeeGuests(audience, { role: null, rsvpStatus: "waitlisted" })).toBe(waiting);
  expect(canSeeGuests(audience, { role: null, rsvpStatus: "confirmed" })).toBe(isIn);
  expect(canSeeGuests(audience, { role: "door", rsvpStatus: null })).toBe(door);
});

test.each([
  ["Ana Beltrán", "Ana B."],
  ["Ana Maria de la Cruz", "Ana C."],
  ["  Chi   nguyen ", "Chi N."],
  ["Prince", "Prince"],
  ["李 小龙", "李 小."],
  ["Zoë 😀", "Zoë 😀."],
  ["ana.beltran@people.test", "ana.beltran"],
  ["@", "Someone"],
  ["", "Someone"],
])("strangers read %j as %j", (name, shown) => {
  expect(shortName(name)).toBe(shown);
});
