import { hasImproved, isOpen } from "../availability/policy";
import type { AvailabilityStatus } from "../availability/schema";
import { BREAKER_HOLDS, breakerOpenedAt, isDeactivated, unansweredHolds } from "./breaker.policy";
import { HOLD_MS, hasHoldEnded, REMIND_MS, whyLapsed } from "./lifetime.policy";
import type {
  CancellationReason,
  EndReason,
  EntryStatus,
  QueueDecision,
  QueueEntry,
  QueueFact,
  QueueRefusal,
  QueueRequest,
  VenueQueue,
} from "./queue.schema";

/**
 * Decides one request to the queue of a venue. Pure. What time has ended (holds, entries, an open breaker) is ended first, so
 * no decision waits for a job; a job that sends `sweep` only makes it known sooner.
 */
export function decideQueue(before: VenueQueue, request: QueueRequest, now: Date): QueueDecision {
  const draft = new QueueDraft(before, now);
  draft.endByTime();
  const refusal = carryOut(draft, request);
  draft.tellWhoMovedUp();
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
    case "nudge":
      return draft.nudge(request.id);
    case "remind":
      return draft.remind(request.id);
    case "answer-nudge":
      return draft.answerNudge(request.id, request.isInterested);
    case "availability":
      return draft.setStatus(request.status, request.isByHand);
    case "resolve-breaker":
      return draft.resolveBreaker();
    case "close":
      return draft.close(request.ids);
    case "venue-back":
      return draft.venueBack();
    case "sweep":
      return null;
  }
}

export function isActive({ status }: Pick<QueueEntry, "status">): boolean {
  return status === "waiting" || status === "offered";
}

/** The working copy that one decision changes. */
class QueueDraft {
  readonly queue: VenueQueue;
  readonly facts: QueueFact[] = [];
  /** The first number that left the queue. */
  private left: number | null = null;

  constructor(
    before: VenueQueue,
    private readonly now: Date,
  ) {
    this.queue = { ...before, entries: before.entries.map((entry) => ({ ...entry })) };
  }

  endByTime(): void {
    if (this.queue.isOff) this.withdrawHold();
    for (const entry of this.queue.entries) {
      const reason = whyLapsed(entry, this.now);
      if (!reason) continue;
      this.end(entry, "expired", reason);
      this.facts.push({ type: "lapsed", entryId: entry.id });
    }
    const over = this.queue.entries.find((entry) => hasHoldEnded(entry, this.now));
    if (over) {
      this.end(over, "expired", "hold_expired", over.holdExpiresAt ?? this.now);
      this.facts.push({ type: "expired", entryId: over.id });
      if (unansweredHolds(this.queue).length === BREAKER_HOLDS) this.facts.push({ type: "breaker-opened" });
      this.serve();
    }
    if (isDeactivated(this.queue, this.now)) this.deactivate();
  }

  join({ id, organizationId, expiresAt }: Extract<QueueRequest, { kind: "join" }>): QueueRefusal | null {
    if (this.queue.isOff) return "waitlist.venue-off";
    if (isDeactivated(this.queue, this.now)) return "waitlist.deactivated";
    if (expiresAt <= this.now) return "waitlist.dates-passed";
    const isThere = this.queue.entries.some((one) => isActive(one) && one.organizationId === organizationId);
    if (isThere) return "waitlist.already-waiting";
    this.queue.entries.push({
      id,
      organizationId,
      expiresAt,
      number: this.queue.nextNumber++,
      status: "waiting",
      isPaused: false,
      holdOfferedAt: null,
      holdExpiresAt: null,
      holdRemindedAt: null,
      nudgedAt: null,
      isStillInterested: false,
      endedAt: null,
      endReason: null,
    });
    this.facts.push({ type: "joined", entryId: id });
    return null;
  }

  cancel(id: string, reason: CancellationReason): QueueRefusal | null {
    const entry = this.active(id);
    if (!entry) return "waitlist.not-active";
    const wasHeld = entry.status === "offered";
    this.end(entry, "cancelled", reason);
    this.facts.push({ type: "cancelled", entryId: id });
    if (wasHeld) this.serve();
    return null;
  }

  /** The venue is taken: no other entry is served until it becomes available again. */
  convert(id: string): QueueRefusal | null {
    const entry = this.queue.entries.find((one) => one.id === id);
    if (entry?.endReason === "hold_expired") return "waitlist.hold-expired";
    if (this.queue.isOff && entry && isActive(entry)) return "waitlist.venue-off";
    if (entry?.status !== "offered") return "waitlist.not-offered";
    this.end(entry, "converted", null);
    this.facts.push({ type: "converted", entryId: id });
    return null;
  }

