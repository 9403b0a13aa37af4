import type { Db } from "../../server/db/client";
import { getPostAccess } from "../../server/domains/posts/reading/queries";
import { setReaction } from "../../server/domains/reactions/commands";
import { median, round } from "../stats";
import { viewerOf } from "./reads";

const ROUNDS = 5;

/**
 * Everyone reacts to one post at the same moment, and takes it back, five times; in turn as many reads of one row by its key
 * over the same connections, for comparison.
 */
export async function reactionsPerSecond(db: Db, count: number) {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    select p.id from "Post" p join "Contribution" c on c.id = p.id join bench_groups g on g.id = p."groupId" and g.n = 1
    where c."hiddenAt" is null and p.audience = 'everyone' order by p."publishedAt" limit 1`;
  const people = await db.$queryRaw<{ id: string }[]>`select id from bench_people order by n limit ${count}`;
  const [first] = people;
  if (!row || !first) throw new Error("the benchmark has no post");
  const access = await getPostAccess(db, { postId: row.id, viewer: viewerOf(first.id) });
  const react = (isOn: boolean) =>
    Promise.all(
      people.map(({ id }) =>
        setReaction(db, { access, viewer: viewerOf(id), kind: "like", isOn, now: new Date() }),
      ),
    );
  const reactions: number[] = [];
  const reads: number[] = [];
  for (let at = 0; at < ROUNDS; at++) {
    reactions.push(count / (await secondsOf(() => react(true))));
    await checkCounted(db, row.id, count);
    reads.push(
      count /
        (await secondsOf(() =>
          Promise.all(
            people.map(({ id }) => db.$queryRaw`select id, name from "User" where id = ${id}::uuid`),
          ),
        )),
    );
    await react(false);
    await checkCounted(db, row.id, 0);
  }
  return {
    reactions: count,
    rounds: ROUNDS,
    perSecond: Math.round(median(reactions)),
    rowsReadPerSecond: Math.round(median(reads)),
    ratio: round(median(reactions) / median(reads), 2),
  };
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return (performance.now() - startedMs) / 1_000;
}

async function checkCounted(db: Db, contributionId: string, expected: number): Promise<void> {
  const counted = (await db.reactionTally.findFirst({ where: { contributionId } }))?.count ?? 0;
  const rows = await db.reaction.count({ where: { contributionId } });
  if (counted !== rows || rows !== expected)
    throw new Error(`${rows} rows, but ${counted} counted of ${expected}`);
}
