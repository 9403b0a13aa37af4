import { SeatsBeside } from "./beside";
import {
  blankRow,
  type ClaimLinkFacts,
  type PoolFacts,
  PRIORITY_DISPLACED,
  type RsvpFacts,
  type RsvpStatus,
  type SeatFacts,
} from "./facts";
import type { LedgerAction, LedgerLine } from "./ledger";
import {
  askEndsAt,
  chooseWaiters,
  freeSeats,
  isPromotionOpen,
  offerEndsAt,
  passOverLine,
  passOversForNewcomer,
} from "./promotion";
import { Queue } from "./queue";

export type NewEntry = Pick<RsvpFacts, "id" | "userId" | "guests" | "specialRequirements">;

/**
 * What a change here means for a person in other pools: they leave them because they lost their seat here or because
 * they got one, or they wait there and are free again at that time.
 */
export type Consequence = {
  userId: string;
  poolIds: string[];
  action: "left-with" | "dropped" | "freed";
  actorId: string | null;
};

type NewLine = Partial<LedgerLine> & Pick<LedgerLine, "action" | "actorId">;

/**
 * The working copy of a pool while a list of requests is decided: its counters, the rows that were read, the queue
 * and the new ledger lines. Every seat moves through this class, so counters and rows cannot diverge.
 */
export class PoolDraft {
  readonly pool: PoolFacts;
  readonly ledger: LedgerLine[] = [];
  /** Effects of this pool's changes on other pools that are not carried out yet. */
  readonly consequences: Consequence[] = [];
  readonly barred: ReadonlySet<string>;
  /** The seats of people in the pools beside this one. */
  readonly beside: SeatsBeside;
  private readonly holders: ReadonlySet<string>;
  private readonly dependents: ReadonlyMap<string, string[]>;
  private readonly rows = new Map<string, RsvpFacts>();
  private readonly idByUser = new Map<string, string>();
  private readonly links: Map<string, ClaimLinkFacts>;
  private readonly queue: Queue;
  private readonly touched = new Set<string>();
  private readonly touchedLinks = new Set<ClaimLinkFacts>();
  private support: PoolDraft | null = null;

  constructor(
    facts: SeatFacts,
    readonly now: Date,
  ) {
    this.pool = { ...facts.pool };
    this.barred = facts.barred;
    this.holders = facts.holders;
    this.dependents = facts.dependents;
    this.beside = new SeatsBeside(this, facts.elsewhere);
    this.links = new Map(facts.links.map((link) => [link.id, { ...link }]));
    for (const row of [...facts.queue.waiters, ...facts.rsvps]) this.adopt({ ...row });
    const waiters = facts.queue.waiters.flatMap((waiter) => this.rows.get(waiter.id) ?? []);
    this.queue = new Queue({ ...facts.queue, waiters });
  }

  /** An independent copy of the current state, for trying requests without effect on this draft. */
  copy(): PoolDraft {
    const view = this.queue.view;
    const copied = new PoolDraft(
      {
        pool: this.pool,
        rsvps: [...this.rows.values()],
        links: [...this.links.values()],
        queue: view,
        barred: this.barred,
        holders: this.holders,
        dependents: this.dependents,
        elsewhere: this.beside.elsewhere,
      },
      this.now,
    );
    copied.ledger.push(...this.ledger);
    copied.consequences.push(...this.consequences);
    for (const id of this.touched) copied.touched.add(id);
    for (const { id } of this.touchedLinks) {
      const link = copied.links.get(id);
      if (link) copied.touchedLinks.add(link);
    }
    return copied;
  }

  /** Sets the pool in which a seat is required for a seat here, where both are decided together. */
  restOn(support: PoolDraft): void {
    this.support = support;
  }

  /** Whether the person has the seat elsewhere that a seat here requires. */
  hasSupport(userId: string): boolean {
    if (this.pool.dependsOn === null) return true;
    return this.support ? this.support.rowOfUser(userId)?.status === "confirmed" : this.holders.has(userId);
  }

  row(id: string): RsvpFacts | undefined {
    return this.rows.get(id);
  }

  rowOfUser(userId: string): RsvpFacts | undefined {
    const id = this.idByUser.get(userId);
    return id === undefined ? undefined : this.rows.get(id);
  }

  /** The people whose rows are known. */
  userIds(): Iterable<string> {
    return this.idByUser.keys();
  }

  rowsIn(...statuses: RsvpStatus[]): RsvpFacts[] {
    return [...this.rows.values()].filter((row) => statuses.includes(row.status));
  }

  /** Adds the row of a person's first answer. It holds no seat until `move`. */
  add({ id, userId, guests, specialRequirements }: NewEntry): RsvpFacts {
    const row = { ...blankRow(this.now), id, userId, guests, specialRequirements, seats: 1 + guests };
    this.adopt(row);
    return row;
  }

