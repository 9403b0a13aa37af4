import { describe, expect, it } from "vitest";
import { barWords, growthHint, withdrawSentence } from "./change-words";
import type { RsvpOut, Seats } from "./rsvp-event";

const seats = (over: Partial<Seats>): Seats => ({
  capacity: 50,
  confirmedSeats: 37,
  offeredSeats: 0,
  waitlistedSeats: 0,
  waitlistLength: 0,
  seatsLeft: 13,
  version: 1,
  ...over,
});
const rsvp = (over: Partial<RsvpOut>) =>
  ({ status: "confirmed", guests: 0, seats: 1, position: null, ...over }) as RsvpOut;

describe("what cancelling will do", () => {
  it("tells a waiter which place is given up", () => {
    const facts = {
      rsvp: rsvp({ status: "waitlisted", position: 3 }),
      waitlistEnabled: true,
      waitlistLength: 9,
    };
    expect(withdrawSentence(facts)).toContain("your place as 3rd");
  });

  it("tells a party who gets its seats, and what coming back means", () => {
    const facts = { rsvp: rsvp({ seats: 3 }), waitlistEnabled: true, waitlistLength: 2 };
    expect(withdrawSentence(facts)).toMatch(
      /^Your 3 seats go to the people in line at once\. .*you wait in line\.$/,
    );
    expect(withdrawSentence({ ...facts, waitlistEnabled: false, waitlistLength: 0 })).toContain(
      "back to everyone",
    );
  });
});

describe("a larger party", () => {
  const confirmed = rsvp({ guests: 1 });
  it.each([
    ["fits", confirmed, 2, 1, null],
    ["has no limit", confirmed, 9, null, null],
    ["grows smaller", confirmed, 0, 0, null],
    ["only waits", rsvp({ status: "waitlisted", guests: 1 }), 9, 0, null],
    ["finds too few", confirmed, 4, 1, "Only 1 more seat is free right now."],
    [
      "finds none",
      confirmed,
      2,
      0,
      "No more seats are free right now. Your RSVP stays as it is until one is.",
    ],
  ] as const)("that %s", (_, mine, guests, seatsLeft, hint) => {
    expect(growthHint({ rsvp: mine, guests, seatsLeft })).toBe(hint);
  });
});

describe("the bar on phones", () => {
  it.each([
    [null, seats({}), "13 seats left", "37 taken"],
    [null, seats({ capacity: null, seatsLeft: null }), "Open to everyone", "37 seats taken"],
    [null, seats({ seatsLeft: 0, waitlistLength: 4 }), "Every seat is taken", "4 parties in line"],
    [rsvp({ guests: 2 }), seats({}), "You're in", "You and 2 guests"],
    [
      rsvp({ status: "waitlisted", position: 2 }),
      seats({ waitlistLength: 4 }),
      "You're 2nd in line",
      "4 parties in line",
    ],
    [rsvp({ status: "cancelled" }), seats({}), "13 seats left", "37 taken"],
  ])("%o", (mine, given, title, detail) =>
    expect(barWords({ rsvp: mine, seats: given, waitlistEnabled: true })).toEqual({ title, detail }),
  );

  it("says that there is no line where none is kept", () =>
    expect(barWords({ rsvp: null, seats: seats({ seatsLeft: 0 }), waitlistEnabled: false }).detail).toBe(
      "No waitlist",
    ));
});
