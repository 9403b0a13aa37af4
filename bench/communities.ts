import type { Db } from "../server/db/client";
import { getPostAccess } from "../server/domains/posts/reading/queries";
import { setReaction } from "../server/domains/reactions/commands";
import { fillCommunities } from "./communities/fill";
import { readTimes } from "./communities/reads";
import { openStore } from "./world";

const PEOPLE = 20_000;
const GROUPS = 2_000;
const POSTS = 1_000_000;
const COMMENTS_PER_POST = 10;
const LONG_THREAD = 100_000;
const REACTING = 10_000;

/**
 * Groups in the database: feeds and threads at a million posts and ten million comments, and reactions to one post.
 * @param scale a part of these numbers, for a quick run
 */
export async function communities({ scale }: { scale: number }) {
  const people = Math.max(500, Math.round(PEOPLE * scale));
  const extent = {
    people,
    groups: Math.max(50, Math.round(GROUPS * scale)),
    posts: Math.max(1_000, Math.round(POSTS * scale)),
    commentsPerPost: COMMENTS_PER_POST,
    longThread: Math.max(1_000, Math.round(LONG_THREAD * scale)),
  };
  const { db, close } = await openStore();
  try {
    const startedMs = performance.now();
    await fillCommunities(db, extent);
    const filledSeconds = Math.round((performance.now() - startedMs) / 1_000);
    const databaseMs = await readTimes(db, people);
    return {
      extent,
      filledSeconds,
      databaseMs,
      reactions: await reactionsPerSecond(db, Math.min(people, REACTING)),
    };
  } finally {
    await close();
  }
}

/** Everyone reacts to one post at the same moment. */
async function reactionsPerSecond(db: Db, count: number) {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    select p.id from "Post" p join bench_groups g on g.id = p."groupId" and g.n = 1 order by p."publishedAt" limit 1`;
  const people = await db.$queryRaw<{ id: string }[]>`select id from bench_people order by n limit ${count}`;
  const viewer = (id: string) =>
    ({
      id,
      email: "",
      emailVerified: true,
      name: "",
      imageUrl: null,
      timeZone: "UTC",
      role: "user",
    }) as const;
  const [first] = people;
  if (!row || !first) throw new Error("the benchmark has no post");
  const access = await getPostAccess(db, { postId: row.id, viewer: viewer(first.id) });
  const startedMs = performance.now();
  await Promise.all(
    people.map(({ id }) =>
      setReaction(db, { access, viewer: viewer(id), kind: "like", isOn: true, now: new Date() }),
    ),
  );
  const seconds = (performance.now() - startedMs) / 1_000;
  const counted = (await db.reactionTally.findFirst({ where: { contributionId: row.id } }))?.count ?? 0;
  const rows = await db.reaction.count({ where: { contributionId: row.id } });
  if (counted !== rows || rows !== count) throw new Error(`${rows} rows, but ${counted} counted of ${count}`);
  return { reactions: count, perSecond: Math.round(count / seconds) };
}
