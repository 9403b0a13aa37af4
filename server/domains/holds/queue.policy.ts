import { hasImproved, isOpen } from "../availability/policy";
import type { AvailabilityStatus } from "../availability/schema";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long a held venue waits for the organization's answer. */
export const HOLD_MS = 48 * HOUR_MS;
/** Holds in a row without a reply after which the queue of a venue rests until its owner looks. */
export const BREAKER_HOLDS = 3;
/** A queue whose breaker stays open for this long is deactivated. */
export const BREAKER_MS = 7 * DAY_MS;
/** How long an organization has to answer whether it is still interested. */
export const NUDGE_MS = 7 * DAY_MS;

export type EntryStatus = "waiting" | "offered" | "converted" | "expired" | "cancelled";

/** Why an entry ended; `CancellationReason` of the API, and what time does. */
export type EndReason =
  | "no_longer_needed"
  | "found_alternative"
  | "declined_offer"
  | "nudge_declined"
  | "other"
  | "hold_expired"
  | "dates_passed"
  | "nudge_unanswered"
  | "queue_deactivated";

/** One organization's place in the queue of a venue. */
export type QueueEntry = {
  id: string;
  organizationId: string;
  /** Given once and never changed: the order of the queue. */
  number: number;
  status: EntryStatus;
  /** A paused entry keeps its place and is passed over while holds are given. */
  isPaused: boolean;
  holdOfferedAt: Date | null;
  holdExpiresAt: Date | null;
  /** When the entry lapses, with or without a job. */
  expiresAt: Date;
  nudgedAt: Date | null;
  endedAt: Date | null;
  endReason: EndReason | null;
};

/** The queue of one venue, as it is under the venue's lock. */
export type VenueQueue = {
  status: AvailabilityStatus;
  /** When the owner last resolved the breaker; holds before that count no more. */
  breakerResolvedAt: Date | null;
  nextNumber: number;
  /** Active entries, and the ended ones whose holds the breaker is counted from. In any order. */
  entries: QueueEntry[];
};

/** What happened to the queue, in order. Each becomes one fact. */
export type QueueFact =
  | { type: "joined" | "offered" | "hold-expired" | "lapsed" | "converted" | "cancelled"; entryId: string }
  | { type: "paused" | "resumed" | "kept"; entryId: string }
  | { type: "breaker-opened" | "breaker-resolved" | "deactivated" };

export type QueueRequest =
  | { kind: "join"; id: string; organizationId: string; expiresAt: Date }
  | { kind: "cancel"; id: string; reason: EndReason }
  | { kind: "convert"; id: string }
  | { kind: "pause" | "resume"; id: string }
  | { kind: "answer-nudge"; id: string; isInterested: boolean }
  /** The badge changed; `isByHand` because an owner who says "accepting" asks for the queue to be served. */
  | { kind: "availability"; status: AvailabilityStatus; isByHand: boolean }
  | { kind: "resolve-breaker" }
  /** Changes nothing by itself: what time has ended is ended before every request. */
  | { kind: "sweep" };

export type QueueRefusal =
  | "waitlist.already-waiting"
  | "waitlist.deactivated"
  | "waitlist.not-active"
  | "waitlist.not-offered"
  | "waitlist.hold-expired"
  | "waitlist.not-nudged"
  | "waitlist.no-breaker";

export type QueueDecision = {
  queue: VenueQueue;
  facts: QueueFact[];
  /** Null where the request was carried out, or already was so. */
  refusal: QueueRefusal | null;
};

/**
 * Decides one request to the queue of a venue. Pure. What time has ended (holds, entries, an open breaker) is ended first, so
 * no decision waits for a job; a job that sends `sweep` only makes it known sooner.
 */
export function decideQueue(before: VenueQueue, request: QueueRequest, now: Date): QueueDecision {
  const draft = new QueueDraft(before, now);
  draft.endByTime();
  const refusal = carryOut(draft, request);
  return { queue: draft.queue, facts: draft.facts, refusal };
}

