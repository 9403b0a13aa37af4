import type { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";

const select = {
  id: true,
  status: true,
  isPaused: true,
  holdOfferedAt: true,
  holdExpiresAt: true,
  expiresAt: true,
  nudgedAt: true,
  isStillInterested: true,
  convertedRfpId: true,
  endReason: true,
  desiredDatesStart: true,
  desiredDatesEnd: true,
  datesFlexible: true,
  attendanceMin: true,
  attendanceMax: true,
  venue: { select: { id: true, slug: true, name: true, timeZone: true } },
  organization: { select: { id: true, slug: true, name: true } },
  sourceRfp: { select: { title: true, createdById: true } },
} as const;

/** An entry in the queue of a venue, as notifications need it. */
export type EntryFacts = Prisma.VenueWaitlistEntryGetPayload<{ select: typeof select }> & {
  /** Null for a finished entry. */
  position: number | null;
};

/** By id, with their positions. */
export async function readEntries(db: Queryable, ids: readonly string[]): Promise<Map<string, EntryFacts>> {
  const asked = [...new Set(ids)];
  const [rows, positions] = await Promise.all([
    db.venueWaitlistEntry.findMany({ where: { id: { in: asked } }, select }),
    readPositions(db, asked),
  ]);
  return new Map(rows.map((row) => [row.id, { ...row, position: positions.get(row.id) ?? null }]));
}

async function readPositions(db: Queryable, ids: string[]): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ id: string; position: number }[]>`
    select e.id, 1 + (select count(*)::int from "VenueWaitlistEntry" before
      where before."venueId" = e."venueId" and before.status in ('waiting', 'offered') and before.number < e.number) as position
    from "VenueWaitlistEntry" e where e.id = any(${ids}::text[]) and e.status in ('waiting', 'offered')`;
  return new Map(rows.map(({ id, position }) => [id, position]));
}
