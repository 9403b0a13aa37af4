import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createEvent, createUsers, newId } from "../../tests/factories";
import { createGroup } from "../../tests/group-factories";
import { recordIncidents } from "../domains/operations/incidents/commands";
import { provideEnv } from "../env";
import { runJob } from "./run";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();
const NOON = new Date("2026-11-28T12:00:30Z");
const minutes = (n: number) => new Date(NOON.getTime() + n * 60_000);
const days = (n: number) => minutes(-n * 1_440);

const fact = (change: object) => ({
  id: newId(),
  type: "seats.changed",
  aggregateId: newId(),
  payload: {},
  createdAt: days(20),
  ...change,
});

beforeEach(async () => {
  await database.db.jobRun.deleteMany();
  await database.db.outboxEvent.deleteMany();
});

test("pruning deletes invitations to groups a day after they ended, and keeps open ones", async () => {
  const { db } = database;
  const group = await createGroup(db);
  const invite = (email: string, expiresAt: Date) =>
    db.groupInvitation.create({ data: { groupId: group.id, email, invitedById: group.ownerId, expiresAt } });
  await invite("old@people.test", days(2));
  await invite("ended@people.test", minutes(-60));
  await invite("open@people.test", minutes(60));
  expect(await runJob(db, "prune", NOON)).toMatchObject({ result: { groupInvitations: 1 } });
  const left = await db.groupInvitation.findMany({ orderBy: { expiresAt: "asc" } });
  expect(left.map(({ email }) => email)).toEqual(["ended@people.test", "open@people.test"]);
});

test("pruning deletes old rows and keeps recent, pending and parked ones", async () => {
  const { db } = database;
  await db.outboxEvent.createMany({
    data: [
      fact({ doneAt: days(8) }),
      fact({ doneAt: days(6) }),
      fact({}),
      fact({ parkedAt: days(19), lastError: "unknown type" }),
    ],
  });
  const limit = { hits: [], accepted: 0 };
  await db.rateLimit.createMany({
    data: [
      { key: "rsvp:old", updatedAt: days(2), ...limit },
      { key: "rsvp:new", updatedAt: NOON, ...limit },
    ],
  });
  await db.signInLink.createMany({
    data: [
      { tokenHash: "old", email: "ana@people.test", expiresAt: days(2) },
      { tokenHash: "new", email: "ana@people.test", expiresAt: minutes(60) },
    ],
  });
  const [userId = ""] = await createUsers(db, 1);
  const report = await runJob(db, "prune", NOON);
  expect(report).toMatchObject({
    outcome: "ran",
    result: { outboxEvents: 1, rateLimits: 1, links: 1 },
  });
  expect(await db.outboxEvent.count()).toBe(3);
  expect((await db.rateLimit.findMany()).map((row) => row.key)).toEqual(["rsvp:new"]);
  expect((await db.signInLink.findMany()).map((row) => row.tokenHash)).toEqual(["new"]);
  expect(await db.user.count({ where: { id: userId } })).toBe(1);
});

test("a fact is kept as long as a sink has yet to deliver it", async () => {
  const { db } = database;
  await db.outboxEvent.createMany({ data: [fact({ doneAt: days(19) }), fact({ doneAt: days(19) })] });
  const [owed] = await db.outboxEvent.findMany({ orderBy: { seq: "asc" } });
  const task = { seq: owed?.seq ?? 0n, sink: "redis", aggregateId: newId() };
  await db.outboxTask.create({ data: { ...task, parkedAt: days(18) } });
  await runJob(db, "prune", NOON);
  expect(await db.outboxEvent.findMany()).toMatchObject([{ id: owed?.id }]);
  await db.outboxTask.deleteMany();
  await runJob(db, "prune", minutes(60));
  expect(await db.outboxEvent.count()).toBe(0);
});

