import { dayOf } from "@/lib/days";
import type { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";
import { notFound } from "../../errors";
import { wireLayoutOf } from "../rfps/schema";
import { canSeeVenue } from "../venues/access/policy";
import { NUDGE_MS } from "./lifetime.policy";
import { isActive } from "./queue.policy";
import { cancellationReason, type EntryStatus, endReason, type QueueEntry } from "./queue.schema";
import { readSettled } from "./queue-window.queries";
import type { EntriesOut, EntryOut } from "./schema";

const COLUMNS = {
  id: true,
  organizationId: true,
  venueId: true,
  sourceRfpId: true,
  sourceRfpVenueId: true,
  convertedRfpId: true,
  number: true,
  status: true,
  isPaused: true,
  desiredDatesStart: true,
  desiredDatesEnd: true,
  datesFlexible: true,
  attendanceMin: true,
  attendanceMax: true,
  eventType: true,
  spaceRequirements: true,
  holdOfferedAt: true,
  holdExpiresAt: true,
  holdRemindedAt: true,
  expiresAt: true,
  nudgedAt: true,
  isStillInterested: true,
  endedAt: true,
  endReason: true,
  cancellationNotes: true,
  createdAt: true,
  updatedAt: true,
  venue: {
    select: {
      id: true,
      slug: true,
      name: true,
      city: true,
      country: true,
      timeZone: true,
      availabilityStatus: true,
      status: true,
    },
  },
} as const;

type Row = Prisma.VenueWaitlistEntryGetPayload<{ select: typeof COLUMNS }>;

/** Entries that are stored as active; time may have ended some of them. */
const STORED_ACTIVE = {
  status: { in: ["waiting", "offered"] },
} satisfies Prisma.VenueWaitlistEntryWhereInput;
/** An organization has five at a time, and those that time has ended stay until a job comes by. Of many organizations, too. */
const STORED_ACTIVE_MAX = 100;
/** Queues that are settled at once, so that one reader does not take every connection. */
const SETTLED_AT_ONCE = 4;

type OwnEntry = { entryId: string; organizationId: string };

/** @throws DomainError not-found waitlist.not-found, also for an entry of another organization */
export async function getEntry(
  db: Queryable,
  { entryId, organizationId }: OwnEntry,
  now: Date,
): Promise<EntryOut> {
  const row = await db.venueWaitlistEntry.findFirst({
    where: { id: entryId, organizationId },
    select: COLUMNS,
  });
  if (!row) throw notFound("waitlist");
  const [entry] = await outputsOf(db, [row], now);
  if (!entry) throw notFound("waitlist");
  return entry;
}

/** The venue of an entry. @throws DomainError not-found waitlist.not-found, also for an entry of another organization */
export async function getOwnEntry(db: Queryable, { entryId, organizationId }: OwnEntry) {
  const row = await db.venueWaitlistEntry.findFirst({
    where: { id: entryId, organizationId },
    select: { id: true, venueId: true, sourceRfpId: true, number: true },
  });
  if (!row) throw notFound("waitlist");
  return row;
}

type Listing = {
  organizationIds: string[];
  status?: EntryStatus | undefined;
  activeOnly?: boolean | undefined;
  page: number;
  pageSize: number;
};

/** The entries of one or more organizations: active ones first (the newest hundred), newest first among each. */
export async function listEntries(
  db: Queryable,
  { organizationIds, status, activeOnly, page, pageSize }: Listing,
  now: Date,
): Promise<EntriesOut> {
  const isWanted = (entry: { status: EntryStatus }) =>
    (!activeOnly || isActive(entry)) && (status === undefined || entry.status === status);
  const current = (await listStoredActive(db, organizationIds, now)).filter(isWanted);
  const ended = (["converted", "expired", "cancelled"] as const).filter((one) => isWanted({ status: one }));
  const where = { organizationId: { in: organizationIds }, status: { in: [...ended] } };
  const skip = (page - 1) * pageSize;
  const items = current.slice(skip, skip + pageSize);
  const [total, rows] = await Promise.all([
    db.venueWaitlistEntry.count({ where }),
    db.venueWaitlistEntry.findMany({
      where,
      select: COLUMNS,
      orderBy: [{ endedAt: "desc" }, { id: "asc" }],
      skip: Math.max(0, skip - current.length),
      take: pageSize - items.length,
    }),
  ]);
  return {
    waitlistEntries: [...items, ...(await outputsOf(db, rows, now))],
    pagination: { page, pageSize, total: current.length + total },
  };
}

/** How many entries an organization has that wait or are held at `now`. */
export async function countActive(db: Queryable, organizationId: string, now: Date): Promise<number> {
  return (await listStoredActive(db, [organizationId], now)).filter(isActive).length;
}

async function listStoredActive(db: Queryable, organizationIds: string[], now: Date): Promise<EntryOut[]> {
  const rows = await db.venueWaitlistEntry.findMany({
    where: { organizationId: { in: organizationIds }, ...STORED_ACTIVE },
    select: COLUMNS,
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: STORED_ACTIVE_MAX,
  });
  return outputsOf(db, rows, now);
}

/** Entries as they are at `now`, whatever a job has yet to write. */
async function outputsOf(db: Queryable, rows: Row[], now: Date): Promise<EntryOut[]> {
  const stored = rows.filter(isActive);
  const entryIds = stored.map(({ id }) => id);
  const venueIds = [...new Set(stored.map(({ venueId }) => venueId))];
  const entryOf = new Map<string, QueueEntry>();
  for (let first = 0; first < venueIds.length; first += SETTLED_AT_ONCE) {
    const some = venueIds.slice(first, first + SETTLED_AT_ONCE);
    const settled = await Promise.all(some.map((venueId) => readSettled(db, venueId, { entryIds }, now)));
    for (const { queue } of settled) for (const entry of queue.entries) entryOf.set(entry.id, entry);
  }
  const current = rows.map((row) => ({ ...row, ...entryOf.get(row.id) }));
  const active = current.filter(isActive).map(({ id }) => id);
  const positions = await readPositions(db, active, now);
  return current.map((row) => outputOf(row, positions.get(row.id) ?? null));
}

/**
 * 1 + the entries of the venue that are active at `now` and have a smaller number: counted on an index.
 * @returns by the id of the entry
 */
export async function readPositions(db: Queryable, ids: string[], now: Date): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const nudgedBefore = new Date(now.getTime() - NUDGE_MS);
  const rows = await db.$queryRaw<{ id: string; position: number }[]>`
    select e.id, 1 + (
      select count(*)::int from "VenueWaitlistEntry" o
      where o."venueId" = e."venueId" and o.number < e.number and (
        (o.status = 'offered' and o."holdExpiresAt" > ${now})
        or (o.status = 'waiting' and o."expiresAt" > ${now} and (o."nudgedAt" is null or o."nudgedAt" > ${nudgedBefore}))
      ) and o.status in ('waiting', 'offered')
    ) as position
    from "VenueWaitlistEntry" e where e.id = any(${ids})`;
  return new Map(rows.map(({ id, position }) => [id, position]));
}

