import { describe, expect, it } from "vitest";
import { type ActivityFacts, activityText } from "./policy";

describe("a ledger entry in the history for hosts", () => {
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
      "Ana joined the waitlist for 2 seats, in 11th place",
      { action: "waitlisted", seats: 2, detail: { position: 11 } },
    ],
    ["Ana changed their group size from 4 to 2", { action: "edited", seats: 2, detail: { seatsBefore: 4 } }],
    ["Ana changed their special requirements", { action: "edited", seats: 2, detail: { seatsBefore: 2 } }],
    ["Ana cancelled for 2 people", { action: "withdrawn", seats: 2 }],
    ["Ana moved up from the waitlist into 1 seat", { action: "promoted", actorName: null }],
    ["Ana was given 2 seats by Cora", { action: "promoted-by-host", seats: 2 }],
    [
      "Ana was skipped (1 of 3): 1 seat was free for a group of 2",
      { action: "passed-over", seats: 2, detail: { seatsFree: 1, times: 1, timesMax: 3 } },
    ],
    ["Ana was declined by Cora", { action: "declined" }],
    ["Ana was let back in by Cora", { action: "restored" }],
    [
      "Ana was put back on the waitlist by Cora, in 5th place",
      { action: "restored", toStatus: "waitlisted", detail: { position: 5 } },
    ],
    ["Ana requested 2 seats", { action: "requested", seats: 2, toStatus: "pending" }],
    ["Ana was approved by Cora and got 1 seat", { action: "approved" }],
    [
      "Ana was approved by Cora and is 3rd on the waitlist",
      { action: "approved", toStatus: "waitlisted", detail: { position: 3 } },
    ],
    ["Ana was registered for 2 seats by Cora", { action: "registered", seats: 2 }],
    [
      "Ana was asked by Cora to come, with 2 seats held until they answer",
      { action: "asked", seats: 2, toStatus: "offered" },
    ],
    [
      "Ana was put on the waitlist for 1 seat by Cora and hasn't answered yet",
      { action: "asked", toStatus: "waitlisted" },
    ],
    ["Ana accepted and got 1 seat", { action: "agreed" }],
    ["Ana said they want to come, with 1 seat", { action: "agreed", toStatus: "waitlisted" }],
    [
      "Ana was let back in by Cora, with 1 seat held until they answer",
      { action: "restored", toStatus: "offered" },
    ],
    ["Ana claimed 1 seat of a group", { action: "claimed" }],
    ["Ana was offered 2 seats", { action: "offered", seats: 2, actorName: null }],
    ["Ana accepted the offer of 1 seat", { action: "accepted" }],
    ["Ana declined the offer of 1 seat", { action: "refused" }],
    ["Ana let the offer of 1 seat expire", { action: "offer-expired", actorName: null }],
    ["Ana was moved from 2 seats to the top of the waitlist by Cora", { action: "displaced", seats: 2 }],
    ["Ana was given waitlist priority 7 by Cora", { action: "prioritized", detail: { priority: 7 } }],
    ["Ana was removed by Cora", { action: "removed" }],
    ["Ana was banned from the event by Cora", { action: "barred" }],
    ["Cora reserved 5 seats for a group", { action: "claim-opened", seats: 5, guestName: null }],
    [
      "The link of a group released 2 seats that were not claimed",
      { action: "claim-ended", seats: 2, guestName: null, actorName: null },
    ],
    ["Someone was declined by a host", { action: "declined", guestName: null, actorName: null }],
    ["Ana was changed", { action: "an action of a later version" }],
  ])('the history says "%s"', (expected, facts) => {
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
  ])('the history says "%s" of a change of terms', (expected, detail) => {
    expect(sentence({ action: "terms-changed", guestName: null, detail })).toBe(expected);
  });
});