  /**
   * Moves the row from its status to another and records it; a row that becomes waitlisted goes to the end of the
   * queue.
   */
  move(row: RsvpFacts, to: RsvpStatus, action: LedgerAction, actorId: string | null): void {
    const from = row.version === 0 ? null : row.status;
    this.leave(row, to, actorId);
    if (to === "confirmed" && row.dropIfIn.length > 0) {
      this.consequences.push({ userId: row.userId, poolIds: row.dropIfIn, action: "dropped", actorId: null });
    }
    if (to !== "waitlisted" && to !== "offered" && to !== "pending") row.dropIfIn = [];
    if (to === "offered") {
      row.offerExpiresAt = (row.askedAt ? askEndsAt : offerEndsAt)(this.pool, this.now);
    }
    if (to === "waitlisted") {
      row.priority = 0;
      row.queueNumber = this.pool.nextQueueNumber++;
      this.queue.add(row);
    }
    this.count(row, 1);
    const detail: LedgerLine["detail"] = {};
    if (to === "waitlisted") detail.position = this.pool.waitlistLength;
    if (row.offerExpiresAt) detail.offerExpiresAt = row.offerExpiresAt.toISOString();
    this.note(row, action, from, actorId, detail);
  }

  /** Moves the row out of its seat to the very head of the queue. */
  displace(row: RsvpFacts, actorId: string | null): void {
    const from = row.status;
    this.leave(row, "waitlisted", actorId);
    Object.assign(row, {
      priority: PRIORITY_DISPLACED,
      queueNumber: --this.pool.headQueueNumber,
      passedOver: 0,
    });
    this.queue.add(row);
    this.count(row, 1);
    this.note(row, "displaced", from, actorId, { capacity: this.pool.capacity });
  }

  /**
   * Sets the row's priority in the queue; its queue number stays. The version stays too, because the person changed
   * nothing.
   */
  rank(row: RsvpFacts, priority: number): void {
    this.queue.remove(row);
    row.priority = priority;
    this.queue.add(row);
    this.touched.add(row.id);
  }

  /**
   * Ends an offer that was not answered in time. `offerExpiresAt` is kept, so that the person can see what
   * happened.
   */
  expire(row: RsvpFacts): void {
    const endedAt = row.offerExpiresAt;
    this.leave(row, "cancelled", null);
    row.offerExpiresAt = endedAt;
    row.dropIfIn = [];
    row.leftAt = this.now;
    this.note(row, "offer-expired", "offered", null, {});
  }

  /** Records which members of the party have arrived. The version stays, because the person changed nothing. */
  arrive(row: RsvpFacts, members: number[]): void {
    row.checkedInAt = members.length === 0 ? null : (row.checkedInAt ?? this.now);
    row.checkedInSeats = members.length;
    row.checkedInMembers = members.toSorted((a, b) => a - b);
    this.touched.add(row.id);
  }

  /** Changes the party size and keeps status and place. */
  resize(row: RsvpFacts, guests: number): void {
    this.count(row, -1);
    row.guests = guests;
    row.seats = 1 + guests;
    // Guests have no names: if the party shrinks, the number of arrived members stays the same.
    if (row.checkedInMembers.some((member) => member > guests)) {
      row.checkedInMembers = row.checkedInMembers.map((_, member) => member);
    }
    this.count(row, 1);
  }

  changed(row: RsvpFacts): void {
    row.version++;
    this.touched.add(row.id);
  }

  /**
   * Marks a change that the person did not make: the version stays, so that their open edit form does not become
   * stale.
   */
  touch(row: RsvpFacts): void {
    this.touched.add(row.id);
  }

  link(id: string): ClaimLinkFacts | undefined {
    return this.links.get(id);
  }

  openLinks(): ClaimLinkFacts[] {
    return [...this.links.values()].filter((link) => link.closedAt === null);
  }

  /** Holds seats for a new claim link. */
  keep(link: ClaimLinkFacts): void {
    this.links.set(link.id, link);
    this.touchedLinks.add(link);
    this.pool.offeredSeats += link.unclaimedSeats;
  }

  /** Takes seats from the ones that a claim link holds. */
  takeKept(link: ClaimLinkFacts, seats: number): void {
    link.unclaimedSeats -= seats;
    this.pool.offeredSeats -= seats;
    this.touchedLinks.add(link);
  }

  /** Closes the link and returns its unclaimed seats to the pool. */
  closeLink(link: ClaimLinkFacts, actorId: string | null): void {
    const { id: linkId, unclaimedSeats: seats } = link;
    this.takeKept(link, seats);
    link.closedAt = this.now;
    this.record({ action: "claim-ended", actorId, seats, detail: { linkId } });
  }

  shorten(link: ClaimLinkFacts, expiresAt: Date): void {
    link.expiresAt = expiresAt;
    this.touchedLinks.add(link);
  }

  note(
    row: RsvpFacts,
    action: LedgerAction,
    fromStatus: RsvpStatus | null,
    actorId: string | null,
    detail: LedgerLine["detail"],
  ): void {
    this.record({
      rsvpId: row.id,
      actorId,
      action,
      fromStatus,
      toStatus: row.status,
      seats: row.seats,
      detail,
    });
  }

