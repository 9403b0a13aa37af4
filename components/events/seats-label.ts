import type { BadgeTone } from "@/components/ui/badge";
import { counted, grouped } from "@/lib/plural";
import type { EventSummary } from "@/server/domains/events/schema";

type SeatsLabel = { text: string; tone: BadgeTone };

type Facts = Pick<EventSummary, "status" | "waitlistEnabled" | "rsvpOpensAt" | "rsvpClosesAt" | "seats">;

/** What a card says about getting in, in a few words. */
export function seatsLabel(event: Facts, now: Date): SeatsLabel {
  const { status, waitlistEnabled, rsvpOpensAt, rsvpClosesAt, seats } = event;
  if (status === "draft") return { text: "Draft", tone: "outline" };
  if (status === "cancelled") return { text: "Cancelled", tone: "danger" };
  if (status === "ended") return { text: "Over", tone: "neutral" };
  if (rsvpClosesAt && new Date(rsvpClosesAt) <= now) return { text: "RSVPs closed", tone: "neutral" };
  if (rsvpOpensAt && new Date(rsvpOpensAt) > now) return { text: "Opens later", tone: "neutral" };
  const { capacity, confirmedSeats, seatsLeft, heldForWaitlist } = seats;
  if (heldForWaitlist || seatsLeft === 0) {
    return waitlistEnabled ? { text: "Waitlist", tone: "warning" } : { text: "Full", tone: "neutral" };
  }
  if (capacity === null || seatsLeft === null) {
    return {
      text: confirmedSeats === 0 ? "Open to all" : `${grouped(confirmedSeats)} going`,
      tone: "neutral",
    };
  }
  const isNearlyFull = seatsLeft <= Math.max(3, capacity / 10);
  if (isNearlyFull) return { text: `Only ${grouped(seatsLeft)} left`, tone: "accent" };
  return { text: `${counted(seatsLeft, "seat")} left`, tone: "success" };
}
