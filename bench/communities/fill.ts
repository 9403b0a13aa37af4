import type { Db } from "../../server/db/client";
import { inTransaction } from "../../server/db/transaction";
import { createEvent } from "../../tests/factories";
import { withoutIndexes } from "./indexes";
import { inLanes } from "./lanes";
import { fillSearch, words } from "./words";

export type Extent = {
  people: number;
  groups: number;
  posts: number;
  commentsPerPost: number;
  longThread: number;
};

/** How many groups a person is in, and how many people each blocks. */
const GROUPS_EACH = 20;
const BLOCKED_EACH = 3;
/** The newest posts of the first group that each person has read one by one. */
const READ_EACH = 30;
const EVENTS = 20;
const PARTS = 10;

/** Posts are spread over this time, and ended long enough ago for their comments. */
const DAYS = 300;
const QUIET_DAYS = 5;

/** Without foreign keys and triggers: only this process writes, and each row refers to one that it made. */
function runUnchecked(db: Db, sql: string): Promise<void> {
  return inTransaction(
    db,
    async (tx) => {
      await tx.$executeRawUnsafe("set local statement_timeout = 0");
      await tx.$executeRawUnsafe("set local session_replication_role = replica");
      await tx.$executeRawUnsafe("set local work_mem = '256MB'");
      for (const statement of sql.split(";\n")) await tx.$executeRawUnsafe(statement);
    },
    { secondsMax: 3_600 },
  );
}

/**
 * Groups with posts and comments of the last 300 days, by SQL. Every tenth post is in the first group, the others are spread
 * evenly. The newest post of the first group has a long thread. Every twentieth post is for the guests of an event, and a
 * few are hidden.
 */
export async function fillCommunities(db: Db, extent: Extent): Promise<void> {
  const run = (sql: string) => runUnchecked(db, sql);
  await db.$executeRawUnsafe("alter system set full_page_writes = off");
  await db.$executeRawUnsafe("alter system set autovacuum = off");
  await db.$executeRawUnsafe("select pg_reload_conf()");
  await fillGroups(run, extent);
  const events: string[] = [];
  while (events.length < EVENTS) events.push((await createEvent(db)).id);
  await withoutIndexes(
    db,
    ["Contribution", "Post", "PostTally", "PostRead", "PostTag", "ContributionSearch"],
    {
      run,
      fill: async () => {
        await fillPosts(run, extent, events);
        await fillComments(run, extent);
        await fillLongThread(run, extent);
        await run(`insert into "ReplyTally" ("commentId") select id from "Contribution" where depth > 0`);
        await fillTags(run);
        await fillReads(run, extent);
        await fillSearch(run);
      },
    },
  );
  await db.$executeRawUnsafe("alter system reset all");
  await db.$executeRawUnsafe("select pg_reload_conf()");
  await db.$executeRawUnsafe("vacuum analyze");
}

type Run = (sql: string) => Promise<void>;

async function fillGroups(run: Run, { people, groups }: Extent): Promise<void> {
  await run(`create table bench_people as select n, uuidv7() as id from generate_series(1, ${people}) n`);
  await run(`insert into "User" (id, email, name, "updatedAt")
    select id, n || '@bench.test', 'Person ' || n, now() from bench_people`);
  await run(`create table bench_groups as select n, uuidv7() as id from generate_series(1, ${groups}) n`);
  await run(`insert into "Group" (id, slug, name) select id, 'bench-' || n, 'Group ' || n from bench_groups`);
  // A third has looked at everything just now, a third two days ago, and a third never.
  await run(`insert into "GroupMember" ("groupId", "userId", role, "joinedAt", "seenAt")
    select g.id, p.id, 'member', now() - interval '${DAYS} days',
      case p.n % 3 when 0 then now() when 1 then now() - interval '${QUIET_DAYS + 2} days' end
    from bench_people p
      cross join generate_series(0, ${Math.min(GROUPS_EACH, groups) - 1}) k
      join bench_groups g on g.n = case when k = 0 then 1 else (p.n * 7 + k) % ${groups} + 1 end
    on conflict do nothing`);
  await run(`insert into "PersonBlock" ("userId", "blockedId")
    select p.id, b.id from bench_people p cross join generate_series(1, ${BLOCKED_EACH}) k
      join bench_people b on b.n = (p.n * 17 + k * 101) % ${people} + 1 where b.id <> p.id on conflict do nothing`);
}

