import type { Db } from "../../db/client";
import { currentTime } from "../../db/clock";
import { Prisma } from "../../db/generated/client";
import { notFound } from "../../errors";
import type { Viewer } from "../accounts/schema";
import { type GroupRole, type Reader, readerOf, roleReaches, whyNotWrite } from "../groups/access/policy";
import type { CommentOut } from "./comments.schema";
import { DEPTH_MAX } from "./comments.schema";
import { withPresentNamesIn } from "./mention-names.queries";
import { loadParts } from "./parts.queries";
import { blockedBelow } from "./reading/blocked.queries";
import { seesComment } from "./reading/policy";
import { mayDelete, mayHide } from "./rights.policy";

type Row = {
  id: string;
  postId: string;
  parentId: string | null;
  depth: number;
  authorId: string;
  authorName: string;
  authorImageUrl: string | null;
  authorRole: GroupRole | null;
  body: string;
  replyCount: number;
  isHeld: boolean;
  isHidden: boolean;
  hiddenBySite: boolean;
  isDeleted: boolean;
  isBlocked: boolean;
  createdAt: Date;
  editedAt: Date | null;
  version: number;
  lockedAt: Date | null;
  archivedAt: Date | null;
  role: GroupRole | null;
  suspendedUntil: Date | null;
};

async function readRows(db: Db, ids: string[], { userId, isAdmin }: Reader): Promise<Row[]> {
  const rows = await db.$queryRaw<Row[]>`
    select c.id, c."postId", c."parentId", c.depth::int as depth, c."authorId", u.name as "authorName",
      u."imageUrl" as "authorImageUrl", am.role::text as "authorRole", c.body,
      t.replies - ${blockedBelow({ userId, isAdmin }, Prisma.sql`x."parentId" = c.id`)} as "replyCount",
      c."heldAt" is not null as "isHeld", c."hiddenAt" is not null as "isHidden", c."hiddenBySite",
      c."deletedAt" is not null as "isDeleted", exists (
        select 1 from "PersonBlock" pb
        where pb."userId" = ${userId}::uuid and pb."blockedId" = c."authorId") as "isBlocked",
      c."createdAt", c."editedAt", c.version, p."lockedAt", g."archivedAt", gm.role::text as role, gm."suspendedUntil"
    from "Contribution" c
      join "Post" p on p.id = c."postId"
      join "ReplyTally" t on t."commentId" = c.id
      join "Group" g on g.id = c."groupId"
      join "User" u on u.id = c."authorId"
      left join "GroupMember" am on am."groupId" = c."groupId" and am."userId" = c."authorId"
      left join "GroupMember" gm on gm."groupId" = c."groupId" and gm."userId" = ${userId}::uuid
    where c.id = any(${ids}::uuid[])`;
  return withPresentNamesIn(db, rows, { body: "body", id: ({ id }) => id });
}

/**
 * Comments as the viewer sees them, by id, with a fixed number of statements. Of those whose text the viewer may not see,
 * nothing but their place is told.
 * @param ids comments of a post that the viewer may read
 */
export async function loadComments(
  db: Db,
  ids: string[],
  viewer: Viewer | null,
): Promise<Map<string, CommentOut>> {
  if (ids.length === 0) return new Map();
  const reader = readerOf(viewer);
  const rows = await readRows(db, ids, reader);
  const shown = rows.filter((row) => isShown(row, reader)).map(({ id }) => id);
  const partsOf = await loadParts(db, shown, reader.userId);
  const now = await currentTime(db);
  return new Map(
    rows.map((row) => {
      const sees = isShown(row, reader);
      const { id, postId, parentId, depth, replyCount, version } = row;
      const comment: CommentOut = {
        id,
        postId,
        parentId,
        depth,
        author: sees
          ? { id: row.authorId, name: row.authorName, imageUrl: row.authorImageUrl, role: row.authorRole }
          : null,
        body: sees ? row.body : null,
        state: stateOf(row, sees),
        replyCount,
        ...partsOf(id),
        createdAt: row.createdAt.toISOString(),
        editedAt: sees ? (row.editedAt?.toISOString() ?? null) : null,
        version,
        can: rightsTo(row, { reader, sees, now }),
      };
      return [id, comment];
    }),
  );
}

function isShown(row: Row, { userId, isAdmin }: Reader): boolean {
  const { isDeleted, isBlocked, authorId, role } = row;
  const isWithheld = row.isHeld || row.isHidden;
  return seesComment({ isAuthor: authorId === userId, isWithheld, isDeleted, isBlocked }, { role, isAdmin });
}

function stateOf({ isDeleted, isHidden, isHeld, isBlocked }: Row, sees: boolean): CommentOut["state"] {
  if (isDeleted) return "deleted";
  if (isHidden) return "hidden";
  if (isHeld) return "held";
  return isBlocked && !sees ? "blocked" : "shown";
}

function rightsTo(
  row: Row,
  { reader, sees, now }: { reader: Reader; sees: boolean; now: Date },
): CommentOut["can"] {
  const isAuthor = row.authorId === reader.userId;
  const by = { ...row, reader, now };
  const author = { id: row.authorId, role: row.authorRole };
  const writes = sees && row.role !== null && whyNotWrite(row, now) === null;
  const isOpen = !row.lockedAt;
  return {
    edit: isAuthor && writes && (isOpen || roleReaches(row.role, "moderator")),
    delete: sees && mayDelete(by, author),
    hide: sees && mayHide(by, author, row),
    reply: writes && isOpen && !row.isHeld && !row.isHidden && row.depth < DEPTH_MAX,
  };
}

/** One comment. @throws DomainError not-found where it is gone. @param id of a comment of a post that the viewer may read */
export async function readComment(db: Db, id: string, viewer: Viewer | null): Promise<CommentOut> {
  const comment = (await loadComments(db, [id], viewer)).get(id);
  if (!comment) throw notFound("comment");
  return comment;
}
