import { describe, expect, it } from "vitest";
import type { Seats } from "@/server/seats/facts";
import { actionText } from "./action-texts";

const seats = (change: Partial<Seats>): Seats => ({
  capacity: 50,
  confirmedSeats: 0,
  offeredSeats: 0,
  waitlistedSeats: 0,
  waitlistLength: 0,
  heldForWaitlist: false,
  seatsLeft: 50,
  version: 1,
  ...change,
});
const event = { title: "Supper", visibility: "public", membersFirstUntil: null, group: null } as const;

describe("what is asked before a whole event is changed", () => {
  it.each(["publish", "cancel", "duplicate", "delete"] as const)(
    "the dialog names the event: %s",
    (action) => {
      expect(actionText(action, { event, seats: seats({}) }).title).toContain("“Supper”");
    },
  );

  it.each<[Partial<Seats>, string]>([
    [{}, "No one has RSVPed yet, so no one is notified."],
    [{ confirmedSeats: 1 }, "Everyone who has a seat (1 seat) will be notified by email."],
    [
      { confirmedSeats: 40, offeredSeats: 2, waitlistLength: 7 },
      "Everyone who has a seat (42 seats) and everyone on the waitlist (7) will be notified by email.",
    ],
    [{ waitlistLength: 7 }, "Everyone on the waitlist (7) will be notified by email."],
  ])("the dialog says who is notified of a cancellation: %j", (change, sentence) => {
    expect(actionText("cancel", { event, seats: seats(change) }).description).toContain(sentence);
  });

  it("publishing a private event says who will see it", () => {
    const asked = { event: { ...event, visibility: "private" as const }, seats: seats({}) };
    expect(actionText("publish", asked).description).toContain("Only people with the invitation link");
  });
});
