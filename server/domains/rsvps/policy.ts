import { durationWords } from "../../../lib/duration-words";
import { counted } from "../../../lib/plural";
import { whyClosed } from "../../seats/availability";
import type { PoolTerms, Seats } from "../../seats/facts";

const MINUTE_MS = 60_000;

/** What pressing the RSVP button would do. */
export type Outlook =
  | { kind: "seat" }
  | { kind: "waitlist"; partiesAhead: number }
  | { kind: "full" }
  | { kind: "request" }
  | { kind: "closed"; reason: string };

/**
 * What a party of `seats` may expect now, from what anyone can see. The server decides again under its lock:
 * the page promises nothing with this, it only names the button.
 */
export function rsvpOutlook(
  terms: Pick<
    PoolTerms,
    "state" | "opensAt" | "closesAt" | "endsAt" | "waitlistEnabled" | "approvalRequired"
  >,
  seats: Pick<Seats, "seatsLeft" | "waitlistLength">,
  party: number,
  now: Date,
): Outlook {
  const reason = whyClosed(terms, now);
  if (reason) return { kind: "closed", reason };
  if (terms.approvalRequired) return { kind: "request" };
  if (seats.seatsLeft === null || seats.seatsLeft >= party) return { kind: "seat" };
  return terms.waitlistEnabled ? { kind: "waitlist", partiesAhead: seats.waitlistLength } : { kind: "full" };
}

/** What becomes of a seat once it has reached somebody in line. */
type TurnTerms = Pick<PoolTerms, "waitlistMode" | "offerMinutes" | "cutoffMinutes">;

/**
 * How the line moves, in the words that a guest reads before joining it.
 * @param turn left out where only the order is of interest
 */
export function partyRuleSentence(rule: "skip" | "strict", passOversMax: number, turn?: TurnTerms): string {
  return turn
    ? `${orderSentence(rule, passOversMax)} ${turnSentence(turn)}`
    : orderSentence(rule, passOversMax);
}

function orderSentence(rule: "skip" | "strict", passOversMax: number): string {
  if (rule === "strict" || passOversMax === 0) {
    return "Freed seats go strictly in order: nobody passes the party in front.";
  }
  const times = passOversMax === 1 ? "once" : `at most ${counted(passOversMax, "time")}`;
  return `Freed seats go to the first party that fits. A larger party can be passed over ${times}; then seats are saved for it.`;
}

function turnSentence({ waitlistMode, offerMinutes, cutoffMinutes }: TurnTerms): string {
  const turn =
    waitlistMode === "offer"
      ? `When it is your turn, a seat is kept for you for ${durationWords(offerMinutes)} at most: say yes in time, or it goes to the next.`
      : "When it is your turn, the seat is yours at once, and we tell you.";
  if (cutoffMinutes === 0) return turn;
  return `${turn} In the last ${durationWords(cutoffMinutes)} before the start, only the host lets people in.`;
}

/** Is it too late for seats to reach the line by themselves? From then on only the host lets people in. */
export function isPastCutoff(terms: { startsAt: Date; cutoffMinutes: number }, now: Date): boolean {
  return now.getTime() >= terms.startsAt.getTime() - terms.cutoffMinutes * MINUTE_MS;
}
