import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { provideEnv } from "../env";
import { metricsRegistry } from "../metrics";
import { createComingEvent, joinAll } from "../outbox/testing/outbox-fixtures";
import { runJob } from "./run";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();

test("the invariant check counts its findings by invariant, records them as incidents and repairs nothing", async () => {
  const { db } = database;
  const now = new Date();
  const event = await createComingEvent(db, { capacity: 1 });
  await joinAll(db, event, 2);
  const sound = await runJob(db, "check-invariants", now);
  expect(sound).toMatchObject({ outcome: "ran", result: { pools: 1, complete: 1, violations: 0 } });
  await db.seatPool.update({ where: { id: event.poolId }, data: { capacity: 2, waitlistLength: 5 } });
  for (const minute of [5, 10]) {
    const report = await runJob(db, "check-invariants", new Date(now.getTime() + minute * 60_000));
    expect(report).toMatchObject({ result: { violations: 2, I2: 1, I4: 1 } });
  }
  const counted = await metricsRegistry().getSingleMetric("turnout_invariant_violations_total")?.get();
  const found = counted?.values.map(({ labels, value }) => [labels.invariant, value]) ?? [];
  expect(Object.fromEntries(found)).toMatchObject({ I1: 0, I2: 2, I3: 0, I4: 2, I10: 0, I13: 0 });
  const incidents = await db.incident.findMany({ orderBy: { key: "asc" } });
  expect(incidents).toMatchObject(
    ["I2", "I4"].map((number) => ({
      kind: "invariant.violated",
      key: `${number} ${event.poolId}`,
      count: 2,
      resolvedAt: null,
      detail: { poolId: event.poolId },
    })),
  );
});

test("a pool that ended over a week ago is not checked", async () => {
  const { db } = database;
  const data = {
    startsAt: new Date(Date.now() - 8.2 * 86_400_000),
    endsAt: new Date(Date.now() - 8 * 86_400_000),
  };
  await db.$transaction([db.seatPool.updateMany({ data }), db.event.updateMany({ data })]);
  const report = await runJob(db, "check-invariants", new Date(Date.now() + 15 * 60_000));
  expect(report).toMatchObject({ result: { pools: 0, violations: 0 } });
});
