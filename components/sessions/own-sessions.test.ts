import { expect, test } from "vitest";
import type { RsvpStatus } from "@/server/seats/facts";
import { seatsAtTimeOf, withAnswer, withoutSessions } from "./own-sessions";
import type { BookableSession } from "./program-event";

const session = (id: string, from: string, to: string): BookableSession => ({
  id,
  title: id,
  startsAt: `2026-12-04T${from}:00.000Z`,
  endsAt: `2026-12-04T${to}:00.000Z`,
  type: null,
  room: null,
  track: null,
  speakers: [],
  status: "scheduled",
  guestsMax: 0,
  waitlistEnabled: true,
  seats: {
    capacity: null,
    confirmedSeats: 0,
    offeredSeats: 0,
    waitlistedSeats: 0,
    waitlistLength: 0,
    seatsLeft: null,
    heldForWaitlist: false,
    version: 1,
  },
});
const answer = (status: RsvpStatus) => ({
  id: `rsvp-${status}`,
  eventId: "event",
  status,
  guests: 0,
  position: status === "waitlisted" ? 1 : null,
  offerExpiresAt: null,
});
const early = session("early", "10:00", "12:00");
const late = session("late", "11:00", "13:00");
const noon = session("noon", "12:00", "13:00");

test("an answer is shown right away, in order, and marks a clash on both sides", () => {
  const one = withAnswer([], late, answer("confirmed"));
  const two = withAnswer(one, early, answer("confirmed"));
  expect(two.map(({ sessionId, clashesWith }) => [sessionId, clashesWith])).toEqual([
    ["early", ["late"]],
    ["late", ["early"]],
  ]);
  expect(withAnswer(two, late, answer("cancelled")).map(({ clashesWith }) => clashesWith)).toEqual([[]]);
  expect(withoutSessions(two, ["early"]).map(({ clashesWith }) => clashesWith)).toEqual([[]]);
});

test("a place on a waitlist is no clash, and neither is a session that begins when another ends", () => {
  const mine = withAnswer(withAnswer([], early, answer("confirmed")), late, answer("waitlisted"));
  expect(mine.map(({ clashesWith }) => clashesWith)).toEqual([[], []]);
  expect(seatsAtTimeOf(noon, mine)).toEqual([]);
  expect(seatsAtTimeOf(late, mine).map(({ sessionId }) => sessionId)).toEqual(["early"]);
});
