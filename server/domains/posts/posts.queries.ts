import type { Db } from "../../db/client";
import { currentTime } from "../../db/clock";
import { Prisma } from "../../db/generated/client";
import { notFound } from "../../errors";
import type { Viewer } from "../accounts/schema";
import { findEventAccess } from "../events/access/queries";
import { type GroupRole, type Reader, readerOf, roleReaches, whyNotWrite } from "../groups/access/policy";
import { tagsOfPosts } from "../tags/queries";
import { withPresentNamesIn } from "./mention-names.queries";
import { loadParts } from "./parts.queries";
import { blockedBelow } from "./reading/blocked.queries";
import { isUnread } from "./reading/unread.queries";
import { mayDelete, mayHide, mayLock, mayPin } from "./rights.policy";
import type { PostOut } from "./schema";

type Row = {
  id: string;
  groupId: string;
  groupSlug: string;
  groupName: string;
  archivedAt: Date | null;
  authorId: string;
  authorName: string;
  authorImageUrl: string | null;
  authorRole: GroupRole | null;
  title: string | null;
  body: string;
  audience: PostOut["audience"];
  eventId: string | null;
  commentCount: number;
  pinnedAt: Date | null;
  lockedAt: Date | null;
  lockedBySite: boolean;
  held: boolean;
  hidden: boolean;
  hiddenBySite: boolean;
  publishedAt: Date;
  editedAt: Date | null;
  activeAt: Date;
  isUnread: boolean;
  watch: PostOut["watch"];
  version: number;
  role: GroupRole | null;
  suspendedUntil: Date | null;
};

/**
 * Posts as the viewer sees them, in the order of the ids, with a fixed number of statements.
 * @param ids posts that the viewer may read
 */
export async function loadPosts(db: Db, ids: string[], viewer: Viewer | null): Promise<PostOut[]> {
  if (ids.length === 0) return [];
  const reader = readerOf(viewer);
  const [rows, tags, partsOf] = await Promise.all([
    readRows(db, ids, reader),
    tagsOfPosts(db, ids),
    loadParts(db, ids, reader.userId),
  ]);
  const now = await currentTime(db);
  const events = await loadEvents(db, rows, { viewer, now });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const event = (row.eventId && events.get(row.eventId)) || null;
    return [
      {
        ...toPost(row, reader, now),
        event,
        tags: tags.get(id) ?? [],
        ...partsOf(id),
      },
    ];
  });
}

async function readRows(db: Db, ids: string[], reader: Reader): Promise<Row[]> {
  const rows = await db.$queryRaw<Row[]>`
    select c.id, c."groupId", g.slug as "groupSlug", g.name as "groupName", g."archivedAt", c."authorId",
      u.name as "authorName", u."imageUrl" as "authorImageUrl", am.role::text as "authorRole", p.title, c.body,
      p.audience::text as audience, p."eventId",
      t.comments - ${blockedBelow(reader, Prisma.sql`x.id <> c.id`)} as "commentCount", p."pinnedAt",
      p."lockedAt", p."lockedBySite", c."heldAt" is not null as held, c."hiddenAt" is not null as hidden,
      c."hiddenBySite", p."publishedAt", c."editedAt",
      t."activeAt", ${isUnread} as "isUnread", w.level::text as watch, c.version, gm.role::text as role,
      gm."suspendedUntil"
    from "Contribution" c
      join "Post" p on p.id = c.id
      join "PostTally" t on t."postId" = c.id
      join "Group" g on g.id = c."groupId"
      join "User" u on u.id = c."authorId"
      left join "GroupMember" am on am."groupId" = c."groupId" and am."userId" = c."authorId"
      left join "GroupMember" gm on gm."groupId" = c."groupId" and gm."userId" = ${reader.userId}::uuid
      left join "PostRead" r on r."postId" = c.id and r."userId" = ${reader.userId}::uuid
      left join "PostWatch" w on w."postId" = c.id and w."userId" = ${reader.userId}::uuid
    where c.id = any(${ids}::uuid[])`;
  return withPresentNamesIn(db, rows, { body: "body", id: ({ id }) => id });
}

function toPost(
  row: Row,
  reader: Reader,
  now: Date,
): Omit<PostOut, "event" | "tags" | "attachments" | "mentions" | "reactions" | "mine"> {
  const { id, groupId, title, body, audience, commentCount, held, hidden, watch, version } = row;
  return {
    id,
    groupId,
    group: { id: groupId, slug: row.groupSlug, name: row.groupName },
    author: { id: row.authorId, name: row.authorName, imageUrl: row.authorImageUrl, role: row.authorRole },
    title,
    body,
    audience,
    commentCount,
    pinnedAt: row.pinnedAt?.toISOString() ?? null,
    lockedAt: row.lockedAt?.toISOString() ?? null,
    held,
    hidden,
    publishedAt: row.publishedAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    activeAt: row.activeAt.toISOString(),
    isUnread: row.isUnread,
    watch,
    version,
    can: rightsTo(row, reader, now),
  };
}

function rightsTo(row: Row, reader: Reader, now: Date): PostOut["can"] {
  const isAuthor = row.authorId === reader.userId;
  const writes = row.role !== null && whyNotWrite(row, now) === null;
  const by = { ...row, reader, now };
  const author = { id: row.authorId, role: row.authorRole };
  return {
    edit: isAuthor && writes && (!row.lockedAt || roleReaches(row.role, "moderator")),
    delete: mayDelete(by, author),
    pin: mayPin(by),
    lock: mayLock(by, row),
    hide: mayHide(by, author, row),
    comment: writes && !row.lockedAt,
  };
}

type EventCard = NonNullable<PostOut["event"]>;

/** The events that the viewer may see, each asked once; the loaders below gather the questions. */
async function loadEvents(
  db: Db,
  rows: Row[],
  by: { viewer: Viewer | null; now: Date },
): Promise<Map<string, EventCard>> {
  const ids = [...new Set(rows.flatMap(({ eventId }) => eventId ?? []))];
  if (ids.length === 0) return new Map();
  const accesses = await Promise.all(ids.map((eventId) => findEventAccess(db, { eventId, ...by })));
  const seen = accesses.flatMap((access) => access?.id ?? []);
  const events = await db.event.findMany({
    where: { id: { in: seen } },
    select: { id: true, slug: true, title: true, startsAt: true, timeZone: true },
  });
  return new Map(events.map((event) => [event.id, { ...event, startsAt: event.startsAt.toISOString() }]));
}

/** One post. @throws DomainError not-found where it is gone. @param id of a post that the viewer may read */
export async function readPost(db: Db, id: string, viewer: Viewer | null): Promise<PostOut> {
  const [post] = await loadPosts(db, [id], viewer);
  if (!post) throw notFound("post");
  return post;
}
