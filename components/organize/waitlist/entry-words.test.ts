import { expect, test } from "vitest";
import { entryStanding, isHeld } from "./entry-words";

const NOW = new Date("2027-03-01T12:00:00Z");
const hold = {
  status: "offered" as const,
  position: 1,
  isPaused: false,
  holdExpiresAt: "2027-03-01T12:00:01Z",
  endReason: null,
  stillInterestedSentAt: null,
};

test("a hold reads as expired from its last moment on, even before the server says so", () => {
  expect(isHeld(hold, NOW)).toBe(true);
  expect(isHeld(hold, new Date("2027-03-01T12:00:01Z"))).toBe(false);
  expect(entryStanding(hold, new Date("2027-03-01T12:00:01Z")).label).toBe(
    "Your hold expired without a reply",
  );
});

test("an entry that waits says its place, and that it is paused", () => {
  const waiting = { ...hold, status: "waiting" as const, position: 2, holdExpiresAt: null };
  expect(entryStanding(waiting, NOW).label).toBe("2nd on the waitlist");
  expect(entryStanding({ ...waiting, isPaused: true }, NOW).label).toBe("2nd on the waitlist, paused");
});
