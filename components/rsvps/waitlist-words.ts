import { counted } from "@/lib/plural";
import { isPastCutoff } from "@/server/domains/rsvps/policy";
import type { RsvpEvent, Seats } from "./rsvp-event";
import { placeWord } from "./rsvp-words";

/**
 * How the waitlist moves at this moment: by the event's rule until the cut-off, and from then on as the host decides.
 * @param rule how it moves before the cut-off, in a sentence
 */
export function waitlistWords(
  { startsAt, cutoffMinutes }: Pick<RsvpEvent, "startsAt" | "cutoffMinutes">,
  rule: string,
  now: Date,
): string {
  const start = new Date(startsAt);
  if (now >= start) return "The event has started. The host decides who gets a seat now.";
  if (isPastCutoff({ startsAt: start, cutoffMinutes }, now)) {
    return "The event starts soon. The host decides who gets a seat now.";
  }
  return rule;
}

/** "2 seats are held for the waitlist"; null if newcomers may have the free seats. */
function heldSentence({ heldForWaitlist, seatsLeft }: Seats): string | null {
  if (!heldForWaitlist) return null;
  if (seatsLeft === null) return "Seats go to the waitlist first";
  return `${counted(seatsLeft, "seat is", "seats are")} held for the waitlist`;
}

/** Why a newcomer waits, and where: "Full. You'd be 5th on the waitlist." */
export function placeAheadSentence(seats: Seats): string {
  const held = heldSentence(seats);
  const why = seats.seatsLeft === 0 ? "Full. " : held ? `${held}. ` : "";
  return `${why}You'd be ${placeWord(seats.waitlistLength + 1)} on the waitlist.`;
}
