import { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";
import { notFound } from "../../errors";
import { seatsOf } from "../../seats/availability";
import type { PoolFacts, RsvpStatus } from "../../seats/facts";
import { heldForWaitlist } from "../../seats/held-for-waitlist";
import { keptSeats } from "../../seats/kept-seats";
import { mayWriteAt, readsGroup } from "../groups/access/queries";
import { type EventRole, type Visibility, visibilityAt } from "./access/policy";
import { type PlaceViewer, visiblePlace } from "./place.policy";
import { restorableUntil, statusOf } from "./policy";
import type { Question } from "./questions/schema";
import type { EventDetails, EventSummary } from "./schema";

/** One event as one statement reads it: the event, its host and its pool. */
export type EventRow = {
  id: string;
  slug: string;
  title: string;
  coverUrl: string | null;
  place: string | null;
  onlineUrl: string | null;
  placeHidden: boolean;
  guestList: "everyone" | "confirmed" | "hosts";
  timeZone: string;
  allDay: boolean;
  status: "draft" | "published" | "cancelled";
  visibility: Visibility;
  membersFirstUntil: Date | null;
  group: EventSummary["group"];
  version: number;
  hostId: string;
  hostName: string;
  hostImageUrl: string | null;
  poolVersion: number;
  heldForWaitlist: boolean;
} & Omit<PoolFacts, "id" | "version">;

/**
 * The select list for `from`: `eventTables`. Start and end of the event equal those of its pool.
 * @param isNamed whether the reader is told the event's group `g`
 */
const eventColumnsWith = (
  isNamed: Prisma.Sql,
) => Prisma.sql`e.id, e.slug, e.title, e."coverUrl", e.place, e."onlineUrl",
  e."placeHidden", e."guestList"::text as "guestList", e."timeZone", e."allDay",
  e.status::text as status, e.visibility::text as visibility, e."membersFirstUntil", (
    select jsonb_build_object('id', g.id, 'slug', g.slug, 'name', g.name)
    from "Group" g where g.id = e."groupId" and ${isNamed}) as "group", e.version, e."hostId", h.name as "hostName",
  h."imageUrl" as "hostImageUrl", p.version as "poolVersion", p.capacity, p."confirmedSeats", ${keptSeats} as "offeredSeats",
  p."waitlistedSeats", p."waitlistLength", ${heldForWaitlist} as "heldForWaitlist", p."nextQueueNumber", p."headQueueNumber", p.state::text as state, p."guestsMax",
  p."waitlistEnabled", p."waitlistMode"::text as "waitlistMode", p."partyRule"::text as "partyRule", p."passOversMax",
  p."offerMinutes", p."cutoffMinutes", p."approvalRequired", p."opensAt", p."closesAt", p."startsAt", p."endsAt"`;

/** For everyone: only public groups are named. */
export const eventColumns = eventColumnsWith(Prisma.sql`g.visibility = 'public' and g."deletedAt" is null`);

/** For one reader: the groups that they may read are named. @param viewerId null = a visitor without an account */
export const eventColumnsFor = (viewerId: string | null) =>
  eventColumnsWith(readsGroup({ userId: viewerId, isAdmin: false }));

export const eventTables = Prisma.sql`"Event" e join "User" h on h.id = e."hostId" join "SeatPool" p on p."eventId" = e.id and p."sessionId" is null`;

/**
 * The event as it appears in lists.
 * @param viewer decides whether a hidden location is shown; null = an anonymous viewer
 */
export function toSummary(row: EventRow, viewer: PlaceViewer | null, now: Date): EventSummary {
  const { id, slug, title, coverUrl, placeHidden, timeZone, allDay, visibility, guestList, version } = row;
  const { group, membersFirstUntil } = row;
  const { capacity, guestsMax, approvalRequired, waitlistEnabled, waitlistMode } = row;
  const { offerMinutes, cutoffMinutes, partyRule, passOversMax } = row;
  return {
    id,
    slug,
    title,
    coverUrl,
    placeHidden,
    timeZone,
    allDay,
    visibility,
    effectiveVisibility: visibilityAt(row, now),
    membersFirstUntil: membersFirstUntil?.toISOString() ?? null,
    group,
    guestList,
    version,
    capacity,
    guestsMax,
    approvalRequired,
    waitlistEnabled,
    waitlistMode,
    offerMinutes,
    cutoffMinutes,
    partyRule,
    passOversMax,
    ...visiblePlace(row, viewer),
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    rsvpOpensAt: row.opensAt?.toISOString() ?? null,
    rsvpClosesAt: row.closesAt?.toISOString() ?? null,
    status: statusOf(row, now),
    host: { id: row.hostId, name: row.hostName, imageUrl: row.hostImageUrl },
    seats: seatsOf({ ...row, version: row.poolVersion }),
  };
}

/** `leadsGroup` for the group of an event `e`, whose draft is its staff's alone. */
function leadsGroupOf(viewerId: string | null, now: Date): Prisma.Sql {
  return Prisma.sql`(e.status <> 'draft' and exists (
    select 1 from "GroupMember" gm join "Group" g on g.id = gm."groupId" and g."deletedAt" is null
    where gm."groupId" = e."groupId" and gm."userId" = ${viewerId}::uuid and gm.role in ('owner', 'moderator')
      and ${mayWriteAt(now)}))`;
}

type DetailRow = EventRow & {
  overlapsAllowed: boolean;
  checkInOpensMinutes: number | null;
  description: string;
  announces: boolean;
  viewerLeads: boolean;
  inviteToken: string;
  seriesId: string | null;
  cancelledAt: Date | null;
  previousStartsAt: Date | null;
  questions: Question[];
  viewerStatus: RsvpStatus | null;
};

/**
 * One event as this viewer sees it. `getEventAccess` decides who may see it at all.
 * @param by.viewerId null = a visitor without an account
 * @throws DomainError not-found
 */
export async function getEvent(
  db: Queryable,
  by: { eventId: string; role: EventRole | null; viewerId: string | null; now: Date },
): Promise<EventDetails> {
  const [row] = await db.$queryRaw<DetailRow[]>`
    select ${eventColumnsFor(by.viewerId)}, e.description, e.announces, e."overlapsAllowed", e."checkInOpensMinutes", p."doorMinutes",
      e."inviteToken", e."seriesId", e."cancelledAt", e."previousStartsAt",
      (select coalesce(json_agg(json_build_object('id', q.id, 'kind', q.kind, 'label', q.label, 'required', q.required,
        'options', q.options) order by q.position, q.id), '[]')
        from "Question" q where q."eventId" = e.id and q."removedAt" is null) as questions,
      (select r.status::text from "Rsvp" r
        where r."poolId" = p.id and r."userId" = ${by.viewerId}::uuid) as "viewerStatus",
      ${leadsGroupOf(by.viewerId, by.now)} as "viewerLeads"
    from ${eventTables} where e.id = ${by.eventId}::uuid`;
  if (!row) throw notFound("event");
  const until = restorableUntil(row);
  const mayInvite = by.role === "host" || by.role === "cohost";
  return {
    ...toSummary(row, { role: by.role, rsvpStatus: row.viewerStatus }, by.now),
    description: row.description,
    announces: row.announces,
    overlapsAllowed: row.overlapsAllowed,
    checkInOpensMinutes: row.checkInOpensMinutes,
    doorMinutes: row.doorMinutes,
    questions: row.questions,
    seriesId: row.seriesId,
    restorableUntil: until && until > by.now ? until.toISOString() : null,
    previousStartsAt: row.previousStartsAt?.toISOString() ?? null,
    viewerRole: by.role,
    viewerLeads: row.viewerLeads,
    ...(mayInvite && { inviteToken: row.inviteToken }),
  };
}
