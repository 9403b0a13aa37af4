import { describe, expect, it } from "vitest";
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

describe("the seats in words", () => {
  it.each([
    [seats({}), "37 of 50 seats taken, 13 left"],
    [seats({ confirmedSeats: 49, offeredSeats: 1, seatsLeft: 0 }), "All 50 seats taken"],
    [seats({ capacity: 1, confirmedSeats: 0, seatsLeft: 1 }), "0 of 1 seat taken, 1 left"],
    [seats({ capacity: null, seatsLeft: null, confirmedSeats: 1_204 }), "1,204 seats taken, no limit"],
  ])("%o", (given, sentence) => expect(seatsSentence(given)).toBe(sentence));

  it.each([
    [0, null],
    [1, "1 party in line"],
    [12, "12 parties in line"],
  ])("counts a line of %d", (length, sentence) => expect(queueSentence(length)).toBe(sentence));
});

describe("the button", () => {
  it.each([
    [{ kind: "seat" } as const, "RSVP"],
    [{ kind: "waitlist", partiesAhead: 2 } as const, "Join the waitlist"],
    [{ kind: "full" } as const, "Full"],
    [{ kind: "request" } as const, "Request a seat"],
    [{ kind: "closed", reason: "rsvp.ended" } as const, "Event over"],
    [{ kind: "closed", reason: "rsvp.something-new" } as const, "RSVPs closed"],
  ])("%o", (outlook, label) => expect(joinLabel(outlook)).toBe(label));
});

describe("the hint below the party size", () => {
  const waits = { kind: "waitlist", partiesAhead: 0 } as const;
  it("is silent while the party fits, and where no seat is left for anybody", () => {
    expect(partyHint({ kind: "seat" }, 5, 3)).toBeNull();
    expect(partyHint(waits, 0, 3)).toBeNull();
    expect(partyHint({ kind: "seat" }, null, 30)).toBeNull();
  });

  it("says which smaller party would fit", () => {
    expect(partyHint(waits, 1, 3)).toBe(
      "Only 1 seat is left, a party of 3 would wait. There is room to come on your own.",
    );
    expect(partyHint({ kind: "full" }, 2, 4)).toBe(
      "Only 2 seats are left, not enough for 4. There is room to come with 1 guest.",
    );
  });
});

describe("the party and its place", () => {
  it.each([
    [0, "Just you"],
    [1, "You and 1 guest"],
    [3, "You and 3 guests"],
  ])("%d guests", (guests, words) => expect(partyWords(guests)).toBe(words));

  it.each([
    [null, "You're in line"],
    [1, "You're next in line"],
    [3, "You're 3rd in line"],
    [112, "You're 112th in line"],
  ])("place %s", (position, title) => expect(placeTitle(position)).toBe(title));
});

describe("what is announced", () => {
  it("speaks of a promotion, an answer and a refusal, and of nothing that stayed", () => {
    const waiting = rsvp({ status: "waitlisted", position: 2 });
    const came = "A seat came free. You're in. Just you.";
    expect(changeAnnouncement(waiting, rsvp({}))).toBe(came);
    expect(changeAnnouncement(rsvp({ status: "pending" }), rsvp({}))).toMatch(
      /^The host approved your request\./,
    );
    expect(changeAnnouncement(null, rsvp({ guests: 1 }))).toBe("You're in. You and 1 guest.");
    expect(changeAnnouncement(waiting, rsvp({ status: "declined" }))).toBe("The host declined your RSVP.");
    expect(changeAnnouncement(waiting, { ...waiting, position: 1 })).toBeNull();
    expect(changeAnnouncement(rsvp({}), waiting)).toBe("The event was made smaller. You're 2nd in line.");
    expect(changeAnnouncement(waiting, rsvp({ status: "offered", seats: 2 }))).toBe(
      "2 seats are kept for you",
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