async function fillPosts(run: Run, { people, groups, posts, commentsPerPost }: Extent, events: string[]) {
  const since = `((s.n::float8 / ${posts}) * ${DAYS - QUIET_DAYS} - ${DAYS}) * interval '1 day'`;
  await run(`create table bench_posts as
    select s.n, uuidv7(${since}) as id, now() + ${since} as at, g.id as "groupId", p.id as "authorId",
      s.n::bigint * 7919 % 1000003 as mixed
    from generate_series(1, ${posts}) s (n)
      join bench_groups g on g.n = case when s.n % 10 = 0 then 1 else s.n % ${groups} + 1 end
      join bench_people p on p.n = s.n * 13 % ${people} + 1
    order by s.n`);
  await run(`insert into "Contribution" (id, "groupId", "postId", depth, "authorId", body, "createdAt", "hiddenAt", "searchVersion")
    select id, "groupId", id, 0, "authorId", 'A fox crossed the bridge for the ' || n || 'th time, and ' || ${words("mixed")},
      at, case when mixed % 200 = 11 then now() end, 1 from bench_posts order by n`);
  await run(`insert into "Post" (id, "groupId", title, "publishedAt", audience, "eventId")
    select id, "groupId", 'Fox ' || n, at, case when mixed % 20 = 3 then 'going' else 'everyone' end::"PostAudience",
      case when mixed % 20 = 3 then ('{${events.join(",")}}'::uuid[])[1 + n % ${EVENTS}] end from bench_posts order by n`);
  await run(`insert into "PostTally" ("postId", "groupId", comments, "activeAt")
    select id, "groupId", ${commentsPerPost}, at + (mixed % 97) * interval '1 hour' from bench_posts order by n`);
  await run(`insert into "GroupTally" ("groupId", members, posts)
    select g.id, coalesce(m.count, 0), coalesce(p.count, 0) from bench_groups g
      left join (select "groupId", count(*) from "GroupMember" group by 1) m on m."groupId" = g.id
      left join (select "groupId", count(*) from bench_posts where mixed % 200 <> 11 group by 1) p on p."groupId" = g.id`);
}

async function fillComments(run: Run, { people, posts, commentsPerPost }: Extent) {
  const size = Math.ceil(posts / PARTS);
  const parts = Array.from({ length: PARTS }, (_, at) => at * size);
  await inLanes(parts, async (after) => {
    await run(`insert into "Contribution" (id, "groupId", "postId", depth, "authorId", body, "createdAt", "searchVersion")
      select uuidv7(p.at - now() + k * interval '1 hour'), p."groupId", p.id, 1, w.id, 'I saw it too, and ' ||
        ${words(`((p.n * ${commentsPerPost}::bigint + k) * 7919 % 1000003)`)}, p.at + k * interval '1 hour', 1
      from bench_posts p cross join generate_series(1, ${commentsPerPost}) k
        join bench_people w on w.n = (p.n * 31 + k) % ${people} + 1
      where p.n > ${after} and p.n <= ${after + size}`);
  });
}

async function fillLongThread(run: Run, { people, longThread }: Extent) {
  const post = `(select id, "groupId" from bench_posts where "groupId" = (select id from bench_groups where n = 1)
    order by n desc limit 1)`;
  await run(`insert into "Contribution" (id, "groupId", "postId", depth, "authorId", body, "createdAt", "searchVersion")
    select uuidv7((t.n - ${longThread}) * interval '1 second'), p."groupId", p.id, 1, w.id,
      'Number ' || t.n || ', and ' || ${words("(t.n::bigint * 7919 % 1000003)")},
      now() + (t.n - ${longThread}) * interval '1 second', 1
    from generate_series(1, ${longThread}) t (n) join bench_people w on w.n = t.n % ${people} + 1 cross join ${post} p`);
  await run(`update "PostTally" t set comments = comments + ${longThread}, "activeAt" = now() from ${post} p
    where t."postId" = p.id`);
}

/** What share of the posts has a tag of the site; `early` was given to the first posts only. */
const TAGS = {
  frequent: "mixed % 5 = 1",
  middling: "mixed % 1000 = 1",
  rare: "mixed % 20000 = 1",
  early: "mixed % 10 = 2 and n < (select max(n) / 20 from bench_posts)",
};

async function fillTags(run: Run): Promise<void> {
  for (const [name, isOn] of Object.entries(TAGS)) {
    await run(`insert into "Tag" (id, name, slug, color) values (uuidv7(), '${name}', '${name}', 'blue')`);
    await run(
      `insert into "TagName" (id, word, "tagId") select uuidv7(), slug, id from "Tag" where slug = '${name}'`,
    );
    await run(`insert into "PostTag" ("postId", "tagId", "groupId")
      select p.id, t.id, p."groupId" from bench_posts p, "Tag" t where t.slug = '${name}' and ${isOn}`);
  }
}

function fillReads(run: Run, { posts }: Extent): Promise<void> {
  return run(`insert into "PostRead" ("userId", "postId", "seenAt")
    select p.id, b.id, now() from bench_people p cross join bench_posts b
    where b.n % 10 = 0 and b.n > ${posts - READ_EACH * 10}`);
}
