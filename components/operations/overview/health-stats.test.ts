import { expect, test } from "vitest";
import type { JobHealthOut, JobRunOut } from "@/server/domains/operations/jobs/schema";
import type { OverviewOut } from "@/server/domains/operations/overview/schema";
import { healthStats } from "./health-stats";

const now = new Date("2026-11-28T12:00:00Z");
const well: OverviewOut = {
  outbox: { pending: 0, oldestAt: null, parked: 0 },
  deliveries: { due: 0, parked: 0 },
  incidents: [],
  refusals: { refused: 0, subjects: 0 },
  warnings: [],
  users: { all: 3, banned: 0 },
  at: now.toISOString(),
};
const job = (state: JobRunOut["state"] | null, name = "prune") =>
  ({ name, last: state && { state } }) as JobHealthOut;
const troubles = (overview: OverviewOut, jobs: JobHealthOut[] = []) =>
  healthStats(overview, jobs, now).flatMap(({ label, trouble }) => (trouble ? label : []));

test("an idle site shows no trouble", () => {
  expect(troubles(well, [job("ran"), job("running"), job(null)])).toEqual([]);
});

test("an outbox event counts as stuck after a minute", () => {
  const oldest = (seconds: number) => ({
    ...well,
    outbox: { ...well.outbox, oldestAt: new Date(now.getTime() - seconds * 1000).toISOString() },
  });
  expect(troubles(oldest(60))).toEqual([]);
  expect(troubles(oldest(61))).toEqual(["Oldest pending event"]);
});

test.each(["failed", "died"] as const)("a job whose newest run %s is named", (state) => {
  const figure = healthStats(well, [job("ran"), job(state, "relay")], now).find(({ label }) =>
    /Jobs/.test(label),
  );
  expect(figure).toMatchObject({ value: "1", hint: "relay", trouble: "Failing" });
});

test("each kind of parked item is shown", () => {
  const bad = {
    ...well,
    outbox: { ...well.outbox, parked: 2 },
    deliveries: { due: 1, parked: 1 },
    incidents: [{ kind: "job.failed", count: 4 }],
  };
  expect(troubles(bad)).toEqual(["Failed in the outbox", "Failed messages", "Open incidents"]);
});
