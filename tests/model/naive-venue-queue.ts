/** A queue of a venue in the plainest way: one list, one history of holds, loops. The policy must agree with it. */
export type NaiveEntry = {
  id: string;
  organization: string;
  state: "waiting" | "offered" | "converted" | "expired" | "cancelled";
  paused: boolean;
  holdEnds: number | null;
  lapses: number;
  nudged: number | null;
  kept: boolean;
  reminded: boolean;
};

export type NaiveRequest =
  | { kind: "join"; id: string; organizationId: string; expiresAt: Date }
  | { kind: "cancel" | "convert" | "pause" | "resume" | "nudge" | "remind"; id: string }
  | { kind: "answer-nudge"; id: string; isInterested: boolean }
  | { kind: "availability"; status: string; isByHand: boolean }
  | { kind: "resolve-breaker" | "venue-back" | "sweep" };

const HOURS = 3_600_000;
const WEEK = 7 * 24 * HOURS;

export class NaiveVenueQueue {
  entries: NaiveEntry[] = [];
  /** How each hold ended, oldest first; a resolved breaker starts the list anew. */
  private history: { replied: boolean; at: number }[] = [];
  private status = "not_set";
  /** Archived. */
  off = false;

  /** @returns whether the request was carried out */
  play(request: NaiveRequest, now: number): boolean {
    this.passTime(now);
    const entry = "id" in request ? this.entries.find(({ id }) => id === request.id) : undefined;
    const active = entry?.state === "waiting" || entry?.state === "offered";
    if (request.kind === "sweep") return true;
    if (request.kind === "join") return this.join(request, now);
    if (request.kind === "availability") {
      const rank = ["fully_booked", "limited_availability", "accepting_events"];
      const better = Math.max(0, rank.indexOf(request.status)) > Math.max(0, rank.indexOf(this.status));
      this.status = request.status;
      if (better || (request.isByHand && request.status === "accepting_events")) this.serve(now);
      return true;
    }
    if (request.kind === "venue-back") {
      this.serve(now);
      return true;
    }
    if (request.kind === "resolve-breaker") {
      if (this.openedAt() === null) return false;
      this.history = [];
      this.serve(now);
      return true;
    }
    if (!entry) return false;
    if (request.kind === "convert") {
      if (entry.state !== "offered" || this.off) return false;
      entry.state = "converted";
      this.history.push({ replied: true, at: now });
      return true;
    }
    if (request.kind === "pause" || request.kind === "resume") {
      if (entry.state !== "waiting") return false;
      entry.paused = request.kind === "pause";
      return true;
    }
    if (!active) return false;
    if (request.kind === "nudge") {
      if (entry.state === "waiting" && entry.nudged === null && !entry.kept) entry.nudged = now;
      return entry.state === "waiting";
    }
    if (request.kind === "remind") {
      if (entry.holdEnds !== null && entry.holdEnds - now < 24 * HOURS) entry.reminded = true;
      return entry.state === "offered";
    }
    if (request.kind === "answer-nudge" && request.isInterested) {
      if (entry.kept || (entry.state === "offered" && entry.nudged === null)) return true;
      entry.nudged = null;
      entry.kept = true;
      return true;
    }
    const wasHeld = entry.state === "offered";
    entry.state = "cancelled";
    if (wasHeld) {
      this.history.push({ replied: true, at: now });
      this.serve(now);
    }
    return true;
  }

  /** The queue as a reader sees it at `now`: what time has ended has ended, although nothing was written. */
  at(now: number): NaiveVenueQueue {
    const copy = Object.assign(new NaiveVenueQueue(), structuredClone({ ...this }));
    copy.passTime(now);
    return copy;
  }

  positions(): (number | null)[] {
    let place = 0;
    return this.entries.map(({ state }) => (state === "waiting" || state === "offered" ? ++place : null));
  }

  /** When the third hold in a row ended without a reply. */
  openedAt(): number | null {
    let inARow: number[] = [];
    for (const { replied, at } of this.history) inARow = replied ? [] : [...inARow, at];
    return inARow[2] ?? null;
  }

  private passTime(now: number): void {
    for (const entry of this.entries) {
      if (!this.off || entry.state !== "offered") continue;
      entry.state = "waiting";
      entry.holdEnds = null;
      entry.reminded = false;
    }
    for (const entry of this.entries) {
      if (entry.state !== "waiting") continue;
      if (entry.lapses <= now || (entry.nudged !== null && entry.nudged + WEEK <= now))
        entry.state = "expired";
    }
    for (const entry of this.entries) {
      if (entry.state !== "offered" || entry.holdEnds === null || entry.holdEnds > now) continue;
      entry.state = "expired";
      this.history.push({ replied: false, at: entry.holdEnds });
      this.serve(now);
      break;
    }
    const openedAt = this.openedAt();
    if (openedAt === null || openedAt + WEEK > now) return;
    for (const entry of this.entries) if (entry.state === "waiting") entry.state = "expired";
  }

  private join(
    { id, organizationId, expiresAt }: { id: string; organizationId: string; expiresAt: Date },
    now: number,
  ) {
    const openedAt = this.openedAt();
    if (this.off || (openedAt !== null && openedAt + WEEK <= now)) return false;
    if (expiresAt.getTime() <= now) return false;
    for (const one of this.entries) {
      if (one.organization === organizationId && (one.state === "waiting" || one.state === "offered"))
        return false;
    }
    const lapses = expiresAt.getTime();
    this.entries.push({
      id,
      organization: organizationId,
      state: "waiting",
      paused: false,
      holdEnds: null,
      lapses,
      nudged: null,
      kept: false,
      reminded: false,
    });
    return true;
  }

  private serve(now: number): void {
    if (this.off) return;
    if (this.status !== "accepting_events" && this.status !== "limited_availability") return;
    if (this.openedAt() !== null) return;
    for (const entry of this.entries) if (entry.state === "offered") return;
    for (const entry of this.entries) {
      if (entry.state !== "waiting" || entry.paused) continue;
      entry.state = "offered";
      entry.holdEnds = now + 48 * HOURS;
      entry.nudged = null;
      return;
    }
  }
}
