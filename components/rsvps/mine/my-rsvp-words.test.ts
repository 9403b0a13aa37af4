import { describe, expect, it } from "vitest";
import type { MyRsvpItem } from "@/server/domains/rsvps/schema";
import { groupMyRsvps, myRsvpWords } from "./my-rsvp-words";

const before = new Date("2026-11-28T10:00:00Z");
const during = new Date("2026-11-28T19:00:00Z");
const after = new Date("2026-11-29T10:00:00Z");

type Over = {
  position?: number;
  eventStatus?: string;
  guests?: number;
  seats?: number;
  offerExpiresAt?: string;
};
const item = (status: string, over: Over = {}) =>
  ({
    rsvp: {
      id: status,
      status,
      guests: over.guests ?? 0,
      position: over.position ?? null,
      seats: over.seats ?? 1,
      offerExpiresAt: over.offerExpiresAt ?? null,
    },
    event: {
      id: "e",
      status: over.eventStatus ?? "published",
      startsAt: "2026-11-28T18:00:00Z",
      endsAt: "2026-11-28T21:00:00Z",
    },
  }) as MyRsvpItem;

describe("the person's status", () => {
  it.each([
    [item("confirmed"), before, "You're in"],
    [item("confirmed"), after, "You were in"],
    [item("waitlisted", { position: 3 }), before, "You're 3rd on the waitlist"],
    [item("waitlisted"), after, "Was on the waitlist"],
    [item("offered", { seats: 2 }), before, "2 seats are being held for you"],
    [item("pending"), before, "Asked for a seat"],
    [item("pending"), after, "Had asked"],
    [item("cancelled", { offerExpiresAt: "2026-11-27T10:00:00.000Z" }), before, "Offer ended"],
    [item("declined"), before, "Declined"],
    [item("cancelled"), before, "You cancelled"],
    [item("confirmed", { eventStatus: "cancelled" }), before, "Cancelled by the host"],
  ])("the RSVP %o has its status at %s", (given, now, status) =>
    expect(myRsvpWords(given, now).status).toBe(status),
  );

  it("each RSVP says what comes next", () => {
    expect(myRsvpWords(item("confirmed", { guests: 2 }), before).nextStep).toContain("You and 2 guests");
    expect(myRsvpWords(item("confirmed"), during).nextStep).toContain("Happening now");
    expect(myRsvpWords(item("waitlisted", { position: 1 }), during).nextStep).toContain(
      "the host decides who gets a seat now",
    );
  });
});

describe("the order of one's events", () => {
  it("RSVPs are grouped with offers first and cancelled ones last, without empty groups", () => {
    const statuses = ["confirmed", "cancelled", "waitlisted", "declined", "offered", "pending"];
    const items = statuses.map((status) => item(status));
    expect(groupMyRsvps(items).map((group) => [group.key, group.items.length])).toEqual([
      ["offered", 1],
      ["waiting", 2],
      ["going", 1],
      ["gone", 2],
    ]);
    expect(groupMyRsvps([])).toEqual([]);
  });

  it("a seat at a cancelled event is not listed as going", () => {
    expect(groupMyRsvps([item("confirmed", { eventStatus: "cancelled" })])[0]?.key).toBe("gone");
  });
});
