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
};
const full = { seatsLeft: 0, waitlistLength: 4 };

describe("what pressing the button would do", () => {
  test.each([
    ["seats are free", terms, { seatsLeft: 2, waitlistLength: 0 }, { kind: "seat" }],
    ["there is no limit", terms, { seatsLeft: null, waitlistLength: 0 }, { kind: "seat" }],
    [
      "the party is too large",
      terms,
      { seatsLeft: 1, waitlistLength: 0 },
      { kind: "waitlist", partiesAhead: 0 },
    ],
    ["every seat is taken", terms, full, { kind: "waitlist", partiesAhead: 4 }],
    ["there is no line", { ...terms, waitlistEnabled: false }, full, { kind: "full" }],
    ["the host approves each guest", { ...terms, approvalRequired: true }, full, { kind: "request" }],
    [
      "RSVPs open later",
      { ...terms, approvalRequired: true, opensAt: new Date("2026-11-28T12:00:01Z") },
      full,
      { kind: "closed", reason: "rsvp.not-open-yet" },
    ],
  ])("%s", (_, given, seats, outlook) => {
    expect(rsvpOutlook(given, seats, 2, now)).toEqual(outlook);
  });
});

describe("the rule of the line, as a person says it", () => {
  test.each([
    ["skip", 3, "at most 3 times"],
    ["skip", 1, "passed over once"],
    ["skip", 0, "strictly in order"],
    ["strict", 3, "strictly in order"],
  ] as const)("%s with %i pass-overs", (rule, passOversMax, words) => {
    expect(partyRuleSentence(rule, passOversMax)).toContain(words);
  });

  test("says what happens when it is one's turn, and until when", () => {
    const automatic = { waitlistMode: "automatic" as const, offerMinutes: 1_440, cutoffMinutes: 0 };
    expect(partyRuleSentence("strict", 3, automatic)).toMatch(/yours at once, and we tell you\.$/);
    const offers = { waitlistMode: "offer" as const, offerMinutes: 2_880, cutoffMinutes: 90 };
    const sentence = partyRuleSentence("strict", 3, offers);
    expect(sentence).toContain("kept for you for 2 days at most: say yes in time");
    expect(sentence).toContain(
      "In the last 1 hour 30 minutes before the start, only the host lets people in.",
    );
  });
});

test("from the cut-off on, nobody moves up by themselves", () => {
  const startsAt = new Date("2026-11-28T14:00:00Z");
  expect(isPastCutoff({ startsAt, cutoffMinutes: 120 }, now)).toBe(true);
  expect(isPastCutoff({ startsAt, cutoffMinutes: 119 }, now)).toBe(false);
  expect(isPastCutoff({ startsAt, cutoffMinutes: 0 }, startsAt)).toBe(true);
});
