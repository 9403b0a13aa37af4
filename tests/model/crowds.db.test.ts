import { expect, test } from "vitest";
import { testDatabase } from "../database";
import { withoutLocks } from "../faults/without-locks";
import { checkCrowds } from "./check-crowds";

const database = testDatabase();
const freshSeed = () => Math.floor(Math.random() * 2 ** 31);

test("150 groups of concurrent requests end as in one of their serial orders", async () => {
  const { db } = database;
  const figures = await checkCrowds(
    { db, asking: [db, database.openSecond()] },
    { groups: 150, seed: freshSeed() },
  );
  expect(figures.groups).toBe(150);
  expect(figures.contested).toBeGreaterThan(20);
}, 180_000);

test("positive control: without the lock of the pool, concurrent requests do not end as in a serial order", async () => {
  const { db } = database;
  const asking = [withoutLocks(db, 1), withoutLocks(database.openSecond(), 1)] as const;
  const check = checkCrowds({ db, asking }, { groups: 150, seed: freshSeed(), shrink: false });
  await expect(check).rejects.toThrow();
}, 180_000);
