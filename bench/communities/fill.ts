import type { Db } from "../../server/db/client";
import { inTransaction } from "../../server/db/transaction";

export type Extent = {
  people: number;
  groups: number;
  posts: number;
  commentsPerPost: number;
  longThread: number;
};

/** How many groups a person is in. */
const GROUPS_EACH = 20;
const PART = 50_000;

/** Without foreign keys and triggers: only this process writes, and each row refers to one that it made. */
function runUnchecked(db: Db, sql: string): Promise<void> {
  return inTransaction(
    db,
    async (tx) => {
      await tx.$executeRawUnsafe("set local statement_timeout = 0");
      await tx.$executeRawUnsafe("set local session_replication_role = replica");
      await tx.$executeRawUnsafe(sql);
    },
    { secondsMax: 3_600 },
  );
}

/**
 * Groups with posts and comments of the last 300 days, by SQL. Every tenth post is in the first group, the others are spread
 * evenly. The newest post of the first group has a long thread.
 */
export async function fillCommunities(db: Db, extent: Extent): Promise<void> {
  const { people, groups, posts, commentsPerPost, longThread } = extent;
  const run = (sql: string) => runUnchecked(db, sql);
  await run(`create table bench_people as select n, uuidv7() as id from generate_series(1, ${people}) n`);
  await run(`insert into "User" (id, email, name, "updatedAt")
    select id, n || '@bench.test', 'Person ' || n, now() from bench_people`);
  await run(`create table bench_groups as select n, uuidv7() as id from generate_series(1, ${groups}) n`);
  await run(`insert into "Group" (id, slug, name) select id, 'bench-' || n, 'Group ' || n from bench_groups`);
  await run(`insert into "GroupMember" ("groupId", "userId", role, "joinedAt")
    select g.id, p.id, 'member', now() - interval '300 days' from bench_people p
      cross join generate_series(0, ${Math.min(GROUPS_EACH, groups) - 1}) k
      join bench_groups g on g.n = case when k = 0 then 1 else (p.n * 7 + k) % ${groups} + 1 end
    on conflict do nothing`);
  await run(`insert into "GroupTally" ("groupId", members, posts)
    select g.id, (select count(*) from "GroupMember" m where m."groupId" = g.id), 0 from bench_groups g`);
  const step = `(s.n::float8 / ${posts}) * interval '300 days'`;
  for (let from = 1; from <= posts; from += PART) {
    const to = Math.min(posts, from + PART - 1);
    await run(`create unlogged table bench_posts as
      select s.n, uuidv7(${step} - interval '300 days') as id, now() + ${step} - interval '300 days' as at, g.id as "groupId",
        p.id as "authorId"
      from generate_series(${from}, ${to}) s (n)
        join bench_groups g on g.n = case when s.n % 10 = 0 then 1 else s.n % ${groups} + 1 end
        join bench_people p on p.n = s.n * 13 % ${people} + 1`);
    await run(`insert into "Contribution" (id, "groupId", "postId", depth, "authorId", body, "createdAt")
      select id, "groupId", id, 0, "authorId", 'A fox crossed the bridge for the ' || n || 'th time.', at from bench_posts`);
    await run(
      `insert into "Post" (id, "groupId", title, "publishedAt") select id, "groupId", 'Fox ' || n, at from bench_posts`,
    );
    await run(`insert into "PostTally" ("postId", "groupId", comments, "activeAt")
      select id, "groupId", ${commentsPerPost}, at + (n % 97) * interval '1 hour' from bench_posts`);
    await run(`create unlogged table bench_comments as
      select uuidv7(p.at - now() + k * interval '1 hour') as id, p.id as "postId", p."groupId", w.id as "authorId",
        p.at + k * interval '1 hour' as at
      from bench_posts p cross join generate_series(1, ${commentsPerPost}) k
        join bench_people w on w.n = (p.n * 31 + k) % ${people} + 1`);
    await run(`insert into "Contribution" (id, "groupId", "postId", depth, "authorId", body, "createdAt")
      select id, "groupId", "postId", 1, "authorId", 'I saw it too.', at from bench_comments`);
    await run(`insert into "ReplyTally" ("commentId") select id from bench_comments`);
    await run("drop table bench_comments");
    await run("drop table bench_posts");
  }
  await run(`create unlogged table bench_thread as
    select uuidv7(n * interval '1 second' - interval '2 days') as id, n from generate_series(1, ${longThread}) n`);
  await run(`insert into "Contribution" (id, "groupId", "postId", depth, "authorId", body, "createdAt")
    select t.id, p."groupId", p.id, 1, w.id, 'Number ' || t.n, now() from bench_thread t
      join bench_people w on w.n = t.n % ${people} + 1
      cross join (select p.id, p."groupId" from "Post" p join bench_groups g on g.id = p."groupId" and g.n = 1
        order by p."publishedAt" desc limit 1) p`);
  await run(`insert into "ReplyTally" ("commentId") select id from bench_thread`);
  await db.$executeRawUnsafe("vacuum analyze");
}
