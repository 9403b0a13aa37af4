import { seededRandom } from "../../lib/seeded-random";
import type { Db } from "../../server/db/client";
import { Prisma } from "../../server/db/generated/client";
import type { Viewer } from "../../server/domains/accounts/schema";
import { searchEverything } from "../../server/domains/community-search/queries";
import { type SearchInput, searchInput } from "../../server/domains/community-search/schema";
import { getGroup } from "../../server/domains/groups/queries";
import { listOwnFeed, listPosts } from "../../server/domains/posts/feed.queries";
import { ownFeedInput } from "../../server/domains/posts/schema";
import { countTagged, listTagged } from "../../server/domains/posts/tagged.queries";
import { listComments } from "../../server/domains/posts/thread.queries";
import { databaseCost } from "../explain";
import { percentiles } from "../stats";

const ROUNDS = 60;
const WARM_UP = 5;
const LIMIT = 20;

type Random = () => number;
/** Reads the first page, or with a cursor of an earlier page the next one. */
type Read = (
  db: Db,
  by: { viewer: Viewer; random: Random; cursor: string | undefined },
) => Promise<{ nextCursor: string | null }>;

type Filled = { people: string[]; groups: string[]; longPost: string; tags: Map<string, string> };

const one = <Item>(random: Random, items: readonly Item[]) =>
  items[Math.floor(random() * items.length)] as Item;

export const viewerOf = (id: string): Viewer => ({
  id,
  email: "",
  emailVerified: true,
  name: "",
  imageUrl: null,
  timeZone: "UTC",
  role: "user",
});

async function readFilled(db: Db): Promise<Filled> {
  const ids = async (sql: Prisma.Sql) => (await db.$queryRaw<{ id: string }[]>(sql)).map(({ id }) => id);
  const tags = await db.tag.findMany({ select: { id: true, slug: true } });
  const [longPost = ""] = await ids(
    Prisma.sql`select "postId" as id from "PostTally" order by comments desc limit 1`,
  );
  return {
    people: await ids(Prisma.sql`select id from bench_people order by n`),
    groups: await ids(Prisma.sql`select id from bench_groups order by n`),
    longPost,
    tags: new Map(tags.map(({ slug, id }) => [slug, id])),
  };
}

type Where = "own" | "largest" | "any";

/** What a person reads who browses, a kind each. */
function kindsOf({ groups, longPost, tags }: Filled): Record<string, Read> {
  const [largest = ""] = groups;
  const feed =
    (where: Where, asked: Record<string, unknown> = {}): Read =>
    (db, { viewer, random, cursor }) => {
      const filters = ownFeedInput.parse({ ...asked, limit: LIMIT, cursor });
      if (where === "own") return listOwnFeed(db, { viewer, filters });
      const groupId = where === "largest" ? largest : one(random, groups);
      return listPosts(db, { groupId, viewer, filters });
    };
  const tagged =
    (name: string): Read =>
    (db, { viewer, cursor }) =>
      listTagged(db, {
        tagId: tags.get(name) ?? "",
        groupId: null,
        reader: { userId: viewer.id, isAdmin: false },
        limit: LIMIT,
        cursor,
      });
  const kinds: Record<string, Read> = {};
  for (const where of ["own", "largest"] as const) {
    for (const sort of ["newest", "active"]) {
      kinds[`${where}, ${sort}`] = feed(where, { sort });
      kinds[`${where}, ${sort}, unread`] = feed(where, { sort, unread: "true" });
    }
    for (const tag of tags.keys()) kinds[`${where}, ${tag} tag`] = feed(where, { tag });
  }
  return {
    ...kinds,
    "any group, newest": feed("any"),
    "any group, active": feed("any", { sort: "active" }),
    "comments of a long thread": (db, { viewer, cursor }) =>
      listComments(db, { postId: longPost, viewer, limit: LIMIT, cursor }),
    "posts with a frequent tag": tagged("frequent"),
    "posts with a rare tag": tagged("rare"),
    "posts of each tag, counted": async (db, { viewer }) => {
      const reader = { userId: viewer.id, isAdmin: false };
      await countTagged(db, { tagIds: [...tags.values()], groupId: null, reader });
      return { nextCursor: null };
    },
    "a group": async (db, { viewer, random }) => {
      await getGroup(db, { groupId: one(random, groups), viewerId: viewer.id, now: new Date() });
      return { nextCursor: null };
    },
    // What everything else is compared with.
    "one row by its key": async (db, { viewer }) => {
      await db.$queryRaw`select id, name from "User" where id = ${viewer.id}::uuid`;
      return { nextCursor: null };
    },
  };
}

