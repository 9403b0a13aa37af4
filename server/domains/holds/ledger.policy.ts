import { isOpen } from "../availability/policy";
import { type AvailabilityStatus, BADGES } from "../availability/schema";
import { BREAKER_HOLDS, breakerOpenedAt, deactivatesAt } from "./breaker.policy";
import { isActive } from "./queue.policy";
import type { EndReason, QueueDecision, QueueEntry, QueueFact, VenueQueue } from "./queue.schema";

export type LineAction = Exclude<QueueFact["type"], "moved-up"> | "badge";

/** One line of the history of a queue. Lines without an entry are about the queue as a whole. */
export type QueueLine = {
  action: LineAction;
  at: Date;
  entryId?: string | null;
  number?: number | null;
  /** What the badge became, for the action `badge`. */
  badge?: AvailabilityStatus | null;
};

/** The lines that a decision adds. The badge comes first: holds are offered because of it. */
export function linesOf({ facts, queue }: QueueDecision, before: AvailabilityStatus, at: Date): QueueLine[] {
  const entryOf = new Map(queue.entries.map((entry) => [entry.id, entry]));
  const lines = facts.flatMap((fact): QueueLine[] => {
    if (fact.type === "moved-up") return [];
    if (!("entryId" in fact)) return [{ action: fact.type, at }];
    const { number, endedAt } = entryOf.get(fact.entryId) ?? { number: null, endedAt: null };
    const hasEnded = fact.type === "expired" && endedAt !== null;
    return [{ action: fact.type, at: hasEnded ? endedAt : at, entryId: fact.entryId, number }];
  });
  return queue.status === before ? lines : [{ action: "badge", at, badge: queue.status }, ...lines];
}

type Reader = Pick<QueueEntry, "id" | "number" | "endReason">;

/**
 * A line as the organization of this entry reads it. Others are never named, only whether they are before or behind.
 * @returns null for a line that does not concern it
 */
export function lineSentence(line: QueueLine, reader: Reader): string | null {
  if (line.action === "badge")
    return `The venue's availability changed to “${BADGES[line.badge ?? "not_set"].label}”.`;
  if (!line.entryId) return QUEUE_SENTENCES[line.action] ?? null;
  if (line.entryId === reader.id) return ownSentence(line.action, reader.endReason);
  return (line.number ?? 0) < reader.number ? (BEFORE[line.action] ?? null) : (BEHIND[line.action] ?? null);
}

const QUEUE_SENTENCES: Partial<Record<LineAction, string>> = {
  "breaker-opened":
    "Three holds in a row expired without a reply, so the waitlist is paused until the venue confirms it.",
  "breaker-resolved": "The venue confirmed the waitlist, so it goes on.",
  deactivated: "The venue didn't confirm the waitlist within 7 days, so it was closed.",
};

const BEFORE: Partial<Record<LineAction, string>> = {
  offered: "The venue is held for an organization before you.",
  withdrawn: "The venue was taken off the site, so the hold of an organization before you ended.",
  expired: "The hold of an organization before you expired without a reply.",
  converted: "An organization before you took the venue.",
  cancelled: "An organization before you left the waitlist.",
  lapsed: "The entry of an organization before you expired.",
};

/** An organization behind is served first only while this one is paused. */
const BEHIND: Partial<Record<LineAction, string>> = {
  offered: "You were paused, so the venue is held for an organization behind you.",
  withdrawn: "The venue was taken off the site, so the hold of an organization behind you ended.",
  expired: "The hold of an organization behind you expired without a reply.",
  converted: "An organization behind you took the venue.",
};

const OWN: Partial<Record<LineAction, string>> = {
  joined: "You joined the waitlist.",
  offered: "The venue became available and is held for you for 48 hours.",
  withdrawn: "The venue was taken off the site, so your hold ended. You keep your place.",
  reminded: "We reminded you that your hold ends soon.",
  expired: "Your hold expired without a reply, so you left the waitlist.",
  converted: "You turned the hold into a request.",
  cancelled: "You left the waitlist.",
  paused: "You paused. You keep your place, and holds go to others meanwhile.",
  resumed: "You resumed, so the next hold can be yours again.",
  nudged: "We asked whether you're still interested.",
  kept: "You said that you're still interested.",
};

function ownSentence(action: LineAction, endReason: EndReason | null): string | null {
  if (action !== "lapsed") return OWN[action] ?? null;
  if (endReason === "queue_deactivated") return null;
  if (endReason === "venue_closed") return "The venue left Turnout, so its waitlist was closed.";
  return endReason === "nudge_unanswered"
    ? "You left the waitlist, because we got no answer to whether you're still interested."
    : "Your entry expired, because its time on the waitlist is over.";
}

export type NextStep = { reason: string; at: Date | null };

/**
 * What happens next to an entry, and when at the latest. Both are as a decision now would find them.
 * @returns null for an entry that has ended
 */
export function nextStep(entry: QueueEntry, queue: VenueQueue): NextStep | null {
  if (!isActive(entry)) return null;
  if (entry.status === "offered") {
    const reason =
      "The venue is held for you. Turn the hold into a request, or cancel it so that others can have it.";
    return { reason, at: entry.holdExpiresAt };
  }
  if (queue.isOff)
    return { reason: "The venue isn't listed at the moment. You keep your place.", at: entry.expiresAt };
  const openedAt = breakerOpenedAt(queue);
  if (openedAt) {
    const reason = `${BREAKER_HOLDS} holds in a row had no reply. The venue has to confirm the waitlist, or it closes.`;
    return { reason, at: deactivatesAt(openedAt) };
  }
  return entry.isPaused
    ? { reason: "You're paused. Resume to get the next hold.", at: entry.expiresAt }
    : nextInLine(entry, queue);
}

function nextInLine(entry: QueueEntry, queue: VenueQueue): NextStep {
  const held = queue.entries.find(({ status }) => status === "offered");
  if (held) {
    const whose = held.number < entry.number ? "an organization before you" : "an organization behind you";
    return {
      reason: `The venue is held for ${whose}. If it isn't taken, the next hold follows.`,
      at: held.holdExpiresAt,
    };
  }
  const reason = isOpen(queue.status)
    ? "The venue takes bookings, and nothing is held at the moment. The next time it becomes available, the first on the waitlist gets a hold for 48 hours."
    : "When the venue becomes available, the first on the waitlist gets a hold for 48 hours.";
  return { reason, at: null };
}
