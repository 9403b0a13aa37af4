import type { BadgeTone } from "@/components/ui/badge";
import { counted } from "@/lib/plural";
import type { CancellationReason, EndReason } from "@/server/domains/holds/queue.schema";
import type { EntryOut } from "@/server/domains/holds/schema";
import { ordinal } from "@/server/domains/rsvps/ledger.policy";

export const cancellationWords: Record<Exclude<CancellationReason, "nudge_declined">, string> = {
  declined_offer: "We don't want this hold",
  found_alternative: "We found another venue",
  no_longer_needed: "We no longer need a venue",
  other: "Another reason",
};

const endWords: Record<EndReason, string> = {
  no_longer_needed: "You left: a venue is no longer needed",
  found_alternative: "You left: you found another venue",
  declined_offer: "You declined the hold",
  nudge_declined: "You said that you're no longer interested",
  other: "You left the waitlist",
  hold_expired: "Your hold expired without a reply",
  dates_passed: "The time on the waitlist is over",
  nudge_unanswered: "You didn't say whether you were still interested",
  queue_deactivated: "The venue's waitlist was closed",
  venue_closed: "The venue has left Turnout",
};

type Entry = Pick<
  EntryOut,
  "status" | "position" | "isPaused" | "holdExpiresAt" | "endReason" | "stillInterestedSentAt"
>;

/** Whether the venue is held for the organization at this moment, also where its end has not reached the page yet. */
export function isHeld({ status, holdExpiresAt }: Entry, now: Date): boolean {
  return status === "offered" && holdExpiresAt !== null && new Date(holdExpiresAt) > now;
}

/** Where an entry stands, in a few words. */
export function entryStanding(entry: Entry, now: Date): { label: string; tone: BadgeTone } {
  if (isHeld(entry, now)) return { label: "Held for you", tone: "success" };
  if (entry.status === "offered") return { label: "Your hold expired without a reply", tone: "neutral" };
  if (entry.status === "converted") return { label: "Turned into a request", tone: "success" };
  if (entry.status !== "waiting")
    return { label: entry.endReason ? endWords[entry.endReason] : "Ended", tone: "neutral" };
  const place = entry.position === null ? "On the waitlist" : `${ordinal(entry.position)} on the waitlist`;
  return entry.isPaused ? { label: `${place}, paused`, tone: "warning" } : { label: place, tone: "accent" };
}

/** How many places of the waitlist limit are used: "2 of 5 active entries". */
export function activeEntriesWords(active: number, activeMax: number): string {
  return `${active} of ${counted(activeMax, "active entry", "active entries")}`;
}
