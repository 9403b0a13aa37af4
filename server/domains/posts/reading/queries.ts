import type { Db } from "../../../db/client";
import { Prisma } from "../../../db/generated/client";
import { createLoader } from "../../../db/loader";
import type { Queryable } from "../../../db/transaction";
import { notFound } from "../../../errors";
import type { Viewer } from "../../accounts/schema";
import { type Reader, readerOf } from "../../groups/access/policy";
import {
  findGroupAccess,
  type GroupAccess,
  moderatesGroup,
  type ReaderSql,
  readsGroup,
} from "../../groups/access/queries";

/** `isInAudience` for statements, for the post `p`. */
function isInAudience({ userId }: ReaderSql): Prisma.Sql {
  return Prisma.sql`(p.audience = 'everyone'
    or exists (select 1 from "Event" ev where ev.id = p."eventId" and ev."hostId" = ${userId}::uuid)
    or exists (
      select 1 from "SeatPool" own join "Rsvp" r on r."poolId" = own.id
      where own."eventId" = p."eventId" and own."sessionId" is null and r."userId" = ${userId}::uuid
        and case p.audience
          when 'going' then r.status = 'confirmed'
          when 'waiting' then r.status in ('waitlisted', 'offered')
          when 'attended' then r."checkedInSeats" > 0
          else false end))`;
}

/** Whether the reader blocks the author of the contribution `c`. */
function blocksAuthor({ userId }: ReaderSql): Prisma.Sql {
  return Prisma.sql`exists (select 1 from "PersonBlock" pb
    where pb."userId" = ${userId}::uuid and pb."blockedId" = c."authorId")`;
}

/** `seesPost` for statements: whether a reader of its group sees the post `p`, whose contribution is `c`. */
export function seesPost(reader: ReaderSql): Prisma.Sql {
  return Prisma.sql`(c."deletedAt" is null and (
    (c."hiddenAt" is null and c."heldAt" is null and not ${blocksAuthor(reader)} and ${isInAudience(reader)})
    or c."authorId" = ${reader.userId}::uuid
    or ${moderatesGroup(reader, Prisma.sql`p."groupId"`)}))`;
}

/** `seesComment` for statements: whether a reader of its post sees the text of the comment `c`. */
export function seesComment(reader: ReaderSql): Prisma.Sql {
  return Prisma.sql`(c."deletedAt" is null and (
    (c."hiddenAt" is null and c."heldAt" is null and not ${blocksAuthor(reader)})
    or c."authorId" = ${reader.userId}::uuid
    or ${moderatesGroup(reader, Prisma.sql`c."groupId"`)}))`;
}

/** A post or comment with the post that it is of. */
export type ContributionRef = { id: string; postId: string; groupId: string; authorId: string };

/** Those of the contributions that the reader may read now: their text, in a post and a group that they may read. */
export async function findReadable(
  db: Queryable,
  ids: string[],
  reader: Reader,
): Promise<Map<string, ContributionRef>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<ContributionRef[]>`
    select c.id, c."postId", c."groupId", c."authorId"
    from "Contribution" c
      join "Post" p on p.id = c."postId"
      join "Group" g on g.id = c."groupId"
    where c.id = any(${ids}::uuid[]) and ${isReadable(reader)}`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whether the reader may read the contribution `c` of the post `p` of the group `g` now, for statements. */
export function isReadable(reader: ReaderSql): Prisma.Sql {
  return Prisma.sql`(${readsGroup(reader)} and ${seesComment(reader)}
    and exists (select 1 from "Contribution" root where root.id = p.id and (
      root.id = c.id or ${rootSeen(reader)}))
    and (c.id <> p.id or ${isInAudienceOrOver(reader)}))`;
}

/** `seesPost` where the post's contribution is `root`. */
function rootSeen(reader: ReaderSql): Prisma.Sql {
  return Prisma.sql`(root."deletedAt" is null and (
    (root."hiddenAt" is null and root."heldAt" is null and ${isInAudience(reader)} and not exists (
      select 1 from "PersonBlock" pb where pb."userId" = ${reader.userId}::uuid and pb."blockedId" = root."authorId"))
    or root."authorId" = ${reader.userId}::uuid
    or ${moderatesGroup(reader, Prisma.sql`root."groupId"`)}))`;
}

/** The part of `seesPost` that comments do not have, for the post `p` whose contribution is `c`. */
function isInAudienceOrOver(reader: ReaderSql): Prisma.Sql {
  return Prisma.sql`(${isInAudience(reader)} or c."authorId" = ${reader.userId}::uuid
    or ${moderatesGroup(reader, Prisma.sql`p."groupId"`)})`;
}

/** A contribution that the viewer may read, with its group. */
export type ContributionAccess = ContributionRef & { group: GroupAccess };

/** Keys are "reader contribution": each of concurrent calls is answered for its own reader. */
const loadReadable = createLoader(async (db: Db, keys: string[]) => {
  const found = new Map<string, ContributionRef>();
  const byReader = new Map<string, string[]>();
  for (const key of keys) {
    const [reader = "", id = ""] = key.split(" ");
    byReader.set(reader, [...(byReader.get(reader) ?? []), id]);
  }
  for (const [reader, ids] of byReader) {
    const [userId, isAdmin] = reader.split("/");
    const readable = await findReadable(db, ids, { userId: userId || null, isAdmin: isAdmin === "admin" });
    for (const [id, ref] of readable) found.set(`${reader} ${id}`, ref);
  }
  return found;
});

/** Null both where there is no such post or comment and where the viewer may not read it. */
export async function findContributionAccess(
  db: Db,
  { id, viewer }: { id: string; viewer: Viewer | null },
): Promise<ContributionAccess | null> {
  const { userId, isAdmin } = readerOf(viewer);
  const ref = await loadReadable(db, `${userId ?? ""}/${isAdmin ? "admin" : ""} ${id.toLowerCase()}`);
  const group = ref && (await findGroupAccess(db, { groupId: ref.groupId, viewer }));
  return ref && group ? { ...ref, group } : null;
}

/** @throws DomainError not-found `post.not-found` both where there is none and where the viewer may not read it */
export async function getPostAccess(
  db: Db,
  { postId, viewer }: { postId: string; viewer: Viewer | null },
): Promise<ContributionAccess> {
  const access = await findContributionAccess(db, { id: postId, viewer });
  if (!access || access.id !== access.postId) throw notFound("post");
  return access;
}

/** @throws DomainError not-found `comment.not-found` both where there is none and where the viewer may not read it */
export async function getCommentAccess(
  db: Db,
  { commentId, viewer }: { commentId: string; viewer: Viewer | null },
): Promise<ContributionAccess> {
  const access = await findContributionAccess(db, { id: commentId, viewer });
  if (!access || access.id === access.postId) throw notFound("comment");
  return access;
}
