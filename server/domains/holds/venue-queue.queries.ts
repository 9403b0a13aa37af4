import { dayOf } from "@/lib/days";
import type { Queryable } from "../../db/transaction";
import { wireLayoutOf } from "../rfps/schema";
import { NUDGE_MS } from "./lifetime.policy";
import { isActive } from "./queue.policy";
import type { QueueEntry } from "./queue.schema";
import { readSettled } from "./queue-window.queries";
import { QUEUE_SHOWN_MAX, type VenueQueueOut } from "./schema";

/** The queue of a venue in its order, for the venue's owner: the first hundred, and how many there are. */
export async function getVenueQueue(db: Queryable, venueId: string, now: Date): Promise<VenueQueueOut> {
  const nudgedBefore = new Date(now.getTime() - NUDGE_MS);
  const alive = { expiresAt: { gt: now }, OR: [{ nudgedAt: null }, { nudgedAt: { gt: nudgedBefore } }] };
  const where = {
    venueId,
    OR: [
      { status: "waiting" as const, ...alive },
      { status: "offered" as const, holdExpiresAt: { gt: now } },
    ],
  };
  const [total, rows] = await Promise.all([
    db.venueWaitlistEntry.count({ where }),
    db.venueWaitlistEntry.findMany({
      where,
      orderBy: { number: "asc" },
      take: QUEUE_SHOWN_MAX,
      select: {
        id: true,
        status: true,
        isPaused: true,
        holdExpiresAt: true,
        desiredDatesStart: true,
        desiredDatesEnd: true,
        datesFlexible: true,
        attendanceMin: true,
        attendanceMax: true,
        eventType: true,
        spaceRequirements: true,
        createdAt: true,
        organization: { select: { name: true } },
      },
    }),
  ]);
  // As the next decision will find them: a hold may be about to go to the next entry, or the whole queue be over.
  const { queue } = await readSettled(db, venueId, { entryIds: rows.map(({ id }) => id) }, now);
  const entryOf = new Map(queue.entries.map((entry) => [entry.id, entry]));
  const items = rows
    .map((row) => ({ ...row, ...pick(entryOf.get(row.id)) }))
    .filter(isActive)
    .map(({ organization, ...row }, index) => ({
      ...row,
      position: index + 1,
      organizationName: organization.name,
      holdExpiresAt: row.holdExpiresAt?.toISOString() ?? null,
      desiredDatesStart: row.desiredDatesStart && dayOf(row.desiredDatesStart),
      desiredDatesEnd: row.desiredDatesEnd && dayOf(row.desiredDatesEnd),
      spaceRequirements: row.spaceRequirements.map(wireLayoutOf),
      createdAt: row.createdAt.toISOString(),
    }));
  return { total: rows.length > 0 && items.length === 0 ? 0 : total, items };
}

function pick(entry: QueueEntry | undefined) {
  return entry ? { status: entry.status, holdExpiresAt: entry.holdExpiresAt } : {};
}
