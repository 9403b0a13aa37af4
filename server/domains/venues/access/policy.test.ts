import { expect, test } from "vitest";
import { canSeeVenue } from "./policy";

test.each([
  ["listed", null, true],
  ["unlisted", null, true],
  ["draft", null, false],
  ["archived", null, false],
  ["draft", "member", true],
  ["archived", "member", true],
] as const)("a venue that is %s is seen by a person with the role %s: %s", (status, role, isSeen) => {
  expect(canSeeVenue(status, role)).toBe(isSeen);
});
