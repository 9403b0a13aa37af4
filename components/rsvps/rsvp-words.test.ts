import { describe, expect, it } from "vitest";
import { closedIn } from "./closed-words";
import type { RsvpOut, Seats } from "./rsvp-event";
import {
  changeAnnouncement,
  joinLabel,
  partyHint,
  partyWords,
  pastSeatsWords,
  placeTitle,
  queueSentence,
  seatsSentence,
} from "./rsvp-words";
import { placeAheadSentence } from "./waitlist-words";

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

describe("the seats in words", () => {
  it.each([
    [seats({}), "37 of 50 seats taken, 13 left"],
    [seats({ confirmedSeats: 49, offeredSeats: 1, seatsLeft: 0 }), "All 50 seats taken"],
    [seats({ capacity: 1, confirmedSeats: 0, seatsLeft: 1 }), "0 of 1 seat taken, 1 left"],
    [
      seats({ confirmedSeats: 49, seatsLeft: 1, heldForWaitlist: true }),
      "49 of 50 seats taken, 1 held for the waitlist",
    ],
    [seats({ capacity: null, seatsLeft: null, confirmedSeats: 1_204 }), "1,204 seats taken, no limit"],
  ])("the seats %o are said in a sentence", (given, sentence) => expect(seatsSentence(given)).toBe(sentence));

  it.each([
    [0, null],
    [1, "1 on the waitlist"],
    [1_200, "1,200 on the waitlist"],
  ])("the waitlist's length %d is shown as %s", (length, sentence) =>
    expect(queueSentence(length)).toBe(sentence),
  );
});

describe("the button", () => {
  it.each([
    [{ kind: "seat" } as const, "RSVP"],
    [{ kind: "waitlist" } as const, "Join the waitlist"],
    [{ kind: "full" } as const, "Full"],
    [{ kind: "request" } as const, "Request a spot"],
    [{ kind: "closed", reason: "rsvp.closed" } as const, "RSVPs closed"],
  ])("the button fits the outlook %o", (outlook, label) => expect(joinLabel(outlook)).toBe(label));
});

describe("the hint below the party size", () => {
  const waits = { kind: "waitlist" } as const;
  const left = (seatsLeft: number | null, heldForWaitlist = false) => ({ seatsLeft, heldForWaitlist });
  it("the hint is silent while the group fits and where no smaller group would", () => {
    expect(partyHint({ kind: "seat" }, left(5), 3)).toBeNull();
    expect(partyHint(waits, left(0), 3)).toBeNull();
    expect(partyHint(waits, left(1, true), 3)).toBeNull();
    expect(partyHint({ kind: "seat" }, left(null), 30)).toBeNull();
  });

  it("the hint says which smaller group would fit", () => {
    expect(partyHint(waits, left(1), 3)).toBe(
      "Only 1 seat is left, a group of 3 would wait. There's room to come on your own.",
    );
    expect(partyHint({ kind: "full" }, left(2), 4)).toBe(
      "Only 2 seats are left, not enough for 4. There's room to come with 1 guest.",
    );
  });
});

describe("the group and its place", () => {
  it.each([
    [0, "Just you"],
    [1, "You and 1 guest"],
    [3, "You and 3 guests"],
  ])("a group with %d guests has its own words", (guests, words) => expect(partyWords(guests)).toBe(words));

  it.each([
    [null, "You're on the waitlist"],
    [1, "You're first on the waitlist"],
    [3, "You're 3rd on the waitlist"],
    [112, "You're 112th on the waitlist"],
  ])("the place %s has its own title", (position, title) => expect(placeTitle(position)).toBe(title));
});

describe("why a newcomer waits, and where", () => {
  it.each([
    [seats({ seatsLeft: 0 }), "Full. You'd be first on the waitlist."],
    [
      seats({ seatsLeft: 1, waitlistLength: 2, heldForWaitlist: true }),
      "1 seat is held for the waitlist. You'd be 3rd on the waitlist.",
    ],
    [
      seats({ capacity: null, seatsLeft: null, waitlistLength: 1, heldForWaitlist: true }),
      "Seats go to the waitlist first. You'd be 2nd on the waitlist.",
    ],
    [seats({ seatsLeft: 2 }), "You'd be first on the waitlist."],
  ])("a newcomer to %o reads their place", (given, sentence) =>
    expect(placeAheadSentence(given)).toBe(sentence),
  );
});

describe("what is announced", () => {
  it("a promotion, an answer and a refusal are announced, and nothing that stayed the same", () => {
    const waiting = rsvp({ status: "waitlisted", position: 2 });
    const came = "A seat opened up. You're in. Just you.";
    expect(changeAnnouncement(waiting, rsvp({}))).toBe(came);
    expect(changeAnnouncement(rsvp({ status: "pending" }), rsvp({}))).toMatch(
      /^The host approved your request\./,
    );
    expect(changeAnnouncement(null, rsvp({ guests: 1 }))).toBe("You're in. You and 1 guest.");
    expect(changeAnnouncement(waiting, rsvp({ status: "declined" }))).toBe("The host declined your RSVP.");
    expect(changeAnnouncement(waiting, { ...waiting, position: 1 })).toBeNull();
    expect(changeAnnouncement(rsvp({}), waiting)).toBe(
      "The host reduced the number of seats. You're 2nd on the waitlist.",
    );
    expect(changeAnnouncement(waiting, rsvp({ status: "offered", seats: 2 }))).toBe(
      "2 seats are being held for you",
    );
    const ended = rsvp({ status: "cancelled", offerExpiresAt: "2026-11-28T10:00:00.000Z" });
    expect(changeAnnouncement(rsvp({ status: "offered" }), ended)).toBe("Your offer ended.");
    expect(changeAnnouncement(null, null)).toBeNull();
  });
});

it.each([
  [38, 40, "38 of 40 seats were taken"],
  [1, 1, "1 of 1 seat was taken"],
  [1, null, "1 person went"],
  [0, null, "0 people went"],
] as const)("an event that is over, with %o of %o seats taken, says %s", (taken, capacity, words) => {
  expect(pastSeatsWords(taken, capacity)).toBe(words);
});

it.each([
  ["rsvp.ended", "Event over"],
  ["rsvp.full", "Full"],
  ["rsvp.something-new", "RSVPs closed"],
])("a panel that is closed for %s says %s", (reason, label) => expect(closedIn(reason).label).toBe(label));