function carryOut(draft: QueueDraft, request: QueueRequest): QueueRefusal | null {
  switch (request.kind) {
    case "join":
      return draft.join(request);
    case "cancel":
      return draft.cancel(request.id, request.reason);
    case "convert":
      return draft.convert(request.id);
    case "pause":
    case "resume":
      return draft.pause(request.id, request.kind === "pause");
    case "answer-nudge":
      return draft.answerNudge(request.id, request.isInterested);
    case "availability":
      return draft.setStatus(request.status, request.isByHand);
    case "resolve-breaker":
      return draft.resolveBreaker();
    case "sweep":
      return null;
  }
}

export function isActive({ status }: Pick<QueueEntry, "status">): boolean {
  return status === "waiting" || status === "offered";
}

/**
 * Holds in a row that ended without a reply: since the last one that was converted or cancelled, and since the breaker was
 * last resolved. Counted from the entries; nothing is stored.
 */
export function unansweredHolds({ entries, breakerResolvedAt }: VenueQueue): QueueEntry[] {
  const since = breakerResolvedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  const ended = entries
    .filter(
      (entry) => entry.holdOfferedAt !== null && entry.endedAt !== null && entry.endedAt.getTime() > since,
    )
    .sort((a, b) => (a.holdOfferedAt?.getTime() ?? 0) - (b.holdOfferedAt?.getTime() ?? 0));
  const answered = ended.findLastIndex((entry) => entry.endReason !== "hold_expired");
  return ended.slice(answered + 1);
}

/** Since when the queue rests because nobody replied; null while the breaker is closed. */
export function breakerOpenedAt(queue: VenueQueue): Date | null {
  return unansweredHolds(queue)[BREAKER_HOLDS - 1]?.endedAt ?? null;
}

/** Whether the breaker has been open for so long that the queue is deactivated until the owner resolves it. */
export function isDeactivated(queue: VenueQueue, now: Date): boolean {
  const openedAt = breakerOpenedAt(queue);
  return openedAt !== null && openedAt.getTime() + BREAKER_MS <= now.getTime();
}

/** 1-based; null for an entry that has ended. */
export function positionOf(entries: readonly QueueEntry[], entry: QueueEntry): number | null {
  if (!isActive(entry)) return null;
  return 1 + entries.filter((other) => isActive(other) && other.number < entry.number).length;
}

/** The working copy that one decision changes. */
class QueueDraft {
  readonly queue: VenueQueue;
  readonly facts: QueueFact[] = [];

  constructor(
    before: VenueQueue,
    private readonly now: Date,
  ) {
    this.queue = { ...before, entries: before.entries.map((entry) => ({ ...entry })) };
  }

  endByTime(): void {
    for (const entry of this.queue.entries) {
      if (entry.status === "waiting" && this.hasLapsed(entry)) this.lapse(entry);
    }
    const held = this.queue.entries.find(({ status }) => status === "offered");
    if (held?.holdExpiresAt && held.holdExpiresAt <= this.now) {
      this.end(held, "expired", "hold_expired", held.holdExpiresAt);
      this.facts.push({ type: "hold-expired", entryId: held.id });
      if (unansweredHolds(this.queue).length === BREAKER_HOLDS) this.facts.push({ type: "breaker-opened" });
      this.serve();
    }
    if (isDeactivated(this.queue, this.now)) this.deactivate();
  }

  join({ id, organizationId, expiresAt }: Extract<QueueRequest, { kind: "join" }>): QueueRefusal | null {
    if (isDeactivated(this.queue, this.now)) return "waitlist.deactivated";
    const isWaiting = this.queue.entries.some(
      (one) => isActive(one) && one.organizationId === organizationId,
    );
    if (isWaiting) return "waitlist.already-waiting";
    this.queue.entries.push({
      id,
      organizationId,
      expiresAt,
      number: this.queue.nextNumber++,
      status: "waiting",
      isPaused: false,
      holdOfferedAt: null,
      holdExpiresAt: null,
      nudgedAt: null,
      endedAt: null,
      endReason: null,
    });
    this.facts.push({ type: "joined", entryId: id });
    return null;
  }

