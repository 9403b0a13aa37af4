import type {
  LedgerAction,
  LedgerLine,
  PoolFacts,
  PoolTerms,
  RsvpFacts,
  RsvpStatus,
  Seats,
} from "../seats/schema";
import {
  chooseWaiters,
  freeSeats,
  isPromotionOpen,
  passOverLine,
  passOversForNewcomer,
  type QueueView,
} from "../waitlist/policy";

/** What anyone may know of the seats of a pool. */
export function seatsOf(pool: PoolFacts): Seats {
  const free = freeSeats(pool);
  return {
    capacity: pool.capacity,
    confirmedSeats: pool.confirmedSeats,
    offeredSeats: pool.offeredSeats,
    waitlistedSeats: pool.waitlistedSeats,
    waitlistLength: pool.waitlistLength,
    seatsLeft: Number.isFinite(free) ? Math.max(0, free) : null,
    version: pool.version,
  };
}

/** Why nobody can RSVP now, or null where one can. The page labels its button with the same answer. */
export function whyClosed(
  terms: Pick<PoolTerms, "state" | "closesAt" | "endsAt">,
  now: Date,
): "rsvp.not-published" | "rsvp.event-cancelled" | "rsvp.ended" | "rsvp.closed" | null {
  if (terms.state === "draft") return "rsvp.not-published";
  if (terms.state === "cancelled") return "rsvp.event-cancelled";
  if (now >= terms.endsAt) return "rsvp.ended";
  if (terms.closesAt && now >= terms.closesAt) return "rsvp.closed";
  return null;
}

export type SeatFacts = {
  pool: PoolFacts;
  /** The rows that the requests speak of, by user or by id. */
  rsvps: RsvpFacts[];
  queue: QueueView;
  /** Users who may not hold a seat: banned or deleted. */
  barred: ReadonlySet<string>;
};

export type NewEntry = Pick<RsvpFacts, "id" | "userId" | "guests" | "specialRequirements">;

/**
 * The working copy of a pool while a list of requests is decided: its counters, the rows in sight, the queue and
 * the ledger lines so far. Every seat moves through `move` or `resize`, so counters and rows cannot part.
 */
export class PoolDraft {
  readonly pool: PoolFacts;
  readonly ledger: LedgerLine[] = [];
  readonly barred: ReadonlySet<string>;
  private readonly rows = new Map<string, RsvpFacts>();
  private readonly idByUser = new Map<string, string>();
  private readonly queue: QueueView;
  private readonly touched = new Set<string>();

  constructor(
    facts: SeatFacts,
    readonly now: Date,
  ) {
    this.pool = { ...facts.pool };
    this.barred = facts.barred;
    for (const row of [...facts.queue.waiters, ...facts.rsvps]) this.adopt({ ...row });
    this.queue = {
      ...facts.queue,
      waiters: facts.queue.waiters.flatMap((waiter) => this.rows.get(waiter.id) ?? []),
    };
  }

  row(id: string): RsvpFacts | undefined {
    return this.rows.get(id);
  }

  rowOfUser(userId: string): RsvpFacts | undefined {
    const id = this.idByUser.get(userId);
    return id === undefined ? undefined : this.rows.get(id);
  }

  /** A first answer. It holds nothing until it is moved. */
  add(entry: NewEntry): RsvpFacts {
    const row: RsvpFacts = {
      ...entry,
      status: "cancelled",
      seats: 1 + entry.guests,
      queueNumber: null,
      passedOver: 0,
      rsvpAt: this.now,
      statusAt: this.now,
      offerExpiresAt: null,
      version: 0,
    };
    this.adopt(row);
    return row;
  }

  /** Takes the row out of where it is and puts it where it goes; the end of the queue when it is to wait. */
  move(row: RsvpFacts, to: RsvpStatus, action: LedgerAction, actorId: string | null): void {
    const from = row.version === 0 ? null : row.status;
    this.count(row, -1);
    this.queue.waiters = this.queue.waiters.filter((waiter) => waiter !== row);
    row.status = to;
    row.statusAt = this.now;
    row.offerExpiresAt = null;
    row.queueNumber = to === "waitlisted" ? this.pool.nextQueueNumber++ : null;
    this.count(row, 1);
    if (to === "waitlisted" && this.queue.complete) this.queue.waiters.push(row);
    this.changed(row);
    this.note(row, action, from, actorId, to === "waitlisted" ? { position: this.pool.waitlistLength } : {});
  }

  /** Another party size in the same place. */
  resize(row: RsvpFacts, guests: number): void {
    this.count(row, -1);
    row.guests = guests;
    row.seats = 1 + guests;
    this.count(row, 1);
  }

  changed(row: RsvpFacts): void {
    row.version++;
    this.touched.add(row.id);
  }

  note(
    row: RsvpFacts,
    action: LedgerAction,
    fromStatus: RsvpStatus | null,
    actorId: string | null,
    detail: LedgerLine["detail"],
  ): void {
    this.ledger.push({
      rsvpId: row.id,
      actorId,
      action,
      fromStatus,
      toStatus: row.status,
      seats: row.seats,
      detail,
    });
  }

  /** The waiters that a newcomer with `seats` would go past, or null where the newcomer has to wait. */
  passOversFor(seats: number): RsvpFacts[] | null {
    return passOversForNewcomer({ pool: this.pool, queue: this.queue, barred: this.barred }, seats);
  }

  /** Being passed over is not the waiter's own change: the version stays, and no edit form is voided. */
  countPassOvers(passed: RsvpFacts[], seatsFree: number): void {
    for (const waiter of passed) {
      waiter.passedOver++;
      this.touched.add(waiter.id);
      this.ledger.push(passOverLine(this.pool, waiter, seatsFree));
    }
  }

  /** Gives the free seats to those who have waited longest and may have them. */
  promoteWaiters(): void {
    if (!isPromotionOpen(this.pool, this.now)) return;
    const free = freeSeats(this.pool);
    const walk = { pool: this.pool, queue: this.queue, barred: this.barred };
    const { promoted, passedOver } = chooseWaiters(walk);
    for (const waiter of promoted) this.move(waiter, "confirmed", "promoted", null);
    this.countPassOvers(passedOver, free);
  }

  /** Every touched row in its final state. */
  changedRows(): RsvpFacts[] {
    return [...this.touched].flatMap((id) => this.rows.get(id) ?? []);
  }

  private adopt(row: RsvpFacts): void {
    if (this.rows.has(row.id)) return;
    this.rows.set(row.id, row);
    this.idByUser.set(row.userId, row.id);
  }

  private count(row: RsvpFacts, sign: 1 | -1): void {
    if (row.status === "confirmed") this.pool.confirmedSeats += sign * row.seats;
    if (row.status === "offered") this.pool.offeredSeats += sign * row.seats;
    if (row.status !== "waitlisted") return;
    this.pool.waitlistedSeats += sign * row.seats;
    this.pool.waitlistLength += sign;
    if (sign === 1) this.queue.smallestParty = Math.min(this.queue.smallestParty ?? row.seats, row.seats);
  }
}
