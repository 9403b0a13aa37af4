import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createUsers, NOW } from "../../tests/factories";
import { provideEnv } from "../env";
import { listJobHealth, listRuns, startJob } from "./operators";
import { runJob } from "./run";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();
const job = "expire-offers";

test("an operator can run a job again in its slot, and the audit log records it", async () => {
  const { db } = database;
  const [actorId = ""] = await createUsers(db, 1);
  await runJob(db, job, NOW);
  expect(await runJob(db, job, NOW)).toMatchObject({ outcome: "already-taken" });
  const later = new Date(NOW.getTime() + 1000);
  expect(await startJob(db, { job, actorId, now: later })).toMatchObject({ outcome: "ran" });
  const { items } = await listRuns(db, { job, limit: 10, now: later });
  expect(items).toMatchObject([{ state: "ran", startedAt: later.toISOString() }]);
  expect(await db.auditEntry.findMany({ where: { subjectId: job } })).toMatchObject([
    { actorId, action: "job.started", subject: "job", at: later },
  ]);
  await expect(startJob(db, { job: "no-such", actorId, now: later })).rejects.toMatchObject({
    code: "not-found",
  });
  expect(await db.auditEntry.count()).toBe(1);
});

test("every job is listed with its schedule, even if it never ran", async () => {
  const { items } = await listJobHealth(database.db, NOW);
  expect(items).toContainEqual(
    expect.objectContaining({ name: "relay-outbox", cron: "* * * * *", cronOnly: true, last: null }),
  );
});
