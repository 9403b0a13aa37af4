import { describe, expect, it } from "vitest";
import { barWords, growthHint, isSettled, placeDetail, wasDisplaced, withdrawSentence } from "./change-words";
import type { RsvpOut, Seats } from "./rsvp-event";

const seats = (over: Partial<Seats>): Seats => ({
  capacity: 50,
  confirmedSeats: 37,
  offeredSeats: 0,
  waitlistedSeats: 0,
  waitlistLength: 0,
  heldForWaitlist: false,
  seatsLeft: 13,
  version: 1,
  ...over,
});
const rsvp = (over: Partial<RsvpOut>) =>
  ({ status: "confirmed", guests: 0, seats: 1, position: null, ...over }) as RsvpOut;

describe("what cancelling will do", () => {
  it("leaving the waitlist says which place is given up", () => {
    const facts = {
      rsvp: rsvp({ status: "waitlisted", position: 3 }),
      waitlistEnabled: true,
      waitlistLength: 9,
    };
    expect(withdrawSentence(facts)).toContain("your place as 3rd on the waitlist");
  });

  it("cancelling says who gets the seats and what RSVPing again means", () => {
    const facts = { rsvp: rsvp({ seats: 3 }), waitlistEnabled: true, waitlistLength: 2 };
    expect(withdrawSentence(facts)).toMatch(
      /^Your 3 seats will go to the waitlist\. .*you'll join the waitlist\.$/,
    );
    expect(withdrawSentence({ ...facts, waitlistEnabled: false, waitlistLength: 0 })).toContain(
      "Your 3 seats will be released.",
    );
  });

  it("declining an offer and withdrawing a request say what happens next", () => {
    const facts = { waitlistEnabled: true, waitlistLength: 3 };
    expect(withdrawSentence({ ...facts, rsvp: rsvp({ status: "offered" }) })).toMatch(
      /^Your seat will go to the waitlist\. This can't be undone\./,
    );
    expect(withdrawSentence({ ...facts, rsvp: rsvp({ status: "pending" }) })).toContain("You can ask again");
  });
});

describe("the person's place on the waitlist", () => {
  it("the place never exceeds the length of the waitlist", () => {
    expect(placeDetail(3, 12)).toBe("2 ahead of you, 9 behind. We'll keep your place.");
    expect(placeDetail(2, 1)).toBe("1 ahead of you. We'll keep your place.");
    expect(placeDetail(1, 1)).toBe("No one is ahead of you. We'll keep your place.");
  });

  it("a guest who lost a seat counts as displaced until something moves them", () => {
    const lines = (...actions: string[]) => actions.map((action) => ({ action }));
    expect(wasDisplaced(lines("confirmed", "displaced"))).toBe(true);
    expect(wasDisplaced(lines("confirmed", "displaced", "passed-over", "edited"))).toBe(true);
    expect(wasDisplaced(lines("confirmed", "displaced", "withdrawn", "waitlisted"))).toBe(false);
    expect(wasDisplaced([])).toBe(false);
  });
});

it("an answer can still be changed before RSVPs open and after they close, and not once all is over", () => {
  expect(isSettled({ kind: "closed", reason: "rsvp.closed" })).toBe(false);
  expect(isSettled({ kind: "closed", reason: "rsvp.not-open-yet" })).toBe(false);
  expect(isSettled({ kind: "closed", reason: "rsvp.ended" })).toBe(true);
  expect(isSettled({ kind: "seat" })).toBe(false);
});

describe("a larger group", () => {
  const confirmed = rsvp({ guests: 1 });
  it.each([
    ["fits", confirmed, 2, 1, null],
    ["has no limit", confirmed, 9, null, null],
    ["grows smaller", confirmed, 0, 0, null],
    ["only waits", rsvp({ status: "waitlisted", guests: 1 }), 9, 0, null],
    ["finds too few", confirmed, 4, 1, "Only 1 more seat is free right now."],
    ["finds none", confirmed, 2, 0, "No more seats are free right now. Your RSVP won't change until one is."],
  ] as const)("the hint fits a larger group that %s", (_, mine, guests, seatsLeft, hint) => {
    expect(growthHint({ rsvp: mine, guests, seats: { seatsLeft, heldForWaitlist: false } })).toBe(hint);
  });

  it("a larger group finds no seats where they are held for the waitlist", () => {
    const seats = { seatsLeft: 5, heldForWaitlist: true };
    expect(growthHint({ rsvp: confirmed, guests: 2, seats })).toMatch(/^No more seats are free/);
  });
});

describe("the bar on phones", () => {
  it.each([
    [null, seats({}), "13 seats left", "37 taken"],
    [null, seats({ capacity: null, seatsLeft: null }), "Open to everyone", "37 seats taken"],
    [null, seats({ seatsLeft: 0, waitlistLength: 4 }), "Full", "4 on the waitlist"],
    [
      null,
      seats({ seatsLeft: 1, waitlistLength: 4, heldForWaitlist: true }),
      "1 seat held for the waitlist",
      "4 on the waitlist",
    ],
    [rsvp({ guests: 2 }), seats({}), "You're in", "You and 2 guests"],
    [
      rsvp({ status: "waitlisted", position: 2 }),
      seats({ waitlistLength: 4 }),
      "You're 2nd on the waitlist",
      "4 on the waitlist",
    ],
    [rsvp({ status: "cancelled" }), seats({}), "13 seats left", "37 taken"],
    [rsvp({ status: "offered", seats: 2 }), seats({}), "2 seats are being held for you", "Reply in time"],
    [rsvp({ status: "pending" }), seats({}), "Your request is sent", "No seat is held yet"],
  ])("the bar on phones fits the RSVP %o", (mine, given, title, detail) =>
    expect(barWords({ rsvp: mine, seats: given, waitlistEnabled: true })).toEqual({ title, detail }),
  );

  it("the bottom bar says that there is no waitlist", () =>
    expect(barWords({ rsvp: null, seats: seats({ seatsLeft: 0 }), waitlistEnabled: false }).detail).toBe(
      "No waitlist",
    ));
});
