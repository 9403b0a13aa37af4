import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { extendLeases } from "../db/leased-queue";
import { setPreference } from "../domains/notifications/preferences/commands";
import { provideEnv } from "../env";
import { drainOutbox } from "../outbox/relay";
import { mixedEvent, SUBJECT, write } from "../outbox/testing/message-fixtures";
import { ask, createComingEvent, joinAll, joinRequest } from "../outbox/testing/outbox-fixtures";
import { deliverOnce, drainDeliveries } from "./deliveries";
import { DELIVERIES, leaseDeliveries } from "./leases";
import { settleDeliveries } from "./settle";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();
const inSeconds = (n: number) => new Date(Date.now() + n * 1000);

beforeEach(async () => {
  const { db } = database;
  await db.outboxEvent.deleteMany();
  await db.outboxTask.deleteMany();
  await db.notification.deleteMany();
  await db.mailboxMessage.deleteMany();
  await db.incident.deleteMany();
});

async function owedTo(count: number) {
  const { db } = database;
  const event = await createComingEvent(db, { capacity: 100 });
  const userIds = await joinAll(db, event, count);
  await drainOutbox(db, { until: inSeconds(30) });
  return { event, userIds };
}

const theDelivery = () => database.db.delivery.findFirstOrThrow();

test("a queued message is not sent to a person who switched its kind off meanwhile", async () => {
  const { db } = database;
  const { userIds } = await owedTo(2);
  const [userId = ""] = userIds;
  await setPreference(db, { userId, kind: "rsvp.confirmed", channel: "email", enabled: false });
  expect(await deliverOnce(db, "email")).toMatchObject({ sent: 1, skipped: 1 });
  expect(await db.mailboxMessage.findMany()).toMatchObject([{ to: `${userIds[1]}@people.test` }]);
});

test("a delivery whose process dies at each attempt is given up after the last one", async () => {
  const { db } = database;
  await owedTo(1);
  let now = inSeconds(1);
  for (let death = 0; death < 12; death++) {
    expect((await leaseDeliveries(db, { channel: "email", limit: 10, now })).leased).toHaveLength(1);
    now = new Date(now.getTime() + DELIVERIES.leaseSeconds * 1000);
  }
  expect(await deliverOnce(db, "email", { now })).toMatchObject({ sent: 0, failed: 1 });
  expect(await theDelivery()).toMatchObject({ parkedAt: expect.any(Date) });
  expect(await db.mailboxMessage.count()).toBe(0);
  expect(await db.incident.findMany()).toMatchObject([{ kind: "delivery.parked" }]);
});

test("a slow sender extends its own leases, and not those of deliveries that were leased again since", async () => {
  const { db } = database;
  await owedTo(1);
  const past = inSeconds(-2 * DELIVERIES.leaseSeconds);
  await db.delivery.updateMany({ data: { runAfter: past } });
  const first = await leaseDeliveries(db, { channel: "email", limit: 10, now: past });
  await extendLeases(db, DELIVERIES, first.leased);
  expect((await leaseDeliveries(db, { channel: "email", limit: 10, now: null })).leased).toEqual([]);
  const later = inSeconds(2 * DELIVERIES.leaseSeconds);
  const second = await leaseDeliveries(db, { channel: "email", limit: 10, now: later });
  expect(second.leased).toHaveLength(1);
  const { lockedUntil } = await theDelivery();
  await extendLeases(db, DELIVERIES, first.leased);
  expect(await theDelivery()).toMatchObject({ lockedUntil });
});

test("a late failure does not end the lease of another sender", async () => {
  const { db } = database;
  await owedTo(1);
  const first = await leaseDeliveries(db, { channel: "email", limit: 10, now: inSeconds(1) });
  const later = inSeconds(2 * DELIVERIES.leaseSeconds);
  await leaseDeliveries(db, { channel: "email", limit: 10, now: later });
  const failures = first.leased.map((delivery) => ({
    delivery,
    outcome: { is: "failed" as const, error: "no answer", runAfter: later },
  }));
  await settleDeliveries(db, failures, later);
  expect(await theDelivery()).toMatchObject({ lastError: null, lockedUntil: expect.any(Date) });
});

test("a host's message is not sent to a guest who left since its release, nor once its author is banned", async () => {
  const { db } = database;
  const { event, ana, ben, idOf } = await mixedEvent(db);
  await write(db, event, { rsvpIds: [idOf(ana), idOf(ben)] });
  await drainOutbox(db, { until: inSeconds(30) });
  await ask(db, event, [{ kind: "withdraw", actorId: ana, userId: ana }]);
  await drainDeliveries(db, { until: inSeconds(30) });
  const mails = () => db.mailboxMessage.findMany({ where: { subject: SUBJECT } });
  expect((await mails()).map(({ to }) => to)).toEqual([`${ben}@people.test`]);
  await write(db, event, { rsvpIds: [idOf(ben)] });
  await drainOutbox(db, { until: inSeconds(30) });
  await db.user.update({ where: { id: event.hostId }, data: { bannedAt: new Date() } });
  await drainDeliveries(db, { until: inSeconds(30) });
  expect(await mails()).toHaveLength(1);
});

test("a long message that would be cut within an emoji is shortened before the emoji", async () => {
  const { db } = database;
  const { event, ana, idOf } = await mixedEvent(db);
  const { id } = await write(db, event, { rsvpIds: [idOf(ana)] });
  await db.eventMessage.update({ where: { id }, data: { body: `${"a".repeat(278)}${"🎈".repeat(40)}` } });
  await drainOutbox(db, { until: inSeconds(30) });
  expect(await db.notification.count({ where: { kind: "event.message", userId: ana } })).toBe(1);
});

test("a host gets one email about a guest who requested, withdrew and requested again", async () => {
  const { db } = database;
  const event = await createComingEvent(db, { approvalRequired: true });
  const [userId = ""] = await joinAll(db, event, 1);
  await drainOutbox(db, { until: inSeconds(30) });
  await ask(db, event, [{ kind: "withdraw", actorId: userId, userId }]);
  await ask(db, event, [joinRequest(userId)]);
  await drainOutbox(db, { until: inSeconds(30) });
  await drainDeliveries(db, { until: inSeconds(30) });
  expect(await db.mailboxMessage.count({ where: { to: `${event.hostId}@people.test` } })).toBe(1);
});
