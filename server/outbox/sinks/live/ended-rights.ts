import type { Db } from "../../../db/client";
import { Prisma } from "../../../db/generated/client";
import { createLoader } from "../../../db/loader";
import { type Handlers, handlerOf, NOTHING } from "../../fact-table";
import type { Fact } from "../../sink";

/**
 * The ids of sign-ins, access tokens and invitations by which a page may still be listening although the fact ended its
 * right. Where another right is left, the page connects again by it, so a removed guest is asked again as well.
 */
export async function findEndedHolders(db: Db, fact: Fact): Promise<string[]> {
  return (await handlerOf(HOLDERS, fact)?.(db)) ?? [];
}

/** The sign-ins and access tokens of the people in the CTE `person`. */
const HOLDERS_OF_PEOPLE = Prisma.sql`
    select s.id from person p join "SignIn" s on s."userId" = p.id
    union all select t.id from person p join "PersonalAccessToken" t on t."userId" = p.id`;

const namedHolders = async ({ payload: { holderIds } }: Fact<"access.ended">) => holderIds;

async function holdersOfGuest(
  { payload: { poolId, userId } }: Fact<"rsvp.declined" | "rsvp.removed">,
  db: Db,
): Promise<string[]> {
  const holders = await db.$queryRaw<{ id: string }[]>`
    with person as (
      select u.id, u.email, e.id as "eventId" from "SeatPool" p
        join "Event" e on e.id = p."eventId" join "User" u on u.id = ${userId}::uuid
      where p.id = ${poolId}::uuid and p."sessionId" is null and (e.visibility = 'private' or e."membersFirstUntil" > now()
        or exists (select 1 from "Post" told where told."eventId" = e.id and told.audience <> 'everyone')))
    ${HOLDERS_OF_PEOPLE}
    union all select i.id from person g join "Invitation" i on i."eventId" = g."eventId" and i.email = g.email`;
  return holders.map(({ id }) => id);
}

type MovedGuest = Fact<
  | "rsvp.confirmed"
  | "rsvp.promoted"
  | "rsvp.offer-expired"
  | "rsvp.displaced"
  | "rsvp.withdrawn"
  | "rsvp.released"
  | "rsvp.check-in-undone"
>;

/**
 * A guest who is something else to an event than before, where posts are for those who are going, wait or were there. A page
 * that may still listen connects again.
 */
async function holdersOfMovedGuest(
  { type, payload: { poolId, userId } }: MovedGuest,
  db: Db,
): Promise<string[]> {
  // A guest who is out may no longer see an event that is private.
  const isOut = type === "rsvp.withdrawn" || type === "rsvp.offer-expired";
  return (await loadMovedGuest(db, `${poolId} ${userId} ${isOut}`)) ?? [];
}

/** Reads all guests of a batch in one statement, because a rush of RSVPs is many facts at once. */
const loadMovedGuest = createLoader(async (db: Db, keys: string[]) => {
  const pairs = keys.map((key) => key.split(" "));
  const guests = await db.$queryRaw<{ key: string; holderIds: string[] }[]>`
    select k.pool || ' ' || k.person || ' ' || k.out as key, array(
      select s.id::text from "SignIn" s where s."userId" = k.person
      union all select t.id::text from "PersonalAccessToken" t where t."userId" = k.person
    ) as "holderIds"
    from unnest(${pairs.map(([pool]) => pool)}::uuid[], ${pairs.map(([, person]) => person)}::uuid[],
        ${pairs.map(([, , isOut]) => isOut === "true")}::boolean[]) as k (pool, person, out)
      join "SeatPool" p on p.id = k.pool and p."sessionId" is null
      join "Event" e on e.id = p."eventId"
    where (k.out and (e.visibility = 'private' or e."membersFirstUntil" > now())) or exists (select 1 from "Post" told where told."eventId" = p."eventId" and told.audience <> 'everyone')`;
  return new Map(guests.map(({ key, holderIds }) => [key, holderIds]));
});

/** A person who belongs to the organization no longer; one with another role keeps listening. */
async function holdersOfLeaver(
  { payload: { organizationId, userId } }: Fact<"organization.members-changed">,
  db: Db,
): Promise<string[]> {
  const holders = await db.$queryRaw<{ id: string }[]>`
    with person as (select ${userId}::uuid as id where not exists (select 1 from "OrganizationMember" m
      where m."organizationId" = ${organizationId}::uuid and m."userId" = ${userId}::uuid))
    ${HOLDERS_OF_PEOPLE}`;
  return holders.map(({ id }) => id);
}

/**
 * A person who is no longer a member of a group and may have its private posts or events open, or who no longer moderates a
 * group that has posts for guests of an event. Where they still may listen, their page connects again.
 */
async function holdersOfFormerMember(
  { payload: { groupId, userId } }: Fact<"group.members-changed">,
  db: Db,
): Promise<string[]> {
  const holders = await db.$queryRaw<{ id: string }[]>`
    with person as (
      select ${userId}::uuid as id from "Group" g
        left join "GroupMember" m on m."groupId" = g.id and m."userId" = ${userId}::uuid
      where g.id = ${groupId}::uuid and (m."userId" is null
        or (m.role is distinct from 'owner' and m.role is distinct from 'moderator' and exists (
          select 1 from "Post" told where told."groupId" = g.id and told.audience <> 'everyone'))))
    ${HOLDERS_OF_PEOPLE}`;
  return holders.map(({ id }) => id);
}

