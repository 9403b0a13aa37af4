import { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";

/** So many are found by one statement. */
const AT_ONCE = 200;

const isAble = (role: Prisma.Sql) => Prisma.sql`exists (
  select 1 from "GroupMember" m join "User" u on u.id = m."userId" and u."bannedAt" is null
  where m."groupId" = g.id and ${role})`;

/** Whether the group `g` has an owner who can act. */
export const HAS_GROUP_OWNER = isAble(Prisma.sql`m.role = 'owner'`);

/** Whether the group `g` has no owner who can act, although a member could become one or it takes new posts. */
export const IS_ABANDONED = Prisma.sql`(g."deletedAt" is null and not ${HAS_GROUP_OWNER}
  and (${isAble(Prisma.sql`true`)} or g."archivedAt" is null))`;

/**
 * The groups that have a deleted person among their members, or that have no owner who can act: all of them, so that those
 * that cannot be settled hide no others.
 * @param userId only those of this person
 */
export async function* eachUnsettledGroup(db: Queryable, userId: string | null): AsyncGenerator<string> {
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
    select g.id from "Group" g
    where (${after}::uuid is null or g.id > ${after}::uuid)
      and (${userId}::uuid is null or exists (
        select 1 from "GroupMember" m where m."groupId" = g.id and m."userId" = ${userId}::uuid))
      and (exists (select 1 from "GroupMember" m join "User" u on u.id = m."userId" and u."deletedAt" is not null
          where m."groupId" = g.id)
        or ${IS_ABANDONED})
    order by g.id limit ${AT_ONCE}::int`;
  return rows.map(({ id }) => id);
}

/** The deleted people among the members of a group. */
export async function listDeletedMembers(db: Queryable, groupId: string): Promise<string[]> {
  const rows = await db.groupMember.findMany({
    where: { groupId, user: { deletedAt: { not: null } } },
    select: { userId: true },
    orderBy: { userId: "asc" },
  });
  return rows.map(({ userId }) => userId);
}
