import { seededRandom } from "../../lib/seeded-random";
import type { Db } from "../../server/db/client";
import type { Prisma } from "../../server/db/generated/client";
import type { Viewer } from "../../server/domains/accounts/schema";
import { listOwnFeed, listPosts } from "../../server/domains/posts/feed.queries";
import { listComments } from "../../server/domains/posts/thread.queries";
import { databaseMs } from "../explain";
import { percentiles } from "../stats";

const ROUNDS = 60;
const WARM_UP = 5;
const LIMIT = 20;

type Page = { nextCursor: string | null };
type Read = (db: Db, random: () => number, cursor: string | undefined) => Promise<Page>;

async function viewerNumber(db: Db, random: () => number, people: number): Promise<Viewer> {
  const email = `${1 + Math.floor(random() * people)}@bench.test`;
  const { id, name } = await db.user.findUniqueOrThrow({ where: { email } });
  return { id, email, emailVerified: true, name, imageUrl: null, timeZone: "UTC", role: "user" };
}

/** The reads of a person who browses, a kind each. */
function kindsOf(people: number, groups: string[], longPost: string): Record<string, Read> {
  const first = groups[0] ?? "";
  const feed =
    (sort: "newest" | "active", where: "own" | "first" | "any", more: { unread?: boolean } = {}): Read =>
    async (db, random, cursor) => {
      const viewer = await viewerNumber(db, random, people);
      const filters = { sort, limit: LIMIT, cursor, ...more };
      if (where === "own") return listOwnFeed(db, { viewer, filters });
      const groupId = where === "first" ? first : (groups[Math.floor(random() * groups.length)] ?? first);
      return listPosts(db, { groupId, viewer, filters });
    };
  return {
    "own feed, newest": feed("newest", "own"),
    "own feed, active": feed("active", "own"),
    "own feed, unread": feed("newest", "own", { unread: true }),
    "largest group, newest": feed("newest", "first"),
    "largest group, active": feed("active", "first"),
    "any group, newest": feed("newest", "any"),
    "comments of a long thread": async (db, random, cursor) =>
      listComments(db, {
        postId: longPost,
        viewer: await viewerNumber(db, random, people),
        limit: LIMIT,
        cursor,
      }),
  };
}

/** First and second pages: what each read costs in the database, as the sum of its raw statements, in ms. */
export async function readTimes(db: Db, people: number) {
  const groups = await db.$queryRaw<{ id: string }[]>`select id from bench_groups order by n`;
  const [long] = await db.$queryRaw<{ id: string }[]>`
    select "postId" as id from "Contribution" where body = 'Number 1' limit 1`;
  const kinds = kindsOf(
    people,
    groups.map(({ id }) => id),
    long?.id ?? "",
  );
  const figures: Record<string, unknown> = {};
  for (const [name, read] of Object.entries(kinds)) figures[name] = await timed(db, name, read);
  return figures;
}

async function timed(db: Db, name: string, read: Read) {
  const random = seededRandom(name);
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const caught: Prisma.Sql[] = [];
    const page = await read(watching(db, caught), random, undefined);
    if (page.nextCursor && round % 2 === 1) {
      caught.length = 0;
      await read(watching(db, caught), random, name.startsWith("any") ? undefined : page.nextCursor);
    }
    let spent = 0;
    for (const sql of caught) spent += await databaseMs(db, sql);
    if (round >= WARM_UP) times.push(spent);
  }
  return percentiles(times);
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
