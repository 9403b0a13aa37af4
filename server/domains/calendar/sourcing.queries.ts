import type { Queryable } from "../../db/transaction";
import type { CalendarEntry } from "./entries.policy";
import {
  answerEntry,
  answersDueEntry,
  type HoldDeadline,
  holdEntry,
  type RequestDeadline,
} from "./sourcing.policy";

/** Deadlines of each kind that a personal calendar holds, the nearest first. */
const DEADLINES_MAX = 100;

/**
 * What a person's organizations have to answer: holds, requests to their venues, and until when their own requests are
 * answered. What is settled or over is gone, with or without a job.
 */
export async function readSourcingEntries(
  db: Queryable,
  { userId, origin, now }: { userId: string; origin: string; now: Date },
): Promise<CalendarEntry[]> {
  const [holds, sent, asked] = await Promise.all([
    readHolds(db, userId, now),
    readSent(db, userId, now),
    readAsked(db, userId, now),
  ]);
  return [
    ...holds.map((hold) => holdEntry(hold, origin)),
    ...sent.map((rfp) => answersDueEntry(rfp, origin)),
    ...asked.map((request) => answerEntry(request, origin)),
  ];
}

function readHolds(db: Queryable, userId: string, now: Date): Promise<HoldDeadline[]> {
  return db.$queryRaw<HoldDeadline[]>`
    select e.id as "entryId", o.slug as "organizationSlug", o.name as "organizationName", v.name as "venueName",
      v."timeZone", e."holdOfferedAt", e."holdExpiresAt"
    from "OrganizationMember" m join "Organization" o on o.id = m."organizationId"
    join "VenueWaitlistEntry" e on e."organizationId" = o.id and e.status = 'offered'
      and e."holdExpiresAt" > ${now}::timestamptz and e."holdOfferedAt" is not null
    join "Venue" v on v.id = e."venueId"
    where m."userId" = ${userId}::uuid order by e."holdExpiresAt", e.id limit ${DEADLINES_MAX}`;
}

/** Of the person's organizations; the deadline is shown in the person's zone. */
function readSent(db: Queryable, userId: string, now: Date): Promise<RequestDeadline[]> {
  return db.$queryRaw<RequestDeadline[]>`
    select r.id as "rfpId", r.title, r.version, coalesce(r."sentAt", r."createdAt") as "sentAt", r."responseDeadline",
      o.slug as "organizationSlug", o.name as "organizationName", u."timeZone"
    from "OrganizationMember" m join "User" u on u.id = m."userId"
    join "Organization" o on o.id = m."organizationId"
    join "Rfp" r on r."organizationId" = o.id and r.status = 'sent' and r."responseDeadline" > ${now}::timestamptz
    where m."userId" = ${userId}::uuid order by r."responseDeadline", r.id limit ${DEADLINES_MAX}`;
}

function readAsked(db: Queryable, userId: string, now: Date) {
  return db.$queryRaw<(RequestDeadline & { rfpVenueId: string; venueName: string })[]>`
    select q.id as "rfpVenueId", v.name as "venueName", r.id as "rfpId", r.title, r.version,
      coalesce(q."askedAt", r."createdAt") as "sentAt", r."responseDeadline",
      o.slug as "organizationSlug", o.name as "organizationName", v."timeZone"
    from "OrganizationMember" m join "Organization" o on o.id = m."organizationId"
    join "Venue" v on v."organizationId" = o.id
    join "RfpVenue" q on q."venueId" = v.id and q.status = 'asked'
    join "Rfp" r on r.id = q."rfpId" and r.status = 'sent' and r."responseDeadline" > ${now}::timestamptz
    where m."userId" = ${userId}::uuid order by r."responseDeadline", q.id limit ${DEADLINES_MAX}`;
}
