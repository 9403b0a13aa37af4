import { expect, test } from "vitest";
import { answeredWords } from "./answered-words";

test.each([
  ["going", "confirmed", "You're going"],
  ["going", "waitlisted", "waitlist"],
  ["going", "pending", "the host answers"],
  ["going", "offered", "held for you"],
  ["declined", "cancelled", "can't go"],
  ["declined", null, "can't go"],
] as const)("the answer %s with the RSVP %s has its own words", (answer, rsvpStatus, words) => {
  expect(answeredWords({ invitation: { answer }, rsvpStatus })).toContain(words);
});
