import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { provideEnv } from "../env";
import { instruments } from "../metrics/instruments";
import { growthOf, seriesNow } from "../metrics/testing/series";
import { inTransaction } from "./transaction";

provideEnv({ LOG_LEVEL: "silent" });
const on = testDatabase();
const connections = (state: string) => `turnout_db_pool_connections{state="${state}"}`;

test("a caller that waits for a connection is counted while it waits and timed afterwards", async () => {
  const db = on.openSecond(1);
  await db.user.count();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const [waits] = await growthOf(["turnout_db_pool_wait_seconds_count"], async () => {
    let begun = () => {};
    const isBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const holding = db.$transaction(async () => {
      begun();
      await held;
    });
    await isBegun;
    // `then` starts the query: Prisma runs a query only when its result is awaited.
    const waiting = db.user.count().then(() => {});
    await expect.poll(async () => (await seriesNow()).get(connections("waiting"))).toBe(1);
    expect((await seriesNow()).get(connections("active"))).toBe(1);
    release();
    await Promise.all([holding, waiting]);
  });
  expect(waits).toBe(2);
  expect((await seriesNow()).get(connections("waiting"))).toBe(0);
  const watched = instruments().pools.size;
  await db.$disconnect();
  expect(instruments().pools.size).toBe(watched - 1);
});

test("a retried transaction is counted by the code of its failure", async () => {
  const codes = ["40001", "40P01", "connection"].map((code) => `turnout_db_tx_retries_total{code="${code}"}`);
  let attempts = 0;
  const growth = await growthOf(codes, () =>
    inTransaction(on.db, async (tx) => {
      attempts++;
      if (attempts === 1)
        await tx.$executeRaw`do $$ begin raise exception 'x' using errcode = '40001'; end $$`;
      if (attempts === 2)
        await tx.$executeRaw`do $$ begin raise exception 'x' using errcode = '40P01'; end $$`;
      if (attempts === 3) await tx.$executeRaw`select pg_terminate_backend(pg_backend_pid())`;
    }),
  );
  expect(attempts).toBe(4);
  expect(growth).toEqual([1, 1, 1]);
});
