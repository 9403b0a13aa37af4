import { cursorOf, sequence } from "../../../cursor";
import type { Db } from "../../../db/client";
import type { ActivityItem } from "../schema";
import { activityText } from "./policy";

type EventPool = { id: string; poolId: string };

/** By the sequence number of a ledger entry, newest first. */
const linesBefore = cursorOf("activity", sequence);

type Line = {
  id: bigint;
  at: Date;
  rsvpId: string | null;
  action: string;
  toStatus: string | null;
  seats: number;
  detail: Record<string, unknown>;
  guestName: string | null;
  actorName: string | null;
};

/**
 * The history of an event in sentences, newest first. For hosts only: it names people. Pass-overs are listed only
 * in the history of one RSVP; in the event's history they would bury the rest.
 */
export async function listActivity(
  db: Db,
  event: EventPool,
  by: { rsvpId?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: ActivityItem[]; nextCursor: string | null }> {
  const before = linesBefore.read(by.cursor);
  const rsvpId = by.rsvpId ?? null;
  const lines = await db.$queryRaw<Line[]>`
    select l.id, l.at, r.id as "rsvpId", l.action, l."toStatus"::text as "toStatus", l.seats, l.detail,
      case when r."askedAt" is null then guest.name else coalesce(r."namedEmail", guest.name) end as "guestName", actor.name as "actorName"
    from "RsvpLedger" l
      left join "Rsvp" r on r.id = l."rsvpId"
      left join "User" guest on guest.id = r."userId"
      left join "User" actor on actor.id = l."actorId"
    where l."poolId" = ${event.poolId}::uuid
      and (${rsvpId}::uuid is null and l.action <> 'passed-over' or l."rsvpId" = ${rsvpId}::uuid)
      and (${before}::bigint is null or l.id < ${before}::bigint)
    order by l.id desc limit ${by.limit + 1}`;
  const page = linesBefore.page(lines, by.limit, ({ id }) => id);
  const items = page.items.map((line) => ({
    id: String(line.id),
    at: line.at.toISOString(),
    rsvpId: line.rsvpId,
    ...activityText(line),
  }));
  return { items, nextCursor: page.nextCursor };
}
