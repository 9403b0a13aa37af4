import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { beforeEach, expect, test } from "vitest";
import { provideEnv } from "../server/env";
import { dispatchOnce } from "../server/outbox/dispatch";
import { relayOnce } from "../server/outbox/relay";
import { appendRaw, recordingSink } from "../server/outbox/testing/recording-sink";
import { testDatabase } from "../tests/database";
import { newId } from "../tests/factories";

provideEnv({ LOG_LEVEL: "silent" });
const on = testDatabase();

async function outbox(...args: string[]) {
  // Without the set-up that precedes the command, which could install packages while the tests run.
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/outbox.ts", ...args], {
    env: { ...process.env, NODE_ENV: "test", DATABASE_URL: on.url, NO_COLOR: "1" },
  });
  const ended = new Promise((resolve) => child.on("close", resolve));
  const [output, errors, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { output, errors, status };
}

const refusing = recordingSink("webhooks", {
  answer: () => ({ is: "failed", error: "no such receiver", final: true }),
});
let unknown: string;
let known: string;

beforeEach(async () => {
  await on.db.outboxTask.deleteMany();
  await on.db.outboxEvent.deleteMany();
  [unknown = ""] = await appendRaw(on.db, newId(), 1, { type: "rsvp.cloned" });
  [known = ""] = await appendRaw(on.db, newId(), 1);
  await dispatchOnce(on.db, { sinks: [refusing] });
  await relayOnce(on.db, refusing);
});

test("npm run outbox lists parked facts and tasks with their errors", async () => {
  const { output, status } = await outbox("list");
  expect(status).toBe(0);
  expect(output).toContain("1 that no sink can read");
  for (const part of [unknown, "unknown type: rsvp.cloned", known, "no such receiver"]) {
    expect(output).toContain(part);
  }
});

test("npm run outbox replays by type, sink and id, and records the command in the audit log", async () => {
  expect(await outbox("replay", "--type", "rsvp.cloned")).toMatchObject({
    output: "1 replayed\n",
    status: 0,
  });
  expect(await outbox("replay", "--sink", "webhooks")).toMatchObject({ output: "1 replayed\n", status: 0 });
  expect(await outbox("replay", "--id", known)).toMatchObject({ output: "1 replayed\n", status: 0 });
  expect(await on.db.outboxEvent.count({ where: { doneAt: null, parkedAt: null } })).toBe(2);
  expect(await on.db.outboxTask.count({ where: { parkedAt: null } })).toBe(1);
  const lines = await on.db.auditEntry.findMany({
    where: { subjectId: { in: [unknown, known] } },
    orderBy: { id: "asc" },
  });
  expect(lines.map(({ action, actorId }) => [action, actorId])).toEqual([
    ["fact.replayed", null],
    ["task.replayed", null],
    ["fact.replayed", null],
  ]);
});

test("npm run outbox discards the named tasks and no others", async () => {
  expect(await outbox("discard", "--sink", "live")).toMatchObject({ output: "0 discarded\n", status: 0 });
  expect(await outbox("discard", "--sink", "webhooks")).toMatchObject({ output: "1 discarded\n", status: 0 });
  expect(await outbox("discard", "--id", unknown)).toMatchObject({ output: "1 discarded\n", status: 0 });
  expect(await on.db.outboxTask.count()).toBe(0);
  expect(await on.db.outboxEvent.count({ where: { doneAt: null } })).toBe(0);
});

test.each([
  [[]],
  [["burn"]],
  [["list", "replay"]],
  [["replay"]],
  [["discard"]],
  [["replay", "--sink", "fax"]],
  [["replay", "--id", "1"]],
  [["replay", "--id", newId()]],
  [["replay", "--all"]],
])("npm run outbox prints its usage for %j and changes nothing", async (args) => {
  const { output, errors, status } = await outbox(...args);
  expect({ output, status }).toEqual({ output: "", status: 1 });
  expect(errors).not.toContain("    at ");
  expect(await on.db.outboxTask.count({ where: { parkedAt: { not: null } } })).toBe(1);
});
