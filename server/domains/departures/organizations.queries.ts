import { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";

/** So many are found by one statement. */
const AT_ONCE = 200;

/** Whether an unbanned owner is left in the organization `o`. */
export const HAS_OWNER = Prisma.sql`exists (
  select 1 from "OrganizationMember" m join "User" u on u.id = m."userId" and u."bannedAt" is null
  where m."organizationId" = o.id and m.role = 'owner')`;

const HAS_MEMBER = Prisma.sql`exists (
  select 1 from "OrganizationMember" m join "User" u on u.id = m."userId" and u."bannedAt" is null
  where m."organizationId" = o.id)`;

/** Whether others still count on the organization `o`, or could come into it: what nobody can answer for must end. */
export const HAS_OPEN = Prisma.sql`(
  exists (select 1 from "Venue" v where v."organizationId" = o.id and (v.status in ('listed', 'unlisted')
    or exists (select 1 from "VenueWaitlistEntry" e where e."venueId" = v.id and e.status in ('waiting', 'offered'))))
  or exists (select 1 from "Rfp" r where r."organizationId" = o.id and r.status = 'sent')
  or exists (select 1 from "VenueWaitlistEntry" e
    where e."organizationId" = o.id and e.status in ('waiting', 'offered'))
  or exists (select 1 from "OrganizationInvitation" i where i."organizationId" = o.id)
  or exists (select 1 from "WebhookEndpoint" w where w."organizationId" = o.id))`;

/**
 * The organizations that have a deleted person among their members, or that have no unbanned owner although somebody could
 * become one or something is open: all of them, so that those that cannot be settled hide no others.
 * @param userId only those of this person
 */
export async function* eachUnsettled(db: Queryable, userId: string | null): AsyncGenerator<string> {
  for (let after: string | null = null; ; ) {
    const ids = await listUnsettled(db, { userId, after });
    yield* ids;
    const last = ids.at(-1);
    if (last === undefined || ids.length < AT_ONCE) return;
    after = last;
  }
}

type Page = { userId: string | null; after: string | null };

async function listUnsettled(db: Queryable, { userId, after }: Page): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select o.id from "Organization" o
    where (${after}::uuid is null or o.id > ${after}::uuid)
      and (${userId}::uuid is null or exists (
        select 1 from "OrganizationMember" m where m."organizationId" = o.id and m."userId" = ${userId}::uuid))
      and (exists (select 1 from "OrganizationMember" m join "User" u on u.id = m."userId" and u."deletedAt" is not null
          where m."organizationId" = o.id)
        or (not ${HAS_OWNER} and (${HAS_MEMBER} or ${HAS_OPEN})))
    order by o.id limit ${AT_ONCE}::int`;
  return rows.map(({ id }) => id);
}

/** Entries that still wait or are held. */
export const ACTIVE = { in: ["waiting", "offered"] } satisfies Prisma.EnumVenueWaitlistStatusFilter;

/** The venues that an organization has open, and those in whose queues it has places. */
export async function listOpenVenues(db: Queryable, organizationId: string): Promise<string[]> {
  const venues = await db.venue.findMany({
    where: {
      OR: [
        {
          organizationId,
          OR: [{ status: { in: ["listed", "unlisted"] } }, { entries: { some: { status: ACTIVE } } }],
        },
        { entries: { some: { organizationId, status: ACTIVE } } },
      ],
    },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return venues.map(({ id }) => id);
}