  /** Adds a ledger line; one without an RSVP concerns the whole pool. */
  record(line: NewLine): void {
    this.ledger.push({ rsvpId: null, fromStatus: null, toStatus: null, seats: 0, detail: {}, ...line });
  }

  /** The waitlisted rows that a newcomer with `seats` would pass over, or null where the newcomer has to wait. */
  passOversFor(seats: number): RsvpFacts[] | null {
    return passOversForNewcomer(this.walk(), seats);
  }

  /** @param busy the waitlisted rows ahead that could not be promoted; left out = a newcomer goes ahead of all */
  countPassOvers(passed: RsvpFacts[], seatsFree: number, busy = this.busyAhead()): void {
    for (const waiter of busy) this.note(waiter, "busy", "waitlisted", null, { seatsFree });
    for (const waiter of passed) {
      waiter.passedOver++;
      this.touched.add(waiter.id);
      this.ledger.push(passOverLine(this.pool, waiter, seatsFree));
    }
  }

  /** Gives the free seats to the queue by the promotion rule (`chooseWaiters`). */
  promoteWaiters(): void {
    if (!isPromotionOpen(this.pool, this.now)) return;
    const free = freeSeats(this.pool);
    const { promoted, passedOver } = chooseWaiters(this.walk());
    if (promoted.length === 0) return;
    const busy = this.busyAhead(promoted.at(-1));
    for (const waiter of promoted) {
      // A person whom others registered is always asked first, even where seats are given right away.
      const isOffer = this.pool.waitlistMode === "offer" || waiter.askedAt !== null;
      if (isOffer) this.move(waiter, "offered", "offered", null);
      else this.move(waiter, "confirmed", "promoted", null);
    }
    this.countPassOvers(passedOver, free, busy);
  }

  /** Every changed row in its final state. */
  changedRows(): RsvpFacts[] {
    return [...this.touched].flatMap((id) => this.rows.get(id) ?? []);
  }

  changedLinks(): ClaimLinkFacts[] {
    return [...this.touchedLinks];
  }

  private adopt(row: RsvpFacts): void {
    if (this.rows.has(row.id)) return;
    this.rows.set(row.id, row);
    this.idByUser.set(row.userId, row.id);
    this.beside.appear(row.userId);
  }

  /** The waitlisted rows in view, up to `last`, whose person has a seat elsewhere at the same time. */
  private busyAhead(last?: RsvpFacts): RsvpFacts[] {
    if (this.pool.dependsOn === null) return [];
    const { waiters } = this.queue.view;
    const ahead = last ? waiters.slice(0, waiters.indexOf(last)) : waiters;
    return ahead.filter((waiter) => waiter.status === "waitlisted" && this.isBusy(waiter));
  }

  private isBusy(waiter: RsvpFacts): boolean {
    return this.beside.clashesOf(waiter.userId, waiter.dropIfIn).length > 0;
  }

  private leave(row: RsvpFacts, to: RsvpStatus, actorId: string | null): void {
    if (row.status === "confirmed" && this.pool.hasDependents) {
      const poolIds = this.dependents.get(row.userId) ?? [];
      this.consequences.push({ userId: row.userId, poolIds, action: "left-with", actorId });
    }
    if ((row.status === "confirmed" || row.status === "offered") && to !== "confirmed") this.free(row.userId);
    this.count(row, -1);
    this.queue.remove(row);
    if (to !== "waitlisted") row.onSiteAt = null;
    Object.assign(row, { status: to, statusAt: this.now, offerExpiresAt: null, queueNumber: null });
    // A row that left its seat has not arrived: the party may return in another size.
    if (to === "cancelled" || to === "declined") {
      Object.assign(row, { checkedInAt: null, checkedInSeats: 0, checkedInMembers: [] });
    }
    this.changed(row);
  }

  /** The person is free at the time of this pool: where they wait for a seat at that time, they can be promoted. */
  private free(userId: string): void {
    const poolIds = this.beside.awaitedAtThatTime(userId);
    if (poolIds.length === 0) return;
    this.consequences.push({ userId, poolIds, action: "freed", actorId: null });
  }

  private walk() {
    const isBusy = (waiter: RsvpFacts) => this.isBusy(waiter);
    return { pool: this.pool, queue: this.queue.view, barred: this.barred, isBusy };
  }

  private count(row: RsvpFacts, sign: 1 | -1): void {
    if (row.status === "confirmed") this.pool.confirmedSeats += sign * row.seats;
    if (row.status === "offered") this.pool.offeredSeats += sign * row.seats;
    if (row.status !== "waitlisted") return;
    this.pool.waitlistedSeats += sign * row.seats;
    this.pool.waitlistLength += sign;
    if (sign === 1) this.queue.noteParty(row.seats);
  }
}
