import { describe, expect, test } from "vitest";
import { isPastCutoff, partyRuleSentence, rsvpOutlook } from "./policy";

const now = new Date("2026-11-28T12:00:00Z");
const terms = {
  state: "open" as const,
  opensAt: null,
  closesAt: null,
  endsAt: new Date("2026-11-28T22:00:00Z"),
  waitlistEnabled: true,
  approvalRequired: false,
  guestsMax: 3,
};
const full = { capacity: 10, seatsLeft: 0, heldForWaitlist: false };
const left = (seatsLeft: number | null, heldForWaitlist = false) => ({
  capacity: seatsLeft === null ? null : 10,
  seatsLeft,
  heldForWaitlist,
});

describe("the outlook of the RSVP button", () => {
  test.each([
    ["seats are free", terms, left(2), { kind: "seat" }],
    ["there is no limit", terms, left(null), { kind: "seat" }],
    ["fewer seats are left than the party needs", terms, left(1), { kind: "waitlist" }],
    ["the seats left are held for the waitlist", terms, left(5, true), { kind: "waitlist" }],
    ["there is no limit, but the waitlist goes first", terms, left(null, true), { kind: "waitlist" }],
    ["every seat is taken", terms, full, { kind: "waitlist" }],
    ["there is no waitlist", { ...terms, waitlistEnabled: false }, full, { kind: "full" }],
    [
      "seats are held and the waitlist is closed",
      { ...terms, waitlistEnabled: false },
      left(5, true),
      { kind: "full" },
    ],
    ["the host approves each guest", { ...terms, approvalRequired: true }, full, { kind: "request" }],
    [
      "RSVPs open later",
      { ...terms, approvalRequired: true, opensAt: new Date("2026-11-28T12:00:01Z") },
      full,
      { kind: "closed", reason: "rsvp.not-open-yet" },
    ],
  ])("the RSVP button promises the engine's decision where %s", (_, given, seats, outlook) => {
    expect(rsvpOutlook(given, seats, 1, now)).toEqual(outlook);
  });

  test.each([
    ["more guests than the host allows", left(9), 4, "rsvp.too-many-guests"],
    ["a party larger than the event", { ...left(2), capacity: 2 }, 2, "rsvp.party-too-large"],
  ])("the RSVP button refuses %s", (_, seats, guests, reason) => {
    expect(rsvpOutlook(terms, seats, guests, now)).toMatchObject({ kind: "too-large", refusal: { reason } });
  });
});

describe("the sentence about the waitlist rule", () => {
  test.each([
    ["skip", 3, "skipped up to 3 times"],
    ["skip", 1, "skipped once"],
    ["skip", 0, "in strict order"],
    ["strict", 3, "in strict order"],
  ] as const)("the rule %s with %i pass-overs is described in words", (rule, passOversMax, words) => {
    expect(partyRuleSentence(rule, passOversMax)).toContain(words);
  });

  test("the sentence about the waitlist rule says what happens when a seat opens, and until when", () => {
    const automatic = { waitlistMode: "automatic" as const, offerMinutes: 1_440, cutoffMinutes: 0 };
    expect(partyRuleSentence("strict", 3, automatic)).toMatch(
      /you're in automatically and we'll let you know\.$/,
    );
    const offers = { waitlistMode: "offer" as const, offerMinutes: 2_880, cutoffMinutes: 90 };
    const sentence = partyRuleSentence("strict", 3, offers);
    expect(sentence).toContain("held for you for up to 2 days: accept in time");
    expect(sentence).toContain(
      "In the last 1 hour 30 minutes before the start, only the host lets people in.",
    );
  });
});

test("after the cut-off, only the host promotes waitlisted people", () => {
  const startsAt = new Date("2026-11-28T14:00:00Z");
  expect(isPastCutoff({ startsAt, cutoffMinutes: 120 }, now)).toBe(true);
  expect(isPastCutoff({ startsAt, cutoffMinutes: 119 }, now)).toBe(false);
  expect(isPastCutoff({ startsAt, cutoffMinutes: 0 }, startsAt)).toBe(true);
});
