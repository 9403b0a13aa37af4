import { z } from "zod";
import type { Db } from "../../../db/client";
import { Prisma } from "../../../db/generated/client";
import { createLoader } from "../../../db/loader";
import { notFound } from "../../../errors";
import type { Viewer } from "../../accounts/schema";
import { type GroupRole, mayReadGroup, readerOf } from "./policy";

/** A group that the viewer may read, and what they are in it. */
export type GroupAccess = {
  id: string;
  slug: string;
  name: string;
  visibility: "public" | "unlisted" | "private";
  joining: "open" | "approval" | "invitation";
  archivedAt: Date | null;
  role: GroupRole | null;
  /** Until then the viewer reads and does not write. */
  suspendedUntil: Date | null;
};

type GroupRow = Omit<GroupAccess, "role" | "suspendedUntil"> & { deletedAt: Date | null };

const isId = (key: string) => z.uuid().safeParse(key).success;

const loadGroup = createLoader(async (db: Db, keys: string[]) => {
  const ids = keys.filter(isId);
  const slugs = keys.filter((key) => !isId(key));
  const groups = await db.$queryRaw<GroupRow[]>`
    select id, slug, name, visibility::text as visibility, joining::text as joining, "archivedAt", "deletedAt"
    from "Group" where id = any(${ids}::uuid[]) or slug = any(${slugs}::text[])`;
  return new Map(groups.flatMap((group) => [[group.id, group] as const, [group.slug, group] as const]));
});

type Standing = Pick<GroupAccess, "role" | "suspendedUntil">;

const loadStanding = createLoader(async (db: Db, keys: string[]) => {
  const pairs = keys.map((key) => key.split(" "));
  const rows = await db.$queryRaw<(Standing & { key: string })[]>`
    select m."groupId" || ' ' || m."userId" as key, m.role::text as role, m."suspendedUntil"
    from unnest(${pairs.map(([id]) => id)}::uuid[], ${pairs.map(([, id]) => id)}::uuid[]) as k (g, u)
      join "GroupMember" m on m."groupId" = k.g and m."userId" = k.u`;
  return new Map(rows.map(({ key, ...standing }) => [key, standing]));
});

type By = { groupId: string; viewer: Viewer | null };

/** The group as the viewer may read it; null both where it does not exist and where they may not. */
export async function findGroupAccess(db: Db, { groupId, viewer }: By): Promise<GroupAccess | null> {
  const group = await loadGroup(db, groupId.toLowerCase());
  if (!group) return null;
  const standing = viewer ? await loadStanding(db, `${group.id} ${viewer.id}`) : undefined;
  const role = standing?.role ?? null;
  const { deletedAt, ...shown } = group;
  const facts = { visibility: group.visibility, isDeleted: deletedAt !== null, role };
  if (!mayReadGroup(facts, readerOf(viewer))) return null;
  return { ...shown, role, suspendedUntil: standing?.suspendedUntil ?? null };
}

/**
 * @param by.groupId an id or a slug
 * @throws DomainError not-found both where the group does not exist and where the viewer may not read it
 */
export async function getGroupAccess(db: Db, by: By): Promise<GroupAccess> {
  const group = await findGroupAccess(db, by);
  if (!group) throw notFound("group");
  return group;
}

/** The reader of a statement: a person, a visitor, or a column with the ids of people. */
export type ReaderSql = { userId: string | null | Prisma.Sql; isAdmin: boolean };

/** `mayReadGroup` for statements: whether the reader may read the group `g`. */
export function readsGroup({ userId, isAdmin }: ReaderSql): Prisma.Sql {
  return Prisma.sql`(g."deletedAt" is null and (g.visibility <> 'private' or ${isAdmin} or exists (
    select 1 from "GroupMember" gm where gm."groupId" = g.id and gm."userId" = ${userId}::uuid)))`;
}

/** `whyNotWrite` for statements: whether the member `gm` of the group `g` may write at this time. */
export function mayWriteAt(now: Date): Prisma.Sql {
  return Prisma.sql`(g."archivedAt" is null
    and (gm."suspendedUntil" is null or gm."suspendedUntil" <= ${now}::timestamptz))`;
}

/** Whether the reader moderates the group with this id, for statements. @param groupId a column */
export function moderatesGroup({ userId, isAdmin }: ReaderSql, groupId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${isAdmin} or exists (select 1 from "GroupMember" gm where gm."groupId" = ${groupId}
    and gm."userId" = ${userId}::uuid and gm.role in ('owner', 'moderator')))`;
}
