import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { provideEnv } from "../env";
import { createComingEvent, joinAll } from "../outbox/testing/outbox-fixtures";
import { invariantViolationsSeen } from "./check-invariants";
import { runJob } from "./run";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();

test("the job counts what it finds, by invariant, adds it up over its runs, and repairs nothing", async () => {
  const { db } = database;
  const now = new Date();
  const event = await createComingEvent(db, { capacity: 1 });
  await joinAll(db, event, 2);
  const sound = await runJob(db, "check-invariants", now);
  expect(sound).toMatchObject({ outcome: "ran", result: { pools: 1, complete: 1, violations: 0 } });
  expect(invariantViolationsSeen()).toEqual({});
  await db.seatPool.update({ where: { id: event.poolId }, data: { capacity: 2, waitlistLength: 5 } });
  for (const minute of [5, 10]) {
    const report = await runJob(db, "check-invariants", new Date(now.getTime() + minute * 60_000));
    expect(report).toMatchObject({ result: { violations: 2, I2: 1, I4: 1 } });
  }
  expect(invariantViolationsSeen()).toEqual({ I2: 2, I4: 2 });
});

test("a pool that ended over a week ago is not looked at any more", async () => {
  const { db } = database;
  await db.seatPool.updateMany({
    data: {
      startsAt: new Date(Date.now() - 8.2 * 86_400_000),
      endsAt: new Date(Date.now() - 8 * 86_400_000),
    },
  });
  const report = await runJob(db, "check-invariants", new Date(Date.now() + 15 * 60_000));
  expect(report).toMatchObject({ result: { pools: 0, violations: 0 } });
});