function outputOf(row: Omit<Row, keyof QueueEntry> & QueueEntryRow, position: number | null): EntryOut {
  const { number: _, holdRemindedAt, nudgedAt, isStillInterested, endReason: reason, venue, ...entry } = row;
  const ended = endReason.nullable().catch(null).parse(reason);
  return {
    ...entry,
    venue: shownVenue(venue),
    position,
    spaceRequirements: row.spaceRequirements.map(wireLayoutOf),
    holdReminderSent: holdRemindedAt !== null,
    stillInterestedSentAt: instantOf(nudgedAt),
    stillInterestedResponded: isStillInterested,
    holdOfferedAt: instantOf(row.holdOfferedAt),
    holdExpiresAt: instantOf(row.holdExpiresAt),
    desiredDatesStart: row.desiredDatesStart && dayOf(row.desiredDatesStart),
    desiredDatesEnd: row.desiredDatesEnd && dayOf(row.desiredDatesEnd),
    expiresAt: row.expiresAt.toISOString(),
    endReason: ended,
    cancellationReason: row.status === "cancelled" ? cancellationReason.catch("other").parse(ended) : null,
    endedAt: instantOf(row.endedAt),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Of a venue that others no longer see, its name: the organization chose it by that. */
function shownVenue({ status, ...venue }: Row["venue"]): EntryOut["venue"] {
  if (canSeeVenue(status, null)) return venue;
  return { ...venue, city: null, country: null, availabilityStatus: "not_set" };
}

type QueueEntryRow = Omit<QueueEntry, "endReason"> & { endReason: string | null };

const instantOf = (at: Date | null) => at?.toISOString() ?? null;
