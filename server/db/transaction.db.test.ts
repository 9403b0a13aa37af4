import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createEvent, createUsers } from "../../tests/factories";
import { holding } from "../../tests/faults/holding";
import { type CutPoint, openTcpProxy, type TcpProxy } from "../../tests/faults/tcp-proxy";
import { type Db, openDatabase } from "./client";
import { Prisma } from "./generated/client";
import { afterCommit, inTransaction } from "./transaction";

const database = testDatabase();

describe("a transaction", () => {
  test("a transaction that meets a deadlock is retried, and both sides commit", async () => {
    const { db } = database;
    const [one, two] = [await createEvent(db), await createEvent(db)];
    let met = 0;
    const bump = (first: string, then: string) =>
      inTransaction(db, async (tx) => {
        await tx.seatPool.update({ where: { id: first }, data: { version: { increment: 1 } } });
        met++;
        while (met < 2) await new Promise((resolve) => setImmediate(resolve));
        await tx.seatPool.update({ where: { id: then }, data: { version: { increment: 1 } } });
      });
    await Promise.all([bump(one.poolId, two.poolId), bump(two.poolId, one.poolId)]);
    const pools = await db.seatPool.findMany({ where: { id: { in: [one.poolId, two.poolId] } } });
    expect(pools.map((pool) => pool.version)).toEqual([2, 2]);
  });

  test("a transaction that cannot get its lock reports a busy database and leaves no transaction open", async () => {
    const { db } = database;
    const event = await createEvent(db);
    const lock = await holding(
      db,
      Prisma.sql`select id from "SeatPool" where id = ${event.poolId}::uuid for no key update`,
    );
    const waiter = inTransaction(db, (tx) =>
      tx.seatPool.update({ where: { id: event.poolId }, data: { version: 9 } }),
    );
    await expect(waiter).rejects.toMatchObject({ code: "unavailable", reason: "database.busy" });
    await lock.release();
    const open = await db.$queryRaw<{ n: number }[]>`
      select count(*)::int as n from pg_stat_activity
      where datname = current_database() and state like 'idle in transaction%'`;
    expect(open[0]?.n).toBe(0);
  });

  test("many more transactions than connections are all served", async () => {
    const small = database.openSecond(2);
    const users = await createUsers(small, 1);
    const names = Array.from({ length: 40 }, (_, index) => `Name ${index}`);
    const rename = (name: string) =>
      inTransaction(small, (tx) => tx.user.update({ where: { id: users[0] ?? "" }, data: { name } }));
    expect(await Promise.all(names.map(rename))).toHaveLength(40);
  });

  test("a committed transaction returns its result and runs once, even if a hook after the commit throws", async () => {
    const runs = { work: 0, later: 0 };
    const answer = await inTransaction(database.db, async (tx) => {
      runs.work++;
      afterCommit(tx, () => {
        throw new Error("a hook failed");
      });
      afterCommit(tx, () => runs.later++);
      return "done";
    });
    expect([answer, runs]).toEqual(["done", { work: 1, later: 1 }]);
  });

  test("a hook runs after the commit of its transaction and never after a failure", async () => {
    const heard: string[] = [];
    await inTransaction(database.db, async (tx) => {
      afterCommit(tx, () => heard.push("committed"));
      expect(heard).toEqual([]);
    });
    const failing = inTransaction(database.db, async (tx) => {
      afterCommit(tx, () => heard.push("never"));
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(heard).toEqual(["committed"]);
  });
});

describe("a transaction whose connection is lost", () => {
  let proxy: TcpProxy;
  let overProxy: Db;

  beforeAll(async () => {
    proxy = await openTcpProxy(database.url);
    overProxy = openDatabase(proxy.url, 3);
  });
  afterAll(async () => {
    await overProxy.$disconnect();
    await proxy.close();
  });

  /** Increments a counter in a row while the connection is cut at this point. */
  async function bumpWith(point: CutPoint, times: number) {
    const { poolId } = await createEvent(database.db);
    const counts = { runs: 0, hooks: 0 };
    proxy.cutAt(point, { times, statement: 2 });
    const outcome = await inTransaction(overProxy, async (tx) => {
      counts.runs++;
      afterCommit(tx, () => counts.hooks++);
      await tx.seatPool.update({ where: { id: poolId }, data: { version: { increment: 1 } } });
      return "done";
    }).catch(() => "lost");
    proxy.cutAt(point, { times: 0, statement: 2 });
    const { version } = await database.db.seatPool.findUniqueOrThrow({ where: { id: poolId } });
    return { outcome, version, ...counts };
  }

  test("a transaction that lost its connection after the commit is looked up and not retried", async () => {
    expect(await bumpWith("after-commit", 1)).toEqual({ outcome: "done", version: 1, runs: 1, hooks: 1 });
  });

  test("a transaction that lost its connection before the commit is retried once", async () => {
    const done = { outcome: "done", version: 1, hooks: 1 };
    expect(await bumpWith("before-begin", 1)).toEqual({ ...done, runs: 1 });
    expect(await bumpWith("after-statement", 1)).toEqual({ ...done, runs: 2 });
    expect(await bumpWith("after-statement", 2)).toEqual({ outcome: "lost", version: 0, runs: 2, hooks: 0 });
  });
});