/** The members of a deleted group that was private, or that has an event which only its members could see. */
async function holdersOfDeletedGroup(
  { payload: { groupId } }: Fact<"group.changed">,
  db: Db,
): Promise<string[]> {
  const holders = await db.$queryRaw<{ id: string }[]>`
    with person as (
      select m."userId" as id from "GroupMember" m join "Group" g on g.id = m."groupId"
      where g.id = ${groupId}::uuid and g."deletedAt" is not null and (g.visibility = 'private' or exists (
        select 1 from "Event" e where e."groupId" = g.id
          and (e.visibility = 'private' or e."membersFirstUntil" > now()))))
    ${HOLDERS_OF_PEOPLE}`;
  return holders.map(({ id }) => id);
}

const HOLDERS: Handlers<[Db], Promise<string[]>> = {
  "rsvp.confirmed": holdersOfMovedGuest,
  "rsvp.waitlisted": NOTHING,
  "rsvp.requested": NOTHING,
  "rsvp.approved": NOTHING,
  "rsvp.registered": NOTHING,
  "rsvp.offered": NOTHING,
  "rsvp.offer-expired": holdersOfMovedGuest,
  "rsvp.displaced": holdersOfMovedGuest,
  "rsvp.removed": holdersOfGuest,
  "rsvp.edited": NOTHING,
  "rsvp.withdrawn": holdersOfMovedGuest,
  "rsvp.promoted": holdersOfMovedGuest,
  "rsvp.declined": holdersOfGuest,
  "rsvp.restored": NOTHING,
  "rsvp.released": holdersOfMovedGuest,
  "rsvp.checked-in": NOTHING,
  "rsvp.check-in-undone": holdersOfMovedGuest,
  "seats.changed": NOTHING,
  "event.published": NOTHING,
  "event.changed": NOTHING,
  "event.rescheduled": NOTHING,
  "event.cancelled": NOTHING,
  "event.restored": NOTHING,
  "event.called-off": NOTHING,
  "event.handed-over": NOTHING,
  "session.created": NOTHING,
  "session.changed": NOTHING,
  "session.moved": NOTHING,
  "session.cancelled": NOTHING,
  "session.restored": NOTHING,
  "change.session-settled": NOTHING,
  "reminder.session-due": NOTHING,
  "feedback.due": NOTHING,
  "access.ended": namedHolders,
  "account.renamed": NOTHING,
  "change.settled": NOTHING,
  "webhook.disabled": NOTHING,
  "invitation.created": NOTHING,
  "invitation.renewed": NOTHING,
  "message.released": NOTHING,
  "reminder.due": NOTHING,
  "organization.invited": NOTHING,
  "organization.members-changed": holdersOfLeaver,
  "venue.changed": NOTHING,
  "venue.availability-set": NOTHING,
  "venue.badge-changed": NOTHING,
  "rfp.sent": NOTHING,
  "rfp.extended": NOTHING,
  "rfp.awarded": NOTHING,
  "rfp.closed": NOTHING,
  "rfp.venue-asked": NOTHING,
  "rfp.venue-asked-again": NOTHING,
  "rfp.venue-withdrawn": NOTHING,
  "rfp.venue-answered": NOTHING,
  "rfp.venue-turned-down": NOTHING,
  "rfp.venue-unanswered": NOTHING,
  "rfp.venue-not-awarded": NOTHING,
  "rfp.venue-passed-over": NOTHING,
  "rfp.venue-closed": NOTHING,
  "rfp.question-asked": NOTHING,
  "venueHold.joined": NOTHING,
  "venueHold.offered": NOTHING,
  "venueHold.withdrawn": NOTHING,
  "venueHold.reminded": NOTHING,
  "venueHold.expired": NOTHING,
  "venueHold.converted": NOTHING,
  "venueHold.cancelled": NOTHING,
  "venueHold.lapsed": NOTHING,
  "venueHold.paused": NOTHING,
  "venueHold.resumed": NOTHING,
  "venueHold.nudged": NOTHING,
  "venueHold.kept": NOTHING,
  "venueHold.moved-up": NOTHING,
  "venueHold.breaker-opened": NOTHING,
  "venueHold.breaker-resolved": NOTHING,
  "venueHold.deactivated": NOTHING,
  "group.created": NOTHING,
  "group.changed": holdersOfDeletedGroup,
  "group.invited": NOTHING,
  "group.requested": NOTHING,
  "group.request-answered": NOTHING,
  "group.request-refused": NOTHING,
  "group.members-changed": holdersOfFormerMember,
  "group.tags-changed": NOTHING,
  "post.published": NOTHING,
  "post.edited": NOTHING,
  "post.changed": NOTHING,
  "post.held": NOTHING,
  "comment.published": NOTHING,
  "comment.edited": NOTHING,
  "comment.changed": NOTHING,
  "comment.held": NOTHING,
  "reaction.added": NOTHING,
  "reaction.removed": NOTHING,
  "moderation.reported": NOTHING,
  "moderation.acted": NOTHING,
};
