import { describe, expect, it } from "vitest";
import { type ActivityFacts, activityText, chartEnd, chooseStep } from "./policy";

const at = (text: string) => new Date(`${text}Z`);

describe("the step of the chart", () => {
  it.each([
    ["2026-11-01T10:00", "2026-11-01T10:00", "hour"],
    ["2026-11-01T10:00", "2026-11-03T10:00", "hour"],
    ["2026-11-01T10:00", "2026-11-03T10:01", "day"],
    ["2026-05-01T10:00", "2026-10-28T10:00", "day"],
    ["2026-05-01T10:00", "2026-10-28T10:01", "week"],
  ])("from %s to %s is one %s", (from, to, step) => {
    expect(chooseStep(at(from), at(to))).toBe(step);
  });
});

describe("the end of the chart", () => {
  const endsAt = at("2026-11-28T22:00");

  it("is now while the event is ahead", () => {
    const now = at("2026-11-20T12:00");
    expect(chartEnd({ lastAt: at("2026-11-18T12:00"), endsAt, now })).toEqual(now);
  });

  it("is the end of the event once that has passed", () => {
    expect(chartEnd({ lastAt: at("2026-11-18T12:00"), endsAt, now: at("2027-03-01T00:00") })).toEqual(endsAt);
  });

  it("reaches as far as the ledger does", () => {
    const lastAt = at("2026-11-30T09:00");
    expect(chartEnd({ lastAt, endsAt, now: at("2027-03-01T00:00") })).toEqual(lastAt);
  });
});

describe("a line of the ledger, as hosts read it", () => {
  const line = (facts: Partial<ActivityFacts>): ActivityFacts => ({
    action: "confirmed",
    toStatus: "confirmed",
    seats: 1,
    detail: {},
    guestName: "Ana",
    actorName: "Cora",
    ...facts,
  });
  const sentence = (facts: Partial<ActivityFacts>) => {
    const { who, what } = activityText(line(facts));
    return `${who} ${what}`;
  };

  it.each<[string, Partial<ActivityFacts>]>([
    ["Ana RSVPed and got 1 seat", {}],
    ["Ana RSVPed and got 3 seats", { seats: 3 }],
    [
      "Ana joined the waitlist for 2 seats, 11th in line",
      { action: "waitlisted", seats: 2, detail: { position: 11 } },
    ],
    ["Ana changed their party from 4 to 2", { action: "edited", seats: 2, detail: { seatsBefore: 4 } }],
    ["Ana changed their special requirements", { action: "edited", seats: 2, detail: { seatsBefore: 2 } }],
    ["Ana cancelled a party of 2", { action: "withdrawn", seats: 2 }],
    ["Ana moved up from the waitlist into 1 seat", { action: "promoted", actorName: null }],
    ["Ana was given 2 seats by Cora", { action: "promoted-by-host", seats: 2 }],
    [
      "Ana was passed over (1 of 3): 1 seat was free for a party of 2",
      { action: "passed-over", seats: 2, detail: { seatsFree: 1, times: 1, timesMax: 3 } },
    ],
    ["Ana was declined by Cora", { action: "declined" }],
    ["Ana was let back in by Cora", { action: "restored" }],
    [
      "Ana was put back on the waitlist by Cora, 5th in line",
      { action: "restored", toStatus: "waitlisted", detail: { position: 5 } },
    ],
    ["Somebody was declined by a host", { action: "declined", guestName: null, actorName: null }],
    ["Ana was changed", { action: "an action of a later version" }],
  ])("%s", (expected, facts) => {
    expect(sentence(facts)).toBe(expected);
  });

  it.each<[string, Record<string, unknown>]>([
    ["Cora raised the capacity from 10 to 20", { changed: "capacity", capacityBefore: 10, capacity: 20 }],
    ["Cora lowered the capacity from 20 to 10", { changed: "capacity", capacityBefore: 20, capacity: 10 }],
    ["Cora limited the event to 1 seat", { changed: "capacity", capacityBefore: null, capacity: 1 }],
    ["Cora made the seats unlimited", { changed: "capacity", capacityBefore: 5, capacity: null }],
    ["Cora changed the time", { changed: "startsAt,endsAt" }],
    [
      "Cora raised the capacity from 1 to 2 and changed the RSVP deadline, the guests allowed and the waitlist rule",
      { changed: "capacity,closesAt,guestsMax,partyRule,passOversMax", capacityBefore: 1, capacity: 2 },
    ],
    ["Cora changed the event", { changed: "something newer" }],
    ["Cora changed the event", {}],
  ])("%s", (expected, detail) => {
    expect(sentence({ action: "terms-changed", guestName: null, detail })).toBe(expected);
  });
});
