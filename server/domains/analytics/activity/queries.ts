import type { Db } from "../../../db/client";
import { badCursor } from "../../../errors";
import type { ActivityItem } from "../schema";
import { activityText } from "./policy";

type EventPool = { id: string; poolId: string };

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
 * What happened on an event, newest first, in sentences. For hosts: it names people.
 * Being passed over is told in the story of one RSVP only; for the whole event it would drown the rest.
 */
export async function listActivity(
  db: Db,
  event: EventPool,
  by: { rsvpId?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: ActivityItem[]; nextCursor: string | null }> {
  const before = by.cursor === undefined ? null : readCursor(by.cursor);
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
  const items = lines.slice(0, by.limit).map((line) => ({
    id: String(line.id),
    at: line.at.toISOString(),
    rsvpId: line.rsvpId,
    ...activityText(line),
  }));
  return { items, nextCursor: lines.length > by.limit ? (items.at(-1)?.id ?? null) : null };
}

function readCursor(cursor: string): bigint {
  if (/^\d{1,18}$/.test(cursor)) return BigInt(cursor);
  throw badCursor();
}
