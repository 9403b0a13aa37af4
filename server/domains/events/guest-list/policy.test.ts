import { expect, test } from "vitest";
import { canSeeGuests, shortName } from "./policy";

test.each([
  // audience, seen by anyone, by a waitlisted person, by a confirmed guest, by door staff
  ["everyone", true, true, true, true],
  ["confirmed", false, false, true, true],
  ["hosts", false, false, false, true],
] as const)(
  "a guest list for %s is visible to its audience only",
  (audience, anyone, waiting, isIn, door) => {
    expect(canSeeGuests(audience, { role: null, rsvpStatus: null })).toBe(anyone);
    expect(canSeeGuests(audience, { role: null, rsvpStatus: "waitlisted" })).toBe(waiting);
    expect(canSeeGuests(audience, { role: null, rsvpStatus: "confirmed" })).toBe(isIn);
    expect(canSeeGuests(audience, { role: "door", rsvpStatus: null })).toBe(door);
  },
);

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
])("people other than the staff see the name %j as %j", (name, shown) => {
  expect(shortName(name)).toBe(shown);
});
