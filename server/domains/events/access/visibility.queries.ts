import { Prisma } from "../../../db/generated/client";
import { ownPoolOfEvent } from "../../../seats/owner";

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
