import { Prisma } from "../../db/generated/client";
import type { Queryable, Tx } from "../../db/transaction";
import { notFound } from "../../errors";
import type { AvailabilityStatus } from "../availability/schema";
import { BREAKER_HOLDS } from "./breaker.policy";
import { NUDGE_MS } from "./lifetime.policy";
import { decideQueue } from "./queue.policy";
import type { QueueDecision, QueueEntry, VenueQueue } from "./queue.schema";

/**
 * One decision offers at most two holds (one after an expired hold, one by the request itself) and ends at most one entry
 * that could have got them, so no decision looks further than three entries ahead, however many wait.
 */
const HEAD = 3;
/** Entries past their time that one decision ends. What is left is passed over meanwhile, and ended by the next. */
const PAST_MAX = 100;

/** What a request names, so that it is read too. */
export type Named = { entryIds?: string[]; organizationId?: string };

const COLUMNS = Prisma.sql`e.id, e."organizationId", e.number, e.status, e."isPaused", e."holdOfferedAt",
  e."holdExpiresAt", e."holdRemindedAt", e."expiresAt", e."nudgedAt", e."isStillInterested", e."endedAt", e."endReason"`;

type VenueRow = {
  id: string;
  slug: string;
  shown: AvailabilityStatus;
  manualStatus: AvailabilityStatus | null;
  inferredStatus: AvailabilityStatus | null;
  isOff: boolean;
  breakerResolvedAt: Date | null;
  nextNumber: number;
};

const VENUE = Prisma.sql`v.id, v.slug, v."availabilityStatus" as shown, v."manualStatus", v."inferredStatus",
  v.status in ('draft', 'archived') as "isOff", v."breakerResolvedAt", v."nextQueueNumber" as "nextNumber"`;

export type LockedQueue = { venue: VenueRow; at: Date };

/**
 * Locks the venue, under which everything about its badge, its queue and its breaker is decided. A statement of its own, so
 * that the next one reads what was committed during the wait.
 * @param now null = the database's clock, read after the wait
 * @throws DomainError not-found venue.not-found
 */
export async function lockQueue(tx: Tx, venueId: string, now: Date | null): Promise<LockedQueue> {
  const [row] = await tx.$queryRaw<(VenueRow & { at: Date })[]>`
    with v as materialized (select * from "Venue" where id = ${venueId}::uuid for no key update)
    select ${VENUE}, date_trunc('milliseconds', clock_timestamp()) as at from v`;
  if (!row) throw notFound("venue");
  const { at, ...venue } = row;
  return { venue, at: now ?? at };
}

/** The part of the queue that one decision at `at` can depend on. */
export async function readWindow(
  db: Queryable,
  venue: VenueRow,
  { entryIds = [], organizationId }: Named,
  at: Date,
): Promise<VenueQueue> {
  const nudgedBefore = new Date(at.getTime() - NUDGE_MS);
  const ofVenue = Prisma.sql`"VenueWaitlistEntry" where "venueId" = ${venue.id}::uuid`;
  const waiting = Prisma.sql`${ofVenue} and status = 'waiting'`;
  const own = organizationId
    ? Prisma.sql`union (select id from ${ofVenue} and "organizationId" = ${organizationId}::uuid and status in ('waiting', 'offered'))`
    : Prisma.empty;
  const entries = await db.$queryRaw<QueueEntry[]>`
    select ${COLUMNS} from "VenueWaitlistEntry" e join (
      (select id from ${ofVenue} and status = 'offered')
      union (select id from ${waiting} and not "isPaused" and "expiresAt" > ${at}
        and ("nudgedAt" is null or "nudgedAt" > ${nudgedBefore}) order by number limit ${HEAD})
      union (select id from ${waiting} and "expiresAt" <= ${at} limit ${PAST_MAX})
      union (select id from ${waiting} and "nudgedAt" <= ${nudgedBefore} limit ${PAST_MAX})
      union (select id from ${ofVenue} and "holdOfferedAt" is not null and "endedAt" is not null
        order by "holdOfferedAt" desc limit ${BREAKER_HOLDS + 1})
      union (select id from ${ofVenue} and id = any(${entryIds}))
      ${own}
    ) wanted using (id) order by e.number`;
  const { shown, isOff, breakerResolvedAt, nextNumber } = venue;
  return { status: shown, isOff, breakerResolvedAt, nextNumber, entries };
}

/**
 * The queue as a decision at `now` would find it, read without a lock: what time has ended has ended, and the next entry has
 * the hold that it is about to get. Reads show this, so that nothing on a page is wrong while a job is late.
 */
export async function readSettled(
  db: Queryable,
  venueId: string,
  named: Named,
  now: Date,
): Promise<QueueDecision> {
  const [venue] = await db.$queryRaw<VenueRow[]>`select ${VENUE} from "Venue" v where id = ${venueId}::uuid`;
  if (!venue) throw notFound("venue");
  return decideQueue(await readWindow(db, venue, named, now), { kind: "sweep" }, now);
}
