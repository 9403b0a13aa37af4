import { counted, grouped } from "@/lib/plural";
import { ordinal } from "@/server/domains/rsvps/ledger.policy";
import type { Outlook } from "@/server/domains/rsvps/policy";
import type { RsvpOut, Seats } from "./rsvp-event";

export const seatsWord = (n: number) => `${counted(n, "seat")}`;

/** Seats that are somebody's, the ones on offer included. */
export function seatsTaken(seats: Seats): number {
  return seats.confirmedSeats + seats.offeredSeats;
}

/** The seats in one sentence, as it is read aloud. */
export function seatsSentence(seats: Seats): string {
  const taken = seatsTaken(seats);
  if (seats.capacity === null) return `${seatsWord(taken)} taken, no limit`;
  if (seats.seatsLeft === 0) return `All ${seatsWord(seats.capacity)} taken`;
  return `${grouped(taken)} of ${seatsWord(seats.capacity)} taken, ${grouped(seats.seatsLeft ?? 0)} left`;
}

/** How long the line is; null where nobody waits. */
export function queueSentence(waitlistLength: number): string | null {
  if (waitlistLength === 0) return null;
  return `${counted(waitlistLength, "party", "parties")} in line`;
}

/** "Just you", "You and 2 guests". */
export function partyWords(guests: number): string {
  return guests === 0 ? "Just you" : `You and ${counted(guests, "guest")}`;
}

const closedWords: Record<string, { label: string; sentence: string }> = {
  "rsvp.not-published": { label: "Not open yet", sentence: "RSVPs open when the host publishes the event." },
  "rsvp.not-open-yet": { label: "RSVPs are not open yet", sentence: "Come back when they are." },
  "rsvp.event-cancelled": { label: "Event cancelled", sentence: "RSVPs are closed." },
  "rsvp.ended": { label: "Event over", sentence: "RSVPs are closed." },
  "rsvp.closed": { label: "RSVPs closed", sentence: "The deadline to RSVP has passed." },
};
const full = {
  label: "Full",
  sentence:
    "Every seat is taken and there's no waitlist. If someone cancels, the seat appears here right away.",
};
const closed = { label: "RSVPs closed", sentence: "Check back later." };

/** Why nobody can answer now: in two words, and in a sentence. */
export function closedIn(reason: string): { label: string; sentence: string } {
  return reason === "rsvp.full" ? full : (closedWords[reason] ?? closed);
}

/** The name of the button. It says what pressing it asks for, and promises nothing. */
export function joinLabel(outlook: Outlook, seatsLeft: number | null = 0, isInvited = false): string {
  switch (outlook.kind) {
    case "seat":
      return isInvited ? "Going" : "RSVP";
    case "waitlist":
      return "Join the waitlist";
    case "request":
      return "Request a seat";
    case "full":
      return seatsLeft === 0 ? "Full" : "Not enough seats";
    case "closed":
      return closedIn(outlook.reason).label;
  }
}

/** What the size of the party changes about its chances, or null where there is nothing to say. */
export function partyHint(outlook: Outlook, seatsLeft: number | null, party: number): string | null {
  if ((outlook.kind !== "waitlist" && outlook.kind !== "full") || seatsLeft === null) return null;
  if (seatsLeft === 0 || party === 1) return null;
  const fits = seatsLeft === 1 ? "on your own" : `with ${counted(seatsLeft - 1, "guest")}`;
  const left = `Only ${counted(seatsLeft, "seat is", "seats are")} left`;
  const otherwise =
    outlook.kind === "waitlist" ? `a party of ${party} would wait` : `not enough for ${party}`;
  return `${left}, ${otherwise}. There is room to come ${fits}.`;
}

/** Where a new party would stand: "You would be 5th in line." */
export function partiesAheadSentence(partiesAhead: number): string {
  const place = partiesAhead === 0 ? "next" : ordinal(partiesAhead + 1);
  return `Every seat is taken. You would be ${place} in line.`;
}

/** The heading of the card of somebody who waits. */
export function placeTitle(position: number | null): string {
  if (position === null) return "You're in line";
  return position === 1 ? "You're next in line" : `You're ${ordinal(position)} in line`;
}

/** What a screen reader hears when the answer changes while the page is open; null where nothing need be said. */
export function changeAnnouncement(before: RsvpOut | null, after: RsvpOut | null): string | null {
  if (!after || before?.status === after.status) return null;
  switch (after.status) {
    case "confirmed":
      return `${cameIn[before?.status ?? ""] ?? ""}You're in. ${partyWords(after.guests)}.`;
    case "waitlisted":
      return `${before?.status === "confirmed" ? "The event was made smaller. " : ""}${placeTitle(after.position)}.`;
    case "offered":
      return keptTitle(after.seats);
    case "pending":
      return "Your request is sent. The host answers it.";
    case "declined":
      return "The host declined your RSVP.";
    case "cancelled":
      return after.offerExpiresAt ? "Your offer ended." : "Your RSVP is cancelled.";
  }
}

const cameIn: Record<string, string> = {
  waitlisted: "A seat came free. ",
  pending: "The host approved your request. ",
};

/** What is said of an offer before anything else. */
export function keptTitle(seats: number): string {
  return seats === 1 ? "A seat is kept for you" : `${counted(seats, "seat is", "seats are")} kept for you`;
}

/** "38 of 40 seats were taken", of an event that is over. */
export function pastSeatsWords(taken: number, capacity: number | null): string {
  if (capacity === null) return counted(taken, "person went", "people went");
  return `${grouped(taken)} of ${counted(capacity, "seat was", "seats were")} taken`;
}
