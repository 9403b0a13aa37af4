import { whyClosed } from "./pool/policy";
import type { PoolTerms, Seats } from "./seats/schema";

/** What pressing the RSVP button would do. */
export type Outlook =
  | { kind: "seat" }
  | { kind: "waitlist"; partiesAhead: number }
  | { kind: "full" }
  | { kind: "closed"; reason: string };

/**
 * What a party of `seats` may expect now, from what anyone can see. The server decides again under its lock:
 * the page promises nothing with this, it only names the button.
 */
export function rsvpOutlook(
  terms: Pick<PoolTerms, "state" | "opensAt" | "closesAt" | "endsAt" | "waitlistEnabled">,
  seats: Pick<Seats, "seatsLeft" | "waitlistLength">,
  party: number,
  now: Date,
): Outlook {
  const reason = whyClosed(terms, now);
  if (reason) return { kind: "closed", reason };
  if (seats.seatsLeft === null || seats.seatsLeft >= party) return { kind: "seat" };
  return terms.waitlistEnabled ? { kind: "waitlist", partiesAhead: seats.waitlistLength } : { kind: "full" };
}

/** How the line moves, in the words that a guest reads before joining it. */
export function partyRuleSentence(rule: "skip" | "strict", passOversMax: number): string {
  if (rule === "strict" || passOversMax === 0) {
    return "Freed seats go strictly in order: nobody passes the party in front.";
  }
  const times = passOversMax === 1 ? "once" : `at most ${passOversMax} times`;
  return `Freed seats go to the first party that fits. A larger party can be passed over ${times}; then seats are saved for it.`;
}
