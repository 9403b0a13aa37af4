import type { Db } from "../../db/client";
import { createLoader } from "../../db/loader";
import type { Queryable } from "../../db/transaction";
import { notFound } from "../../errors";
import type { RsvpOut } from "./schema";
import { readPositions } from "./seats/queries";
import type { RsvpStatus, Seats } from "./seats/schema";
import { freeSeats } from "./waitlist/policy";

export const rsvpSelect = {
  id: true,
  userId: true,
  status: true,
  guests: true,
  seats: true,
  queueNumber: true,
  passedOver: true,
  specialRequirements: true,
  rsvpAt: true,
  offerExpiresAt: true,
  checkedInAt: true,
  checkedInSeats: true,
  version: true,
} as const;

type RsvpRow = {
  id: string;
  status: RsvpStatus;
  guests: number;
  seats: number;
  specialRequirements: string | null;
  rsvpAt: Date;
  offerExpiresAt: Date | null;
  checkedInAt?: Date | null;
  checkedInSeats?: number;
  version: number;
};

/** An RSVP as its owner and the hosts see it. */
export function toRsvpOut(row: RsvpRow, eventId: string, position: number | null): RsvpOut {
  return {
    id: row.id,
    eventId,
    sessionId: null,
    status: row.status,
    guests: row.guests,
    seats: row.seats,
    position,
    offerExpiresAt: row.offerExpiresAt?.toISOString() ?? null,
    rsvpAt: row.rsvpAt.toISOString(),
    version: row.version,
    checkedInAt: row.checkedInAt?.toISOString() ?? null,
    checkedInSeats: row.checkedInSeats ?? 0,
    specialRequirements: row.specialRequirements,
  };
}

const seatsSelect = {
  id: true,
  capacity: true,
  confirmedSeats: true,
  offeredSeats: true,
  waitlistedSeats: true,
  waitlistLength: true,
  version: true,
} as const;

const loadSeats = createLoader(async (db: Db, poolIds: string[]) => {
  const pools = await db.seatPool.findMany({ where: { id: { in: poolIds } }, select: seatsSelect });
  return new Map(
    pools.map(({ id, ...pool }): [string, Seats] => {
      const free = freeSeats(pool);
      return [id, { ...pool, seatsLeft: Number.isFinite(free) ? Math.max(0, free) : null }];
    }),
  );
});

/** The seats of a pool as last committed. @throws not-found */
export async function getSeats(db: Db, poolId: string): Promise<Seats> {
  const seats = await loadSeats(db, poolId);
  if (!seats) throw notFound("pool");
  return seats;
}

/** The viewer's own RSVP to an event, in whatever status, or null. */
export async function findMyRsvp(
  db: Db,
  event: { id: string; poolId: string },
  userId: string,
): Promise<RsvpOut | null> {
  const row = await db.rsvp.findUnique({
    where: { poolId_userId: { poolId: event.poolId, userId } },
    select: rsvpSelect,
  });
  if (!row) return null;
  return toRsvpOut(row, event.id, await positionOf(db, row));
}

async function positionOf(db: Queryable, row: { id: string; status: RsvpStatus }): Promise<number | null> {
  if (row.status !== "waitlisted") return null;
  return (await readPositions(db, [row.id])).get(row.id) ?? null;
}

/** Whose RSVP it is, and of which event. @throws not-found */
export async function getRsvpOwner(
  db: Db,
  rsvpId: string,
): Promise<{ userId: string; poolId: string; eventId: string }> {
  const row = await db.rsvp.findUnique({
    where: { id: rsvpId },
    select: { userId: true, poolId: true, pool: { select: { event: { select: { id: true } } } } },
  });
  if (!row?.pool.event) throw notFound("rsvp");
  return { userId: row.userId, poolId: row.poolId, eventId: row.pool.event.id };
}

/** Place in line (null unless waiting) and the length of the line. */
export async function getPosition(db: Db, rsvpId: string, poolId: string) {
  const [positions, seats] = await Promise.all([readPositions(db, [rsvpId]), getSeats(db, poolId)]);
  return { position: positions.get(rsvpId) ?? null, queueLength: seats.waitlistLength };
}