/** What a person searches for. A word is in one of so many texts, see `words.ts`. */
function searchesOf({ groups: [largest = ""] }: Filled): Record<string, (random: Random) => SearchInput> {
  const ask = (asked: Record<string, unknown>) => () => searchInput.parse(asked);
  return {
    "in every post": ask({ q: "fox" }),
    "in every comment": ask({ q: "saw" }),
    "in 1 of 20": ask({ q: "river" }),
    "in 1 of 400": ask({ q: "meadow" }),
    "in 1 of 2,000": ask({ q: "heron" }),
    "in 1 of 100,000": ask({ q: "lynx" }),
    "in no text": ask({ q: "zebra" }),
    "a word of 50,000": (random) => searchInput.parse({ q: `w${10_000 + Math.floor(random() * 40_000)}` }),
    "two words": ask({ q: "fox river" }),
    "two words, one rare": ask({ q: "late lynx" }),
    "one letter": ask({ q: "w" }),
    "beginning of a fifth of 50,000 words": ask({ q: "w1" }),
    "in 1 of 20, in the largest group": ask({ q: "river", groupId: largest }),
    "in 1 of 400, in the largest group": ask({ q: "meadow", groupId: largest }),
    "in every post, a page of 20 posts": ask({ q: "fox", in: "posts", limit: 20 }),
  };
}

/**
 * First and second pages, for a person after the other: what each read costs in the database, as the sum of its raw
 * statements, and as its caller waits for it, in ms. Searches as their callers wait for them.
 */
export async function readTimes(db: Db) {
  const filled = await readFilled(db);
  const reads: Record<string, unknown> = {};
  for (const [name, read] of Object.entries(kindsOf(filled))) reads[name] = await timed(db, filled, read);
  const searches: Record<string, unknown> = {};
  for (const [name, ask] of Object.entries(searchesOf(filled))) {
    searches[name] = await timedSearch(db, filled, { name, ask });
  }
  return { reads, searches };
}

async function timedSearch(
  db: Db,
  { people }: Filled,
  { name, ask }: { name: string; ask: (random: Random) => SearchInput },
) {
  const random = seededRandom(name);
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const [viewer, search] = [viewerOf(one(random, people)), ask(random)];
    const startedMs = performance.now();
    await searchEverything(db, { viewer, now: new Date(), search });
    if (round >= WARM_UP) times.push(performance.now() - startedMs);
  }
  return percentiles(times);
}

async function timed(db: Db, { people }: Filled, read: Read) {
  const random = seededRandom("readers");
  const inDatabase: number[] = [];
  const processor: number[] = [];
  const called: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const viewer = viewerOf(one(random, people));
    let cursor: string | undefined;
    // The same numbers for all, and thus the same group.
    const ask = (on: Db) => read(on, { viewer, cursor, random: seededRandom(String(round)) });
    if (round % 2 === 1) cursor = (await ask(db)).nextCursor ?? undefined;
    const startedMs = performance.now();
    await ask(db);
    const calledMs = performance.now() - startedMs;
    const caught: Prisma.Sql[] = [];
    await ask(watching(db, caught));
    const costs: { ms: number; processorMs: number }[] = [];
    for (const sql of caught) costs.push(await databaseCost(db, sql));
    if (round < WARM_UP) continue;
    inDatabase.push(costs.reduce((sum, { ms }) => sum + ms, 0));
    processor.push(costs.reduce((sum, { processorMs }) => sum + processorMs, 0));
    called.push(calledMs);
  }
  return {
    inDatabaseMs: percentiles(inDatabase),
    processorMs: percentiles(processor),
    callMs: percentiles(called),
  };
}

/** A client that notes its raw reads. */
function watching(db: Db, caught: Prisma.Sql[]): Db {
  const watched = db.$extends({
    query: {
      async $queryRaw({ args, query }) {
        caught.push(args as Prisma.Sql);
        return query(args);
      },
    },
  });
  // The extended client has the same methods; only its type differs.
  return watched as unknown as Db;
}
