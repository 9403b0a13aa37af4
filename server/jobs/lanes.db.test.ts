import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { provideEnv } from "../env";
import type { Job } from "./define";
import { createLanes } from "./lanes";
import { runOwed } from "./run";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();
const NOON = new Date("2026-11-28T12:00:30Z");

/** A job that is due every minute, records its slots, and ends when `work` does. */
function minuteJob(name: string, work: () => Promise<void> = async () => {}) {
  const slots: string[] = [];
  const job: Job = {
    name,
    schedule: { everyMinutes: 1 },
    missed: "skip",
    run: async ({ slotAt }) => {
      slots.push(slotAt.toISOString().slice(11, 16));
      await work();
      return {};
    },
  };
  return { job, slots };
}

function barrier() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test("a job that hangs delays only itself while the others run in the same minute and in the next", async () => {
  const release = barrier();
  const long = minuteJob("long", () => release.opened);
  let reminded = barrier();
  const reminders = minuteJob("reminders", async () => reminded.open());
  let now = NOON;
  const lanes = createLanes((job) => runOwed(database.db, job, now));
  lanes.begin([long.job, reminders.job]);
  await reminded.opened;

  reminded = barrier();
  now = new Date(NOON.getTime() + 60_000);
  // The run is recorded after the work, so the job may still count as running when it is requested again.
  for (let asked = false; !asked; ) {
    lanes.begin([long.job, reminders.job]);
    asked = await Promise.race([reminded.opened.then(() => true), nextTurn().then(() => false)]);
  }
  expect(reminders.slots).toEqual(["12:00", "12:01"]);
  expect(long.slots).toEqual(["12:00"]);

  release.open();
  await lanes.stop();
  const runs = await database.db.jobRun.findMany({ where: { job: "long" } });
  expect(runs.map(({ finishedAt }) => finishedAt !== null)).toEqual([true]);
});

test("a job whose run cannot be recorded does not stop the other jobs", async () => {
  const ran = barrier();
  const next = minuteJob("next", async () => ran.open());
  const lanes = createLanes((job) =>
    job.name === "broken" ? Promise.reject(new Error("no database")) : runOwed(database.db, job, NOON),
  );
  lanes.begin([minuteJob("broken").job, next.job]);
  await ran.opened;
  await lanes.stop();
  expect(next.slots).toEqual(["12:00"]);
});

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));
