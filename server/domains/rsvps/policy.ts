import { durationWords } from "../../../lib/duration-words";
import { counted } from "../../../lib/plural";
import { type Admission, type AdmissionTerms, admissionOf } from "../../seats/admission";
import { isOpenTo } from "../../seats/availability";
import type { PoolTerms, Seats } from "../../seats/facts";

const MINUTE_MS = 60_000;

/**
 * What pressing the RSVP button would do for a person with this many guests, from public data. It uses the engine's
 * own rule: the engine can decide otherwise only if the state changes between reading and pressing.
 */
export function rsvpOutlook(
  terms: Omit<AdmissionTerms, "capacity">,
  seats: Pick<Seats, "capacity" | "seatsLeft" | "heldForWaitlist">,
  guests: number,
  now: Date,
): Admission {
  const { capacity } = seats;
  return admissionOf({ ...terms, capacity }, { guests, hasSeats: isOpenTo(seats, 1 + guests) }, now);
}

/** The terms that decide how a waitlisted RSVP gets a seat. */
type TurnTerms = Pick<PoolTerms, "waitlistMode" | "offerMinutes" | "cutoffMinutes">;

/**
 * How the waitlist moves, in the words that a guest reads before joining it.
 * @param turn left out where only the order matters
 */
export function partyRuleSentence(rule: "skip" | "strict", passOversMax: number, turn?: TurnTerms): string {
  return turn
    ? `${orderSentence(rule, passOversMax)} ${turnSentence(turn)}`
    : orderSentence(rule, passOversMax);
}

function orderSentence(rule: "skip" | "strict", passOversMax: number): string {
  if (rule === "strict" || passOversMax === 0) return "The waitlist moves in strict order.";
  const times = passOversMax === 1 ? "once" : `up to ${counted(passOversMax, "time")}`;
  return `Seats go to the first group on the waitlist that fits. Larger groups can be skipped ${times}; after that, seats are held for them.`;
}

function turnSentence({ waitlistMode, offerMinutes, cutoffMinutes }: TurnTerms): string {
  const turn =
    waitlistMode === "offer"
      ? `When it's your turn, a seat is held for you for up to ${durationWords(offerMinutes)}: accept in time or it goes to the next person.`
      : "When a seat opens, you're in automatically and we'll let you know.";
  if (cutoffMinutes === 0) return turn;
  return `${turn} In the last ${durationWords(cutoffMinutes)} before the start, only the host lets people in.`;
}

/** Whether the cut-off has passed. From then on only the host promotes waitlisted people. */
export function isPastCutoff(terms: { startsAt: Date; cutoffMinutes: number }, now: Date): boolean {
  return now.getTime() >= terms.startsAt.getTime() - terms.cutoffMinutes * MINUTE_MS;
}
