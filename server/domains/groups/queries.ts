import { z } from "zod";
import { cursorOf, type Page, placeInTime, rowId } from "../../cursor";
import { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";
import { notFound } from "../../errors";
import type { GroupRole } from "./access/policy";
import { roleReaches } from "./access/policy";
import type { GroupFilters, GroupOut, GroupSummary } from "./schema";
import { likeWords } from "./words.policy";

type Row = Omit<GroupOut, "settings" | "createdAt" | "archivedAt" | "suspendedUntil"> &
  NonNullable<GroupOut["settings"]> & {
    createdAt: Date;
    archivedAt: Date | null;
    suspendedUntil: Date | null;
    role: GroupRole | null;
  };

/** The columns of a group as this person sees it. Posts of people whom they block are not counted for them. */
function columnsFor(viewerId: string | null): Prisma.Sql {
  return Prisma.sql`
    select g.id, g.slug, g.name, g.description, g.rules, g.place, g.links, g.visibility::text as visibility,
      g.joining::text as joining, g."coverUrl", g."coverUploadId", g."membersMax", g."holdsFirst", g."slowSeconds",
      g."watchedWords", g."eventsBy"::text as "eventsBy", g."archivedAt", g."createdAt", g.version,
      t.members as "memberCount",
      (t.posts - (select count(*) from "PersonBlock" b join "Contribution" c
        on c."groupId" = g.id and c."authorId" = b."blockedId" and c.depth = 0 and c."heldAt" is null
          and c."hiddenAt" is null and c."deletedAt" is null
        where b."userId" = ${viewerId}::uuid))::int as "postCount",
      m.role::text as role, m.level::text as level, m."suspendedUntil",
      exists (select 1 from "GroupRequest" r
        where r."groupId" = g.id and r."userId" = ${viewerId}::uuid) as requested,
      coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'slug', s.slug, 'color', s.color)
          order by s.name, s.id)
        from "GroupTopic" gt join "Tag" s on s.id = gt."tagId" where gt."groupId" = g.id), '[]') as topics`;
}

/** The group `g` with its counters, and as `m` what this person is in it. */
const tablesFor = (viewerId: string | null) => Prisma.sql`
  join "GroupTally" t on t."groupId" = g.id
  left join "GroupMember" m on m."groupId" = g.id and m."userId" = ${viewerId}::uuid`;

function summaryOf(row: Row, now: Date): GroupSummary {
  const {
    rules: _,
    links: __,
    coverUploadId: ___,
    holdsFirst,
    slowSeconds,
    watchedWords,
    eventsBy,
    ...rest
  } = row;
  const { createdAt, archivedAt, suspendedUntil } = row;
  return {
    ...rest,
    createdAt: createdAt.toISOString(),
    archivedAt: archivedAt?.toISOString() ?? null,
    suspendedUntil: suspendedUntil && suspendedUntil > now ? suspendedUntil.toISOString() : null,
  };
}

function groupOf(row: Row, now: Date): GroupOut {
  const { rules, links, coverUploadId, holdsFirst, slowSeconds, watchedWords, eventsBy } = row;
  const settings = { holdsFirst, slowSeconds, watchedWords, eventsBy };
  const isRunBy = roleReaches(row.role, "moderator");
  return { ...summaryOf(row, now), rules, links, coverUploadId, settings: isRunBy ? settings : null };
}

type Shown = { groupId: string; viewerId: string | null; now: Date | null };

/**
 * One group as this person sees it. Whether they may read it is checked before.
 * @throws DomainError not-found, also for a deleted group
 */
export async function getGroup(db: Queryable, { groupId, viewerId, now }: Shown): Promise<GroupOut> {
  const [row] = await db.$queryRaw<Row[]>`
    ${columnsFor(viewerId)} from "Group" g ${tablesFor(viewerId)}
    where g.id = ${groupId}::uuid and g."deletedAt" is null`;
  if (!row) throw notFound("group");
  return groupOf(row, now ?? new Date());
}

const byMembers = z.strictObject({ members: z.int32(), id: rowId });
const newest = cursorOf("groups-newest", placeInTime);
const largest = cursorOf("groups-members", byMembers);

type Listing = GroupFilters & {
  viewerId: string | null;
  cursor?: string | undefined;
  limit: number;
  now: Date;
};

/**
 * The groups of the hub: public ones that are open for reading and writing, and one's own. A private group of others never
 * occurs, not even for platform admins.
 * @throws DomainError invalid for a broken cursor, or one of another order
 */
export async function listGroups(
  db: Queryable,
  { viewerId, cursor, limit, sort, now, ...by }: Listing,
): Promise<Page<GroupSummary>> {
  const rows = await db.$queryRaw<Row[]>`
    ${columnsFor(viewerId)} from "Group" g ${tablesFor(viewerId)}
    where g."deletedAt" is null and ${listed(by)} and ${matching(by)} and ${after(sort, cursor)}
    order by ${sort === "newest" ? Prisma.sql`g."createdAt" desc` : Prisma.sql`t.members desc`}, g.id desc
    limit ${limit + 1}::int`;
  const page =
    sort === "newest"
      ? newest.page(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }))
      : largest.page(rows, limit, ({ memberCount, id }) => ({ members: memberCount, id }));
  return { items: page.items.map((row) => summaryOf(row, now)), nextCursor: page.nextCursor };
}

function listed({ mine }: Pick<GroupFilters, "mine">): Prisma.Sql {
  const isOwn = Prisma.sql`m."userId" is not null`;
  return mine ? isOwn : Prisma.sql`(${isOwn} or (g.visibility = 'public' and g."archivedAt" is null))`;
}

function matching({ q, topic, near }: Pick<GroupFilters, "q" | "topic" | "near">): Prisma.Sql {
  const topics = Prisma.sql`(select coalesce(string_agg(s.name, ' '), '') from "GroupTopic" gt
    join "Tag" s on s.id = gt."tagId" where gt."groupId" = g.id)`;
  const text = Prisma.sql`concat_ws(' ', g.name, g.place, g.description, ${topics})`;
  const parts = [
    ...likeWords(q).map((word) => Prisma.sql`${text} ilike ${word}`),
    ...likeWords(near).map((word) => Prisma.sql`g.place ilike ${word}`),
  ];
  if (topic) {
    const word = topic.toLowerCase();
    parts.push(Prisma.sql`exists (select 1 from "GroupTopic" gt join "Tag" s on s.id = gt."tagId"
      where gt."groupId" = g.id and (lower(s.name) = ${word} or s.slug = ${word} or exists (
        select 1 from "TagName" n where n."tagId" = s.id and n."groupId" is null and n.word = ${word})))`);
  }
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, " and ");
}

function after(sort: GroupFilters["sort"], cursor: string | undefined): Prisma.Sql {
  if (sort === "newest") {
    const place = newest.read(cursor);
    return place
      ? Prisma.sql`(g."createdAt", g.id) < (${place.at}::timestamptz, ${place.id}::uuid)`
      : Prisma.sql`true`;
  }
  const place = largest.read(cursor);
  return place
    ? Prisma.sql`(t.members, g.id) < (${place.members}::int, ${place.id}::uuid)`
    : Prisma.sql`true`;
}