  pause(id: string, isPaused: boolean): QueueRefusal | null {
    const entry = this.active(id);
    if (entry?.status !== "waiting") return "waitlist.not-active";
    if (entry.isPaused === isPaused) return null;
    entry.isPaused = isPaused;
    this.facts.push({ type: isPaused ? "paused" : "resumed", entryId: id });
    return null;
  }

  nudge(id: string): QueueRefusal | null {
    const entry = this.active(id);
    if (entry?.status !== "waiting") return "waitlist.not-active";
    if (entry.nudgedAt || entry.isStillInterested) return null;
    entry.nudgedAt = this.now;
    this.facts.push({ type: "nudged", entryId: id });
    return null;
  }

  remind(id: string): QueueRefusal | null {
    const entry = this.active(id);
    if (!entry?.holdExpiresAt || entry.status !== "offered") return "waitlist.not-offered";
    const isSoon = entry.holdExpiresAt.getTime() - REMIND_MS < this.now.getTime();
    if (entry.holdRemindedAt || !isSoon) return null;
    entry.holdRemindedAt = this.now;
    this.facts.push({ type: "reminded", entryId: id });
    return null;
  }

  /** A "yes" counts before it was asked for; a second one changes nothing, and neither does one while the venue is held. */
  answerNudge(id: string, isInterested: boolean): QueueRefusal | null {
    const entry = this.active(id);
    if (!entry) return "waitlist.not-active";
    if (!isInterested) return this.cancel(id, "nudge_declined");
    if (entry.isStillInterested || (entry.status === "offered" && !entry.nudgedAt)) return null;
    Object.assign(entry, { nudgedAt: null, isStillInterested: true });
    this.facts.push({ type: "kept", entryId: id });
    return null;
  }

  setStatus(status: AvailabilityStatus, isByHand: boolean): null {
    const isBetter = hasImproved(this.queue.status, status) || (isByHand && status === "accepting_events");
    this.queue.status = status;
    if (isBetter) this.serve();
    return null;
  }

  /** The venue is gone, so no entry follows. Entries that have ended stay as they are. */
  close(ids: string[]): null {
    const wanted = new Set(ids);
    for (const entry of this.queue.entries.filter((one) => wanted.has(one.id) && isActive(one))) {
      this.end(entry, "expired", "venue_closed");
      this.facts.push({ type: "lapsed", entryId: entry.id });
    }
    // No entry moved up: all of them leave.
    this.left = null;
    return null;
  }

  resolveBreaker(): QueueRefusal | null {
    if (!breakerOpenedAt(this.queue)) return "waitlist.no-breaker";
    this.queue.breakerResolvedAt = this.now;
    this.facts.push({ type: "breaker-resolved" });
    this.serve();
    return null;
  }

  venueBack(): null {
    this.serve();
    return null;
  }

  tellWhoMovedUp(): void {
    if (this.left !== null) this.facts.push({ type: "moved-up", afterNumber: this.left });
  }

  /** A venue that is off holds nothing: the organization waits again in its place, as if it had not been asked. */
  private withdrawHold(): void {
    const held = this.queue.entries.find(({ status }) => status === "offered");
    if (!held) return;
    Object.assign(held, {
      status: "waiting",
      holdOfferedAt: null,
      holdExpiresAt: null,
      holdRemindedAt: null,
    });
    this.facts.push({ type: "withdrawn", entryId: held.id });
  }

  /** Holds the venue for the first entry that waits, unless it is held, takes no bookings, or its breaker is open. */
  private serve(): void {
    if (this.queue.isOff || !isOpen(this.queue.status) || breakerOpenedAt(this.queue)) return;
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
    const active = this.queue.entries.filter(isActive);
    if (active.length === 0) return;
    for (const entry of active) this.end(entry, "expired", "queue_deactivated");
    // No entry moved up: the whole queue is gone.
    this.left = null;
    this.facts.push({ type: "deactivated" });
  }

  private end(entry: QueueEntry, status: EntryStatus, endReason: EndReason | null, endedAt = this.now): void {
    Object.assign(entry, { status, endReason, endedAt, isPaused: false });
    this.left = Math.min(this.left ?? entry.number, entry.number);
  }

  private active(id: string): QueueEntry | undefined {
    return this.queue.entries.find((entry) => entry.id === id && isActive(entry));
  }
}