test("a notification is deleted with its deliveries after 180 days unless its fact may be delivered again", async () => {
  const { db } = database;
  const [userId = ""] = await createUsers(db, 1);
  const told = (occurrence: string, createdAt: Date) => ({
    id: newId(),
    recipient: userId,
    userId,
    kind: "rsvp.confirmed",
    occurrence,
    subject: {},
    inApp: true,
    title: "You're in",
    createdAt,
    deliveries: { create: { id: newId(), channel: "email", runAfter: createdAt, createdAt } },
  });
  await db.notification.create({ data: told("older", days(300)) });
  await db.notification.create({ data: told("old", days(200)) });
  await db.notification.create({ data: told("recent", days(179)) });
  const kept = async () =>
    (await db.notification.findMany({ orderBy: { createdAt: "asc" } })).map((n) => n.occurrence);
  await db.outboxEvent.create({ data: fact({ createdAt: days(250), parkedAt: days(250) }) });
  await runJob(db, "prune", NOON);
  expect(await kept()).toEqual(["old", "recent"]);
  await db.outboxEvent.deleteMany();
  const task = { seq: 1n, sink: "notifications", aggregateId: newId(), createdAt: days(250) };
  await db.outboxTask.create({ data: { ...task, parkedAt: days(240) } });
  await runJob(db, "prune", minutes(60));
  expect(await kept()).toEqual(["old", "recent"]);
  await db.outboxTask.deleteMany();
  await runJob(db, "prune", minutes(120));
  expect(await kept()).toEqual(["recent"]);
  expect(await db.delivery.count()).toBe(1);
});

test("expired reminders, bounced addresses, codes and resolved incidents are deleted", async () => {
  const { db } = database;
  const ended = await createEvent(db, { startsAt: days(32), endsAt: days(31) });
  const coming = await createEvent(db, { startsAt: days(-1), endsAt: days(-2) });
  const due = { minutesBefore: 60, dueAt: NOON };
  await db.eventReminder.createMany({ data: [ended, coming].map(({ id }) => ({ eventId: id, ...due })) });
  const bounced = { failures: 3, lastError: "550" };
  await db.bouncedAddress.createMany({
    data: [91, 89].map((n) => ({ address: `${n}@people.test`, lastAt: days(n), ...bounced })),
  });
  const [ana = "", ben = ""] = await createUsers(db, 2);
  const code = { phone: "+4930123456", codeHash: "hash" };
  await db.phoneCode.createMany({
    data: [
      { userId: ana, expiresAt: days(2), ...code },
      { userId: ben, expiresAt: minutes(5), ...code },
    ],
  });
  const incidents = ["resolved", "just resolved", "open"].map((key) => ({
    key,
    kind: "job.failed" as const,
    detail: {},
  }));
  await recordIncidents(db, incidents, days(200));
  await db.incident.update({
    where: { kind_key: { kind: "job.failed", key: "resolved" } },
    data: { resolvedAt: days(91) },
  });
  await db.incident.update({
    where: { kind_key: { kind: "job.failed", key: "just resolved" } },
    data: { resolvedAt: days(89) },
  });
  await db.auditEntry.create({
    data: { at: days(2_000), action: "user.banned", subject: "user", subjectId: ana },
  });
  const report = await runJob(db, "prune", NOON);
  expect(report).toMatchObject({
    result: { reminders: 1, bouncedAddresses: 1, phoneCodes: 1, incidents: 1 },
  });
  expect(await db.eventReminder.findMany()).toMatchObject([{ eventId: coming.id }]);
  expect(await db.bouncedAddress.findMany()).toMatchObject([{ address: "89@people.test" }]);
  expect(await db.phoneCode.findMany()).toMatchObject([{ userId: ben }]);
  const left = await db.incident.findMany({ orderBy: { key: "asc" } });
  expect(left.map((incident) => incident.key)).toEqual(["just resolved", "open"]);
  expect(await db.auditEntry.count()).toBe(1);
});

test("job runs are deleted after a month except the newest success of each job", async () => {
  const { db } = database;
  const run = (job: string, n: number, change: object = {}) => ({
    job,
    slotAt: days(n),
    startedAt: days(n),
    finishedAt: days(n),
    ...change,
  });
  await db.jobRun.createMany({
    data: [
      run("quiet", 60),
      run("quiet", 50),
      run("quiet", 40, { error: "no luck" }),
      run("busy", 45),
      run("busy", 2),
    ],
  });
  await runJob(db, "prune", NOON);
  const left = await db.jobRun.findMany({ where: { job: { not: "prune" } }, orderBy: { slotAt: "asc" } });
  expect(left.map(({ job, slotAt }) => [job, slotAt])).toEqual([
    ["quiet", days(50)],
    ["quiet", days(40)],
    ["busy", days(2)],
  ]);
});
