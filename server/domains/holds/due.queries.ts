import { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";
import { BREAKER_HOLDS, BREAKER_MS } from "./breaker.policy";
import { NUDGE_AFTER_MS, NUDGE_MS, REMIND_MS } from "./lifetime.policy";
import type { QueueRequest } from "./queue.schema";

/** A request that is due at the queue of a venue. */
export type Due = { venueId: string; request: QueueRequest };

/** What one run of a job takes on; the next takes the rest. */
const DUE_MAX = 500;
const before = (now: Date, ms: number) => new Date(now.getTime() - ms);

/** Venues whose hold is over. */
export function listEndedHolds(db: Queryable, now: Date): Promise<Due[]> {
  return sweepsOf(db, Prisma.sql`status = 'offered' and "holdExpiresAt" <= ${now}`);
}

/** Venues with entries whose own lifetime is over. */
export function listLapsed(db: Queryable, now: Date): Promise<Due[]> {
  return sweepsOf(db, Prisma.sql`status = 'waiting' and "expiresAt" <= ${now}`);
}

/** Venues with entries whose organization did not answer whether it is still interested. */
export function listUnansweredNudges(db: Queryable, now: Date): Promise<Due[]> {
  return sweepsOf(db, Prisma.sql`status = 'waiting' and "nudgedAt" <= ${before(now, NUDGE_MS)}`);
}

/** Holds that end within a day, and of which their organization was not reminded. */
export function listToRemind(db: Queryable, now: Date): Promise<Due[]> {
  const soon = before(now, -REMIND_MS);
  const due = Prisma.sql`status = 'offered' and "holdExpiresAt" > ${now} and "holdExpiresAt" < ${soon}
    and "holdRemindedAt" is null`;
  return ofEntries(db, due, "remind");
}

/** Flexible entries that are old and were never asked about. */
export function listToNudge(db: Queryable, now: Date): Promise<Due[]> {
  const due = Prisma.sql`status = 'waiting' and "datesFlexible" and "createdAt" < ${before(now, NUDGE_AFTER_MS)}
    and "expiresAt" > ${now} and "nudgedAt" is null and not "isStillInterested"`;
  return ofEntries(db, due, "nudge");
}

/** Venues whose breaker has been open for a week, and that still have waiting entries. */
export async function listAbandoned(db: Queryable, now: Date): Promise<Due[]> {
  const rows = await db.$queryRaw<{ venueId: string }[]>`
    select v.id as "venueId" from "Venue" v cross join lateral (
      select count(*) filter (where "endReason" = 'hold_expired') as unanswered, max("endedAt") as last from (
        select e."endReason", e."endedAt" from "VenueWaitlistEntry" e
        where e."venueId" = v.id and e."holdOfferedAt" is not null and e."endedAt" is not null
          and (v."breakerResolvedAt" is null or e."endedAt" > v."breakerResolvedAt")
        order by e."holdOfferedAt" desc limit ${BREAKER_HOLDS}
      ) newest
    ) holds
    where exists (select 1 from "VenueWaitlistEntry" e where e."venueId" = v.id and e.status = 'waiting')
      and holds.unanswered = ${BREAKER_HOLDS} and holds.last <= ${before(now, BREAKER_MS)}
    limit ${DUE_MAX}`;
  return rows.map(({ venueId }) => ({ venueId, request: { kind: "sweep" } }));
}

/** Venues whose badge does not show yet what was inferred, because entries wait there. */
export async function listUnserved(db: Queryable): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select id from "Venue" where "manualStatus" is null and "availabilityStatus" <> coalesce("inferredStatus", 'not_set')
    order by "availabilityUpdatedAt" nulls first limit ${DUE_MAX}`;
  return rows.map(({ id }) => id);
}

async function sweepsOf(db: Queryable, due: Prisma.Sql): Promise<Due[]> {
  const rows = await db.$queryRaw<{ venueId: string }[]>`
    select distinct "venueId" from "VenueWaitlistEntry" where ${due} limit ${DUE_MAX}`;
  return rows.map(({ venueId }) => ({ venueId, request: { kind: "sweep" } }));
}

async function ofEntries(db: Queryable, due: Prisma.Sql, kind: "remind" | "nudge"): Promise<Due[]> {
  const rows = await db.$queryRaw<{ venueId: string; id: string }[]>`
    select "venueId", id from "VenueWaitlistEntry" where ${due} order by id limit ${DUE_MAX}`;
  return rows.map(({ venueId, id }) => ({ venueId, request: { kind, id } }));
}
