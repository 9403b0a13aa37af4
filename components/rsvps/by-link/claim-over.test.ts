import { describe, expect, it } from "vitest";
import type { ClaimPage } from "@/server/domains/rsvps/claim-links.schema";
import { whyNoClaim } from "./claim-over";

const claim = (over: { eventStatus?: string; isOpen?: boolean; unclaimedSeats?: number } = {}) =>
  ({
    event: { status: over.eventStatus ?? "published" },
    isOpen: over.isOpen ?? true,
    unclaimedSeats: over.unclaimedSeats ?? 3,
  }) as ClaimPage;

describe("a claim link", () => {
  it.each([
    ["has a seat to claim", claim(), null, null],
    ["is offered to a person on the waitlist", claim(), "waitlisted", null],
    [
      "tells a guest with a seat that they have one, even when it has ended",
      claim({ isOpen: false }),
      "confirmed",
      "in",
    ],
    ["has ended", claim({ isOpen: false, unclaimedSeats: 0 }), null, "ended"],
    ["is used up", claim({ unclaimedSeats: 0 }), "cancelled", "used-up"],
    ["is of a cancelled event", claim({ eventStatus: "cancelled", isOpen: false }), "confirmed", "cancelled"],
    ["is of an event that is over", claim({ eventStatus: "ended", isOpen: false }), null, "over"],
  ] as const)("a claim link %s", (_, page, status, reason) => {
    expect(whyNoClaim(page, status)).toBe(reason);
  });
});
