import type { Queryable } from "../../db/transaction";

/** People in one step, however many belong to the organizations. */
export const MEMBERS_MAX = 50;

/** A member who is notified about one venue of an RFP. */
export type Followed = {
  /** The id of the RFP venue. */
  aboutId: string;
  side: "organizer" | "venue";
  organizationId: string;
  userId: string;
  /** Told over every channel that they want; otherwise in the notification centre alone. */
  isMailed: boolean;
  /** Where the next step goes on after this one. */
  key: string;
};

/**
 * Who is notified about venues of RFPs, the next `limit` of them.
 *
 * Of the organization that asks, the person who created the RFP is notified over every channel, and its owners and managers in
 * the notification centre; where that person has left the organization, owners and managers over every channel. Of the
 * venue's organization, owners and managers are notified over every channel and members in the notification centre.
 * @param by.followed RFP venues about which the organization that asks is notified
 * @param by.ran RFP venues about which the venue's organization is notified
 */
export function readFollowers(
  db: Queryable,
  by: { followed: string[]; ran: string[]; after: string | null; limit: number },
): Promise<Followed[]> {
  return db.$queryRaw<Followed[]>`
    select * from (
      select q.id as "aboutId", 'organizer' as side, r."organizationId", m."userId",
        m."userId" = r."createdById" or not exists (select 1 from "OrganizationMember" c
          where c."organizationId" = r."organizationId" and c."userId" = r."createdById") as "isMailed",
        'organizer ' || q.id || ' ' || m."userId" as key
      from "RfpVenue" q join "Rfp" r on r.id = q."rfpId"
      join "OrganizationMember" m on m."organizationId" = r."organizationId"
        and (m.role <> 'member' or m."userId" = r."createdById")
      where q.id = any(${by.followed}::uuid[])
      union all
      select q.id, 'venue', v."organizationId", m."userId", m.role <> 'member', 'venue ' || q.id || ' ' || m."userId"
      from "RfpVenue" q join "Venue" v on v.id = q."venueId"
      join "OrganizationMember" m on m."organizationId" = v."organizationId"
      where q.id = any(${by.ran}::uuid[])
    ) f
    where key collate "C" > ${by.after ?? ""}
    order by key collate "C" limit ${by.limit}`;
}

/** A member who is notified about an entry in a queue. */
export type EntryFollower = {
  entryId: string;
  organizationId: string;
  userId: string;
  isMailed: boolean;
  key: string;
};

/**
 * Who is notified about entries in the queues of venues, the next `limit` of them: those who follow the RFP that the entry came
 * from. What runs out within hours (`isUrgent`) goes to owners and managers over every channel as well.
 */
export function readEntryFollowers(
  db: Queryable,
  by: { entryIds: string[]; isUrgent: boolean; after: string | null; limit: number },
): Promise<EntryFollower[]> {
  return db.$queryRaw<EntryFollower[]>`
    select * from (
      select e.id as "entryId", e."organizationId", m."userId",
        ${by.isUrgent} or m."userId" = r."createdById" or not exists (select 1 from "OrganizationMember" c
          where c."organizationId" = e."organizationId" and c."userId" = r."createdById") as "isMailed",
        e.id || ' ' || m."userId" as key
      from "VenueWaitlistEntry" e join "Rfp" r on r.id = e."sourceRfpId"
      join "OrganizationMember" m on m."organizationId" = e."organizationId"
        and (m.role <> 'member' or m."userId" = r."createdById")
      where e.id = any(${by.entryIds}::text[])
    ) f
    where key collate "C" > ${by.after ?? ""}
    order by key collate "C" limit ${by.limit}`;
}

/** A member of a venue's organization; owners and managers are notified over every channel. */
export type TeamMember = { organizationId: string; userId: string; isMailed: boolean };

/** The team of a venue after this person, the next `limit` of it. */
export function readVenueTeam(
  db: Queryable,
  by: { venueId: string; after: string; limit: number },
): Promise<TeamMember[]> {
  return db.$queryRaw<TeamMember[]>`
    select m."organizationId", m."userId", m.role <> 'member' as "isMailed"
    from "Venue" v join "OrganizationMember" m on m."organizationId" = v."organizationId"
    where v.id = ${by.venueId}::uuid and m."userId" > ${by.after}::uuid
    order by m."userId" limit ${by.limit}`;
}
