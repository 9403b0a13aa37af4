import { isPastCutoff } from "@/server/domains/rsvps/policy";
import type { RsvpEvent } from "./rsvp-event";

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