  cancel(id: string, reason: EndReason): QueueRefusal | null {
    const entry = this.entry(id);
    if (!entry || !isActive(entry)) return "waitlist.not-active";
    const wasHeld = entry.status === "offered";
    this.end(entry, "cancelled", reason, this.now);
    this.facts.push({ type: "cancelled", entryId: id });
    if (wasHeld) this.serve();
    return null;
  }

  convert(id: string): QueueRefusal | null {
    const entry = this.entry(id);
    if (entry?.endReason === "hold_expired") return "waitlist.hold-expired";
    if (entry?.status !== "offered") return "waitlist.not-offered";
    this.end(entry, "converted", null, this.now);
    this.facts.push({ type: "converted", entryId: id });
    return null;
  }

  pause(id: string, isPaused: boolean): QueueRefusal | null {
    const entry = this.entry(id);
    if (entry?.status !== "waiting") return "waitlist.not-active";
    if (entry.isPaused === isPaused) return null;
    entry.isPaused = isPaused;
    this.facts.push({ type: isPaused ? "paused" : "resumed", entryId: id });
    return null;
  }

  answerNudge(id: string, isInterested: boolean): QueueRefusal | null {
    const entry = this.entry(id);
    if (!entry || !isActive(entry)) return "waitlist.not-active";
    if (!isInterested) return this.cancel(id, "nudge_declined");
    if (!entry.nudgedAt) return "waitlist.not-nudged";
    entry.nudgedAt = null;
    this.facts.push({ type: "kept", entryId: id });
    return null;
  }

  setStatus(status: AvailabilityStatus, isByHand: boolean): null {
    const isBetter = hasImproved(this.queue.status, status) || (isByHand && status === "accepting_events");
    this.queue.status = status;
    if (isBetter) this.serve();
    return null;
  }

  resolveBreaker(): QueueRefusal | null {
    if (!breakerOpenedAt(this.queue)) return "waitlist.no-breaker";
    this.queue.breakerResolvedAt = this.now;
    this.facts.push({ type: "breaker-resolved" });
    this.serve();
    return null;
  }

  /** Holds the venue for the first entry that waits, unless it is held, closed to bookings, or nobody replied lately. */
  private serve(): void {
    if (!isOpen(this.queue.status) || breakerOpenedAt(this.queue)) return;
    if (this.queue.entries.some(({ status }) => status === "offered")) return;
    const [next] = this.queue.entries
      .filter(({ status, isPaused }) => status === "waiting" && !isPaused)
      .sort((a, b) => a.number - b.number);
    if (!next) return;
    const holdExpiresAt = new Date(this.now.getTime() + HOLD_MS);
    Object.assign(next, { status: "offered", holdOfferedAt: this.now, holdExpiresAt, nudgedAt: null });
    this.facts.push({ type: "offered", entryId: next.id });
  }

  private deactivate(): void {
    const waiting = this.queue.entries.filter(isActive);
    if (waiting.length === 0) return;
    for (const entry of waiting) this.end(entry, "expired", "queue_deactivated", this.now);
    this.facts.push({ type: "deactivated" });
  }

  private hasLapsed({ expiresAt, nudgedAt }: QueueEntry): boolean {
    return (
      expiresAt <= this.now || (nudgedAt !== null && nudgedAt.getTime() + NUDGE_MS <= this.now.getTime())
    );
  }

  private lapse(entry: QueueEntry): void {
    const reason = entry.expiresAt <= this.now ? "dates_passed" : "nudge_unanswered";
    this.end(entry, "expired", reason, this.now);
    this.facts.push({ type: "lapsed", entryId: entry.id });
  }

  private end(entry: QueueEntry, status: EntryStatus, endReason: EndReason | null, endedAt: Date): void {
    Object.assign(entry, { status, endReason, endedAt, isPaused: false });
  }

  private entry(id: string): QueueEntry | undefined {
    return this.queue.entries.find((entry) => entry.id === id);
  }
}
