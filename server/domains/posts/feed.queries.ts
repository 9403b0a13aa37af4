import { cursorOf, type PlaceInTime, placeInTime } from "../../cursor";
import type { Db } from "../../db/client";
import { currentTime } from "../../db/clock";
import { Prisma } from "../../db/generated/client";
import type { Viewer } from "../accounts/schema";
import { findEventAccess } from "../events/access/queries";
import { readerOf } from "../groups/access/policy";
import { type Filters, postsOf } from "./feed-lists.queries";
import { loadPosts } from "./posts.queries";
import { seesPost } from "./reading/queries";
import { PINNED_MAX, type PostOut } from "./schema";

type Page = { items: PostOut[]; nextCursor: string | null };
type Row = { id: string; at: Date; isPinned: boolean };

/** Where a page begins that follows pinned posts only. */
const START: PlaceInTime = {
  at: new Date("2999-12-31T00:00:00.000Z"),
  id: "ffffffff-ffff-ffff-ffff-ffffffffffff",
};

const placeOf = ({ at, id }: PlaceInTime): PlaceInTime => ({ at, id });

const NONE: Page = { items: [], nextCursor: null };

/** A filter by an event that the viewer may not see finds nothing, so that it does not tell whether there is one. */
async function seesFilteredEvent(db: Db, viewer: Viewer | null, { eventId }: Filters): Promise<boolean> {
  if (!eventId) return true;
  return (await findEventAccess(db, { eventId, viewer, now: await currentTime(db) })) !== null;
}

/**
 * The posts of a group that the viewer sees, newest or last active first. Pinned posts come first on the first page, and
 * nowhere else; a filtered list has no pinned posts in front.
 * @param by.groupId a group that the viewer may read
 */
export async function listPosts(
  db: Db,
  { groupId, viewer, filters }: { groupId: string; viewer: Viewer | null; filters: Filters },
): Promise<Page> {
  const cursors = cursorOf(`posts of ${groupId} by ${filters.sort}`, placeInTime);
  const after = cursors.read(filters.cursor);
  if (!(await seesFilteredEvent(db, viewer, filters))) return NONE;
  const isWhole = !filters.tag && !filters.eventId && !filters.unread;
  const group = Prisma.sql`${groupId}::uuid`;
  const rest = postsOf(
    group,
    { filters, viewer, after },
    isWhole ? Prisma.sql`p."pinnedAt" is null` : Prisma.sql`true`,
  );
  const ofMember = Prisma.sql`"GroupMember" gm, lateral (${rest}) listed
    where gm."groupId" = ${group} and gm."userId" = ${viewer?.id ?? null}::uuid`;
  const rows = await db.$queryRaw<Row[]>`
    ${isWhole && !after ? pinnedOf(group, viewer) : Prisma.empty}
    (select id, at, false as "isPinned" from ${filters.unread ? ofMember : Prisma.sql`(${rest}) listed`})
    order by "isPinned" desc, at desc, id desc`;
  const pinned = rows.filter((row) => row.isPinned).slice(0, filters.limit);
  const room = filters.limit - pinned.length;
  const listed = rows.filter((row) => !row.isPinned);
  const page =
    room > 0
      ? cursors.page(listed, room, placeOf)
      : {
          items: [],
          nextCursor: listed.length > 0 ? cursors.page([START, START], 1, placeOf).nextCursor : null,
        };
  const items = await loadPosts(
    db,
    [...pinned, ...page.items].map(({ id }) => id),
    viewer,
  );
  return { items, nextCursor: page.nextCursor };
}

function pinnedOf(group: Prisma.Sql, viewer: Viewer | null): Prisma.Sql {
  return Prisma.sql`(
    select p.id, p."pinnedAt" as at, true as "isPinned"
    from "Post" p join "Contribution" c on c.id = p.id
    where p."groupId" = ${group} and p."pinnedAt" is not null and ${seesPost(readerOf(viewer))}
    order by p."pinnedAt" desc, p.id desc limit ${PINNED_MAX}) union all`;
}

/** The posts of all groups of which the viewer is a member, newest or last active first. */
export async function listOwnFeed(
  db: Db,
  { viewer, filters }: { viewer: Viewer; filters: Filters },
): Promise<Page> {
  const cursors = cursorOf(`own feed by ${filters.sort}`, placeInTime);
  const after = cursors.read(filters.cursor);
  if (!(await seesFilteredEvent(db, viewer, filters))) return NONE;
  const posts = postsOf(Prisma.sql`gm."groupId"`, { filters, viewer, after }, Prisma.sql`true`);
  const rows = await db.$queryRaw<Row[]>`
    select post.id, post.at, false as "isPinned"
    from "GroupMember" gm join "Group" g on g.id = gm."groupId" and g."deletedAt" is null, lateral (${posts}) post
    where gm."userId" = ${viewer.id}::uuid
    order by post.at desc, post.id desc limit ${filters.limit + 1}`;
  const { items, nextCursor } = cursors.page(rows, filters.limit, placeOf);
  return {
    items: await loadPosts(
      db,
      items.map(({ id }) => id),
      viewer,
    ),
    nextCursor,
  };
}
