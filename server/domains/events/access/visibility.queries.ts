import { Prisma } from "../../../db/generated/client";
import { ownPool, ownPoolOfEvent } from "../../../seats/owner";

/** Whether the event `e` has no time for members first, or that time is over. */
export const isForAll = (now: Date) =>
  Prisma.sql`(e."membersFirstUntil" is null or e."membersFirstUntil" <= ${now}::timestamptz)`;

/** Whether the event `e` is public now. */
export function isPublicAt(now: Date): Prisma.Sql {
  return Prisma.sql`(e.visibility = 'public' and ${isForAll(now)})`;
}

/** Whether the event `e` is seen by everyone who has its address. */
export function isOpenAt(now: Date): Prisma.Sql {
  return Prisma.sql`(e.visibility <> 'private' and ${isForAll(now)})`;
}

/** The same as `isPublicAt`, for Prisma. */
export function publicAt(now: Date): Prisma.EventWhereInput {
  return { visibility: "public", ...forAllAt(now) };
}

/** Whether an event is private at this time, for Prisma. Callers negate it, so without `membersFirstUntil` it is false and not null. */
export function privateAt(now: Date): Prisma.EventWhereInput {
  const isForMembers = { AND: [{ membersFirstUntil: { not: null } }, { membersFirstUntil: { gt: now } }] };
  return { OR: [{ visibility: "private" }, isForMembers] };
}

const forAllAt = (now: Date): Prisma.EventWhereInput => ({
  OR: [{ membersFirstUntil: null }, { membersFirstUntil: { lte: now } }],
});

/**
 * Whether the published or cancelled event `e` is seen by this member of its group, however private it is. A person whom
 * a host declined is not, unless they moderate the group.
 */
export function isSeenByMember(userId: string | null): Prisma.Sql {
  return Prisma.sql`(exists (
      select 1 from "GroupMember" gm join "Group" eg on eg.id = gm."groupId" and eg."deletedAt" is null
      where gm."groupId" = e."groupId" and gm."userId" = ${userId}::uuid
        and (gm.role in ('owner', 'moderator') or not exists (select 1 from "Rsvp" dr
          where dr."poolId" = ${ownPoolOfEvent} and dr."userId" = ${userId}::uuid and dr.status = 'declined'))))`;
}

/** Whether the person has an RSVP to the event `e` that stands at this time, however private the event is. */
export function hasStandingRsvp(userId: string | null, now: Date): Prisma.Sql {
  return Prisma.sql`(exists (select 1 from "Rsvp" r
    where r."poolId" = ${ownPoolOfEvent} and r."userId" = ${userId}::uuid and r.status not in ('cancelled', 'declined')
      and not (r.status = 'offered' and r."offerExpiresAt" is not null and r."offerExpiresAt" <= ${now}::timestamptz)))`;
}

/** A person with an RSVP. The address is null unless they confirmed it. */
export type Guest = { userId: string; email: string | null };

/**
 * Whether an event that the person once answered is closed to them now, for Prisma: it is private, and a host declined
 * them and they do not moderate its group, or their RSVP stands no more and no role, group or invitation opens it.
 */
export function closedToGuest({ userId, email }: Guest, now: Date): Prisma.EventWhereInput {
  const withRsvp = (rsvp: Prisma.RsvpWhereInput): Prisma.EventWhereInput => ({
    pools: { some: { ...ownPool, rsvps: { some: { userId, ...rsvp } } } },
  });
  const standsNoMore: Prisma.RsvpWhereInput = {
    OR: [{ status: "cancelled" }, { status: "offered", offerExpiresAt: { lte: now } }],
  };
  const isOpen: Prisma.EventWhereInput[] = [
    { hostId: userId },
    { group: { deletedAt: null, members: { some: { userId } } } },
    ...(email === null ? [] : [{ staff: { some: { email } } }, { invitations: { some: { email } } }]),
  ];
  const leadsGroup: Prisma.EventWhereInput = {
    group: { deletedAt: null, members: { some: { userId, role: { in: ["owner", "moderator"] } } } },
  };
  const isOut: Prisma.EventWhereInput[] = [
    { ...withRsvp({ status: "declined" }), NOT: leadsGroup },
    { ...withRsvp(standsNoMore), NOT: { OR: isOpen } },
  ];
  return { AND: [privateAt(now), { OR: isOut }] };
}
