import { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";
import { notFound } from "../../errors";
import { seatsOf } from "../rsvps/pool/policy";
import type { PoolFacts } from "../rsvps/seats/schema";
import type { EventRole } from "./access/policy";
import { statusOf } from "./policy";
import type { EventDetails, EventSummary } from "./schema";

/** One event as read in one statement: itself, its host and its pool. */
export type EventRow = {
  id: string;
  slug: string;
  title: string;
  coverUrl: string | null;
  place: string | null;
  onlineUrl: string | null;
  timeZone: string;
  status: "draft" | "published" | "cancelled";
  visibility: "public" | "unlisted" | "private";
  version: number;
  hostId: string;
  hostName: string;
  hostImageUrl: string | null;
  poolVersion: number;
} & Omit<PoolFacts, "id" | "version">;

/** Select list for `from`: `eventTables`. Dates of the event and of its pool are the same. */
export const eventColumns = Prisma.sql`e.id, e.slug, e.title, e."coverUrl", e.place, e."onlineUrl", e."timeZone",
  e.status::text as status, e.visibility::text as visibility, e.version, e."hostId", h.name as "hostName",
  h."imageUrl" as "hostImageUrl", p.version as "poolVersion", p.capacity, p."confirmedSeats", p."offeredSeats",
  p."waitlistedSeats", p."waitlistLength", p."nextQueueNumber", p.state::text as state, p."guestsMax",
  p."waitlistEnabled", p."waitlistMode"::text as "waitlistMode", p."partyRule"::text as "partyRule", p."passOversMax",
  p."closesAt", p."startsAt", p."endsAt"`;

export const eventTables = Prisma.sql`"Event" e join "User" h on h.id = e."hostId" join "SeatPool" p on p.id = e."poolId"`;

/** The event as it is answered in lists. */
export function toSummary(row: EventRow, now: Date): EventSummary {
  const { id, slug, title, coverUrl, place, onlineUrl, timeZone, visibility, version } = row;
  const { capacity, guestsMax, waitlistEnabled, waitlistMode, partyRule, passOversMax } = row;
  return {
    ...{ id, slug, title, coverUrl, place, onlineUrl, timeZone, visibility, version },
    ...{ capacity, guestsMax, waitlistEnabled, waitlistMode, partyRule, passOversMax },
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    rsvpClosesAt: row.closesAt?.toISOString() ?? null,
    status: statusOf(row, now),
    host: { id: row.hostId, name: row.hostName, imageUrl: row.hostImageUrl },
    seats: seatsOf({ ...row, version: row.poolVersion }),
  };
}

/**
 * One event as this role sees it; who may see it at all is decided by `getEventAccess`.
 * @throws not-found
 */
export async function getEvent(
  db: Queryable,
  by: { eventId: string; role: EventRole | null; now: Date },
): Promise<EventDetails> {
  const [row] = await db.$queryRaw<(EventRow & { description: string; inviteToken: string })[]>`
    select ${eventColumns}, e.description, e."inviteToken" from ${eventTables} where e.id = ${by.eventId}::uuid`;
  if (!row) throw notFound("event");
  const mayInvite = by.role === "host" || by.role === "cohost";
  return {
    ...toSummary(row, by.now),
    description: row.description,
    viewerRole: by.role,
    ...(mayInvite && { inviteToken: row.inviteToken }),
  };
}
