import type { Db } from "../../server/db/client";
import { inTransaction } from "../../server/db/transaction";
import { applySeatRequests, type SeatAnswer } from "../../server/seats/apply";
import type { PoolTerms, RsvpStatus } from "../../server/seats/facts";
import type { SeatRequest } from "../../server/seats/request";
import { createEvent, createUsers, joinRequest, newId, type TestEvent } from "../factories";
import { findViolationsOf } from "../invariants";

type HostAction = "promote" | "approve" | "decline" | "remove" | "restore" | "bar";

/** `n` hours from the real now, because these guarantees are checked on the database's clock too. */
export function inHours(n: number): Date {
  return new Date(Date.now() + n * 3_600_000);
}

/** A pool in the database for playing requests. People are named after their roles. */
export class PlayedPool<Name extends string> {
  private constructor(
    readonly db: Db,
    readonly event: TestEvent,
    private readonly users: Map<Name, string>,
  ) {}

  /** Ten seats in a day unless `terms` says otherwise, all free. */
  static async open<Name extends string>(
    db: Db,
    terms: Partial<PoolTerms>,
    names: readonly Name[],
  ): Promise<PlayedPool<Name>> {
    // Requests change the pool alone, so its event's time and state would differ from it.
    await db.$executeRaw`alter table "SeatPool" disable trigger "SeatPool_equals_its_event"`;
    const event = await createEvent(db, { startsAt: inHours(24), endsAt: inHours(27), ...terms });
    const ids = await createUsers(db, names.length);
    return new PlayedPool(db, event, new Map(names.map((name, index) => [name, ids[index] ?? ""])));
  }

  get poolId(): string {
    return this.event.poolId;
  }

  userId(name: Name): string {
    return this.users.get(name) ?? "";
  }

  /** Plays one list in one transaction, on the database's clock unless `now` is given. */
  async play(requests: SeatRequest[], now: Date | null = null): Promise<SeatAnswer[]> {
    return inTransaction(this.db, (tx) => applySeatRequests(tx, this.poolId, requests, now));
  }

  /** These people join one after another, without guests unless a number is given. */
  async join(...people: (Name | readonly [Name, number])[]): Promise<SeatAnswer[]> {
    const parties = people.map((person) => (typeof person === "string" ? ([person, 0] as const) : person));
    return this.play(parties.map(([name, guests]) => joinRequest(this.userId(name), guests)));
  }

  async withdraw(name: Name, now: Date | null = null): Promise<void> {
    const userId = this.userId(name);
    await this.play([{ kind: "withdraw", actorId: userId, userId }], now);
  }

  async rsvpId(name: Name): Promise<string> {
    return (await this.row(name)).id;
  }

  row(name: Name) {
    const key = { poolId: this.poolId, userId: this.userId(name) };
    return this.db.rsvp.findUniqueOrThrow({ where: { poolId_userId: key } });
  }

  async status(name: Name): Promise<RsvpStatus> {
    return (await this.row(name)).status;
  }

  async hostRequest(kind: HostAction, name: Name): Promise<SeatRequest> {
    return { kind, actorId: this.event.hostId, rsvpId: await this.rsvpId(name) };
  }

  async answerRequest(kind: "accept" | "refuse", name: Name): Promise<SeatRequest> {
    return { kind, actorId: this.userId(name), rsvpId: await this.rsvpId(name) };
  }

  termsRequest(terms: Partial<PoolTerms>): SeatRequest {
    return { kind: "terms", actorId: this.event.hostId, terms };
  }

  /**
   * Holds seats behind a new claim link.
   * @returns its id
   */
  async openClaim(seats: number, expiresAt: Date): Promise<string> {
    const id = newId();
    const link = { id, leaderId: this.event.hostId, label: null, token: id, seats, expiresAt };
    await this.play([{ kind: "open-claim", actorId: link.leaderId, link }]);
    return id;
  }

  claimRequest(name: Name, linkId: string, guests = 0): SeatRequest {
    const userId = this.userId(name);
    const party = { rsvpId: newId(), userId, guests, specialRequirements: null };
    return { kind: "claim", actorId: userId, linkId, ...party };
  }

  violations() {
    return findViolationsOf(this.db, this.poolId, new Date());
  }

  counters() {
    return this.db.seatPool.findUniqueOrThrow({
      where: { id: this.poolId },
      select: { capacity: true, confirmedSeats: true, offeredSeats: true, waitlistLength: true },
    });
  }
}
