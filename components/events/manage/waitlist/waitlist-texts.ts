import { durationWords } from "@/lib/duration-words";
import { counted } from "@/lib/plural";
import type { EventDetails } from "@/server/domains/events/schema";

type Terms = Pick<EventDetails, "status" | "waitlistMode" | "offerMinutes" | "cutoffMinutes">;

/** Until when the waitlist moves automatically, and what a manual promotion does. */
export function promotionText({ status, waitlistMode, offerMinutes, cutoffMinutes }: Terms): string {
  if (status !== "published") return "The waitlist no longer moves.";
  const until =
    cutoffMinutes === 0 ? "until the event starts" : `until ${durationWords(cutoffMinutes)} before the start`;
  return waitlistMode === "offer"
    ? `This happens automatically ${until}. Guests have ${durationWords(offerMinutes)} to accept an offer; the seat is held meanwhile.`
    : `This happens automatically ${until}. Promoting someone confirms them right away, ahead of others.`;
}

/** The verb for a promotion: on a button, and before a number of groups. */
export function promoteVerbs(mode: EventDetails["waitlistMode"]) {
  return mode === "offer"
    ? { one: "Offer a seat", next: "Offer to next" }
    : { one: "Promote", next: "Promote next" };
}

/** How many seats are free, as a heading. */
export function seatsFreeText(seatsLeft: number | null): string {
  if (seatsLeft === null) return "Seats are unlimited";
  return seatsLeft === 0 ? "No seat is free" : `${counted(seatsLeft, "seat")} free`;
}
