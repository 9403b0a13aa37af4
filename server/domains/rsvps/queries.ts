import type { Db } from "../../db/client";
import { createLoader } from "../../db/loader";
import type { Queryable } from "../../db/transaction";
import { notFound } from "../../errors";
import { seatsOf, statusAt } from "../../seats/availability";
import type { RsvpStatus, Seats } from "../../seats/facts";
import { heldForWaitlist } from "../../seats/held-for-waitlist";
import { keptSeats } from "../../seats/kept-seats";
import type { PoolOwner } from "../../seats/owner";
import { readPositions } from "../../seats/positions";
import type { RsvpOut } from "./schema";

export const rsvpSelect = {
  id: true,
  userId: true,
  status: true,
  guests: true,
  seats: true,
  queueNumber: true,
  passedOver: true,
  specialRequirements: true,
  answers: true,
  rsvpAt: true,
  offerExpiresAt: true,
  askedAt: true,
  checkedInAt: true,
  checkedInSeats: true,
  version: true,
} as const;

/** The pool that a request is for: an event's own, or that of a session of the event. `id` is the event's. */
export type RsvpPool = { id: string; poolId: string; sessionId?: string | null };

type RsvpRow = {
  id: string;
  status: RsvpStatus;
  guests: number;
  seats: number;
  specialRequirements: string | null;
  answers: unknown;
  rsvpAt: Date;
  offerExpiresAt: Date | null;
  askedAt: Date | null;
  checkedInAt?: Date | null;
  checkedInSeats?: number;
  version: number;
};

/**
 * An RSVP as its owner and the hosts see it.
 * @param now null where the row was decided just now; otherwise an offer past its end reads as over
 */
export function toRsvpOut(
  row: RsvpRow,
  { eventId, sessionId }: PoolOwner,
  position: number | null,
  now: Date | null,
): RsvpOut {
  return {
    id: row.id,
    eventId,
    sessionId,
    status: now ? statusAt(row, now) : row.status,
    guests: row.guests,
    seats: row.seats,
    position,
    offerExpiresAt: row.offerExpiresAt?.toISOString() ?? null,
    askedAt: row.askedAt?.toISOString() ?? null,
    rsvpAt: row.rsvpAt.toISOString(),
    version: row.version,
    checkedInAt: row.checkedInAt?.toISOString() ?? null,
    checkedInSeats: row.checkedInSeats ?? 0,
    specialRequirements: row.specialRequirements,
    answers: (row.answers ?? {}) as Record<string, string>,
  };
}

const loadSeats = createLoader(async (db: Db, poolIds: string[]) => {
  const pools = await db.$queryRaw<(Omit<Seats, "seatsLeft"> & { id: string })[]>`
    select p.id, p.capacity, p."confirmedSeats", ${keptSeats} as "offeredSeats", p."waitlistedSeats",
      p."waitlistLength", p.version, ${heldForWaitlist} as "heldForWaitlist"
    from "SeatPool" p where p.id = any(${poolIds}::uuid[])`;
  return new Map(pools.map((pool) => [pool.id, seatsOf(pool)]));
});

/**
 * The seats of a pool as last committed; offers that have expired since still count.
 * @throws DomainError not-found
 */
export async function getSeats(db: Db, poolId: string): Promise<Seats> {
  const seats = await loadSeats(db, poolId);
  if (!seats) throw notFound("pool");
  return seats;
}

/** The person's own RSVP to an event or session, in any status, or null. */
export async function findMyRsvp(
  db: Db,
  { id: eventId, poolId, sessionId = null }: RsvpPool,
  userId: string,
  now: Date,
): Promise<RsvpOut | null> {
  const row = await db.rsvp.findUnique({
    where: { poolId_userId: { poolId, userId } },
    select: rsvpSelect,
  });
  if (!row) return null;
  return toRsvpOut(row, { eventId, sessionId }, await positionOf(db, row), now);
}

async function positionOf(db: Queryable, row: { id: string; status: RsvpStatus }): Promise<number | null> {
  if (row.status !== "waitlisted") return null;
  return (await readPositions(db, [row.id])).get(row.id) ?? null;
}

/**
 * The person, the pool and the event of an RSVP, and the session if it is to one.
 * @throws DomainError not-found
 */
export async function getRsvpOwner(
  db: Db,
  rsvpId: string,
): Promise<{ userId: string; poolId: string } & PoolOwner> {
  const row = await db.rsvp.findUnique({
    where: { id: rsvpId },
    select: { userId: true, poolId: true, pool: { select: { eventId: true, sessionId: true } } },
  });
  if (!row) throw notFound("rsvp");
  return { userId: row.userId, poolId: row.poolId, ...row.pool };
}

/** The position in the queue (null unless waitlisted) and the length of the queue. */
export async function getPosition(db: Db, rsvpId: string, poolId: string) {
  const [positions, seats] = await Promise.all([readPositions(db, [rsvpId]), getSeats(db, poolId)]);
  return { position: positions.get(rsvpId) ?? null, queueLength: seats.waitlistLength };
}
