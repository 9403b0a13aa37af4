import { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";
import { withPresentNamesIn } from "../../domains/posts/mention-names.queries";
import { isNewsFor } from "../../domains/posts/reading/news.queries";
import type { Subject } from "../kinds/kind";
import type { Standing } from "./standing";

/** A group, post and person that a notification is about. */
type Place = {
  groupId: string;
  groupSlug: string;
  groupName: string;
  postId: string;
  title: string | null;
  postBody: string;
};

export type TextFacts = Place &
  Standing & {
    contributionId: string;
    author: string;
    body: string;
    /** Whether the person may read it now, and everyone else in its audience. */
    isNews: boolean;
    isMentioned: boolean;
    isAnswered: boolean;
    /** The first tag of the post, by name, that the person follows. */
    followedTag: string | null;
  };

export type CommentsFacts = Place &
  Standing & {
    /** How many of the window the person is told of here: mentions and replies have notifications of their own. */
    count: number;
    newestId: string | null;
    newestAuthor: string | null;
    newestBody: string | null;
    isNews: boolean;
    /** Whether the person is told of every comment of the post. */
    isFollowed: boolean;
  };

const READER = { userId: Prisma.sql`k."userId"`, isAdmin: false };

const PLACE = Prisma.sql`g.id as "groupId", g.slug as "groupSlug", g.name as "groupName", p.id as "postId", p.title,
  root.body as "postBody", m.role::text as role, m.level::text as level, w.level::text as watch`;

const STANDING = Prisma.sql`
  left join "GroupMember" m on m."groupId" = g.id and m."userId" = k."userId"
  left join "PostWatch" w on w."postId" = p.id and w."userId" = k."userId"`;

/** The post or comment of each subject as its person may read it now, by `subjectKey`. */
export async function readTexts(db: Queryable, subjects: Subject[]): Promise<Map<string, TextFacts>> {
  const asked = subjects.map(({ contributionId, userId }) => ({ id: contributionId, userId }));
  const rows = await db.$queryRaw<(TextFacts & { userId: string })[]>`
    select k."userId", c.id as "contributionId", a.name as author, c.body, ${isNewsFor(READER)} as "isNews",
      exists (select 1 from "Mention" n where n."contributionId" = c.id and n."userId" = k."userId") as "isMentioned",
      exists (select 1 from "Contribution" o where o.id = c."parentId" and o."authorId" = k."userId") as "isAnswered",
      (select t.name from "PostTag" pt join "Tag" t on t.id = pt."tagId"
        join "TagFollow" f on f."tagId" = t.id and f."userId" = k."userId"
        where pt."postId" = c.id order by lower(t.name), t.id limit 1) as "followedTag",
      ${PLACE}
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as k (id uuid, "userId" uuid)
      join "Contribution" c on c.id = k.id
      join "Post" p on p.id = c."postId" join "Contribution" root on root.id = p.id
      join "Group" g on g.id = c."groupId" join "User" a on a.id = c."authorId"${STANDING}`;
  const named = await withPresentNamesIn(db, await withNamedPost(db, rows), {
    body: "body",
    id: ({ contributionId }) => contributionId,
  });
  return new Map(named.map((row) => [`${row.contributionId} ${row.userId}`, row]));
}

/** The comments of the window of each subject that are news to its person, by `windowKey`. */
export async function readComments(
  db: Queryable,
  subjects: Subject[],
  until: (from: Date) => Date,
): Promise<Map<string, CommentsFacts>> {
  const asked = subjects.flatMap(({ postId, userId, from }) =>
    from === undefined ? [] : { postId, userId, from, until: until(new Date(from)).toISOString() },
  );
  const rows = await db.$queryRaw<(CommentsFacts & { userId: string; from: Date })[]>`
    select k."userId", k."from", coalesce(news.count, 0)::int as count, news."newestId", news."newestAuthor",
      news."newestBody", true as "isNews",
      root."authorId" = k."userId" or w.level = 'watching' or m.level = 'everything' is true as "isFollowed",
      ${PLACE}
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
        as k ("postId" uuid, "userId" uuid, "from" timestamptz, "until" timestamptz)
      join "Post" p on p.id = k."postId" join "Contribution" root on root.id = p.id
      join "Group" g on g.id = p."groupId"${STANDING}
      left join lateral (
        select count(*) as count, (array_agg(c.id order by c.id desc))[1] as "newestId",
          (array_agg(a.name order by c.id desc))[1] as "newestAuthor",
          (array_agg(c.body order by c.id desc))[1] as "newestBody"
        from "Contribution" c join "User" a on a.id = c."authorId"
        where c."postId" = p.id and c.id <> p.id and c."createdAt" >= k."from" and c."createdAt" < k."until"
          and c."authorId" <> k."userId" and ${isNewsFor(READER)}
          and not exists (select 1 from "Mention" n where n."contributionId" = c.id and n."userId" = k."userId")
          and not exists (select 1 from "Contribution" o where o.id = c."parentId" and o.id <> p.id
            and o."authorId" = k."userId")
      ) news on true`;
  const named = await withPresentNamesIn(db, await withNamedPost(db, rows), {
    body: "newestBody",
    id: ({ newestId }) => newestId,
  });
  return new Map(named.map((row) => [`${row.postId} ${row.userId} ${row.from.toISOString()}`, row]));
}

function withNamedPost<Row extends Pick<Place, "postId" | "postBody">>(
  db: Queryable,
  rows: readonly Row[],
): Promise<Row[]> {
  return withPresentNamesIn(db, rows, { body: "postBody", id: ({ postId }) => postId });
}

export const textKey = ({ contributionId, userId }: Subject): string => `${contributionId} ${userId}`;
export const windowKey = ({ postId, userId, from }: Subject): string => `${postId} ${userId} ${from}`;
