import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createUsers, hours, NOW } from "../../../../tests/factories";
import { recordIncidents, resolveIncidents } from "./commands";
import { listIncidents } from "./queries";
import type { IncidentKind } from "./schema";

const database = testDatabase();
let actorId: string;

beforeEach(async () => {
  await database.db.incident.deleteMany();
  [actorId = ""] = await createUsers(database.db, 1);
});

const happen = (kind: IncidentKind, key: string, now = NOW) =>
  recordIncidents(database.db, [{ kind, key, detail: { pool: key, error: "550 ana@x.test" } }], now);
const list = (state: "open" | "resolved" = "open", kind?: IncidentKind) =>
  listIncidents(database.db, { state, kind, limit: 10 });
const resolve = (which: { ids?: string[]; kind?: IncidentKind }) =>
  resolveIncidents(database.db, { which, actorId, now: hours(1) });

test("an incident that happens again is counted, and shows no address", async () => {
  await happen("invariant.violated", "a");
  await happen("invariant.violated", "a", hours(1));
  const { items, open } = await list();
  expect(items).toMatchObject([
    {
      key: "a",
      count: 2,
      firstAt: NOW.toISOString(),
      lastAt: hours(1).toISOString(),
      detail: { pool: "a", error: "550 a…@x.test" },
    },
  ]);
  expect(open).toEqual([{ kind: "invariant.violated", count: 1 }]);
});

test("an incident is resolved once, by an admin, which is logged; it opens again when it happens again", async () => {
  await happen("job.failed", "prune");
  await happen("job.failed", "relay");
  const id = (await list()).items.find((item) => item.key === "prune")?.id ?? "";
  const counts = await Promise.all([resolve({ ids: [id] }), resolve({ ids: [id] })]);
  expect(counts.map(({ count }) => count).sort()).toEqual([0, 1]);
  const { items } = await list("resolved");
  expect(items).toMatchObject([{ id, resolvedAt: hours(1).toISOString() }]);
  expect(items[0]?.resolvedBy).toMatch(/^Person /);
  expect(await database.db.auditEntry.findMany({ where: { subjectId: id } })).toMatchObject([
    { actorId, action: "incident.resolved", detail: { kind: "job.failed" }, at: hours(1) },
  ]);
  await happen("job.failed", "prune", hours(2));
  expect((await list()).items.map((item) => item.key)).toEqual(["prune", "relay"]);
});

test("all of a kind are resolved, and those of others stay open", async () => {
  for (const key of ["a", "b", "c"]) await happen("waitlist.not-served", key);
  await happen("task.parked", "d");
  expect(await resolve({ kind: "waitlist.not-served" })).toEqual({ count: 3 });
  expect((await list()).items.map((item) => item.key)).toEqual(["d"]);
  expect((await list("resolved", "task.parked")).items).toEqual([]);
});
