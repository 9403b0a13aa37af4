import { counted, grouped } from "@/lib/plural";
import { ordinal } from "@/server/domains/rsvps/ledger.policy";
import type { Admission } from "@/server/seats/admission";
import type { RsvpOut, Seats } from "./rsvp-event";

export const seatsWord = (n: number) => `${counted(n, "seat")}`;

/** Confirmed and offered seats. */
export function seatsTaken(seats: Seats): number {
  return seats.confirmedSeats + seats.offeredSeats;
}

/** The seats in one sentence, as it is read aloud. */
export function seatsSentence(seats: Seats): string {
  const taken = seatsTaken(seats);
  if (seats.capacity === null) return `${seatsWord(taken)} taken, no limit`;
  if (seats.seatsLeft === 0) return `All ${seatsWord(seats.capacity)} taken`;
  const left = `${grouped(seats.seatsLeft ?? 0)} ${seats.heldForWaitlist ? "held for the waitlist" : "left"}`;
  return `${grouped(taken)} of ${seatsWord(seats.capacity)} taken, ${left}`;
}

/** How long the waitlist is; null where it is empty. */
export function queueSentence(waitlistLength: number): string | null {
  return waitlistLength === 0 ? null : `${grouped(waitlistLength)} on the waitlist`;
}

/** "Just you", "You and 2 guests". */
export function partyWords(guests: number): string {
  return guests === 0 ? "Just you" : `You and ${counted(guests, "guest")}`;
}

/** The name of the button: what pressing it does, by the engine's own rule. */
export function joinLabel(outlook: Admission, seatsLeft: number | null = 0, isInvited = false): string {
  switch (outlook.kind) {
    case "seat":
      return isInvited ? "Going" : "RSVP";
    case "waitlist":
      return "Join the waitlist";
    case "request":
      return "Request a spot";
    case "full":
      return seatsLeft === 0 ? "Full" : "Not enough seats";
    case "too-large":
      return "Too many guests";
    case "closed":
      return "RSVPs closed";
  }
}

/** Whether pressing the button would be refused. */
export function isRefused({ kind }: Admission): boolean {
  return kind === "full" || kind === "too-large" || kind === "closed";
}

/** What the size of the party changes about its chances, or null where there is nothing to say. */
export function partyHint(
  outlook: Admission,
  { seatsLeft, heldForWaitlist }: Pick<Seats, "seatsLeft" | "heldForWaitlist">,
  party: number,
): string | null {
  if ((outlook.kind !== "waitlist" && outlook.kind !== "full") || seatsLeft === null) return null;
  if (heldForWaitlist || seatsLeft === 0 || party === 1) return null;
  const fits = seatsLeft === 1 ? "on your own" : `with ${counted(seatsLeft - 1, "guest")}`;
  const left = `Only ${counted(seatsLeft, "seat is", "seats are")} left`;
  const otherwise =
    outlook.kind === "waitlist" ? `a group of ${party} would wait` : `not enough for ${party}`;
  return `${left}, ${otherwise}. There's room to come ${fits}.`;
}

export const placeWord = (position: number) => (position === 1 ? "first" : ordinal(position));

/** The heading of the card of a waitlisted person. */
export function placeTitle(position: number | null): string {
  return position === null ? "You're on the waitlist" : `You're ${placeWord(position)} on the waitlist`;
}

/** What a screen reader hears when the answer changes while the page is open; null where nothing need be said. */
export function changeAnnouncement(before: RsvpOut | null, after: RsvpOut | null): string | null {
  if (!after || before?.status === after.status) return null;
  switch (after.status) {
    case "confirmed":
      return `${cameIn[before?.status ?? ""] ?? ""}You're in. ${partyWords(after.guests)}.`;
    case "waitlisted":
      return `${before?.status === "confirmed" ? "The host reduced the number of seats. " : ""}${placeTitle(after.position)}.`;
    case "offered":
      return keptTitle(after.seats);
    case "pending":
      return "Your request is sent. The host will reply.";
    case "declined":
      return "The host declined your RSVP.";
    case "cancelled":
      return after.offerExpiresAt ? "Your offer ended." : "Your RSVP is cancelled.";
  }
}

const cameIn: Record<string, string> = {
  waitlisted: "A seat opened up. ",
  pending: "The host approved your request. ",
};

/** What is said of an offer before anything else. */
export function keptTitle(seats: number): string {
  return seats === 1
    ? "A seat is being held for you"
    : `${counted(seats, "seat is", "seats are")} being held for you`;
}

/** "38 of 40 seats were taken", of an event that is over. */
export function pastSeatsWords(taken: number, capacity: number | null): string {
  if (capacity === null) return counted(taken, "person went", "people went");
  return `${grouped(taken)} of ${counted(capacity, "seat was", "seats were")} taken`;
}
