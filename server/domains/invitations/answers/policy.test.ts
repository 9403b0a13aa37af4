import { expect, test } from "vitest";
import { answerNow } from "./policy";

const left = new Date("2026-11-20T12:00:00Z");

test.each([
  ["an unanswered invitation has no answer", null, null, null],
  ["can't go without an RSVP is can't go", "declined", null, "declined"],
  ["a seat is going", null, { status: "confirmed", leftAt: null }, "going"],
  ["a place on the waitlist is going", "going", { status: "waitlisted", leftAt: null }, "going"],
  ["a request that awaits approval is going", "going", { status: "pending", leftAt: null }, "going"],
  ["an RSVP after can't go is going", "declined", { status: "confirmed", leftAt: null }, "going"],
  ["cancelling after going is can't go", "going", { status: "cancelled", leftAt: left }, "declined"],
  ["being removed by a host is no answer of the guest", "going", { status: "cancelled", leftAt: null }, null],
  ["being declined by a host is no answer of the guest", "going", { status: "declined", leftAt: null }, null],
] as const)("%s", (_, answer, rsvp, expected) => {
  expect(answerNow({ answer, rsvp })).toBe(expected);
});
