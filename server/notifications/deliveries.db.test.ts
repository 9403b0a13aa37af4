import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { testDatabase } from "../../tests/database";
import { provideEnv } from "../env";
import { drainOutbox } from "../outbox/relay";
import { ask, createComingEvent, joinAll } from "../outbox/testing/outbox-fixtures";
import { deliverOnce, drainDeliveries, startDeliveries } from "./deliveries";
import { leaseDeliveries } from "./leases";
import { closeSmtp } from "./smtp";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();
const inSeconds = (n: number) => new Date(Date.now() + n * 1000);

beforeEach(async () => {
  const { db } = database;
  await db.outboxEvent.deleteMany();
  await db.outboxTask.deleteMany();
  await db.notification.deleteMany();
  await db.mailboxMessage.deleteMany();
  await db.bouncedAddress.deleteMany();
  await db.incident.deleteMany();
});

/** People who have just got a seat, with what they are owed on its way. */
async function owedPeople(count: number) {
  const { db } = database;
  const event = await createComingEvent(db, { capacity: 500 }, { title: "Night walk" });
  const userIds = await joinAll(db, event, count);
  await drainOutbox(db, { until: inSeconds(30) });
  return { event, userIds };
}

const deliveries = () =>
  database.db.delivery.findMany({ orderBy: { id: "asc" }, include: { notification: true } });

describe("deliveries into the mailbox", () => {
  test("any number of processes send each message once", async () => {
    const { db } = database;
    const second = database.openSecond(4);
    const { userIds } = await owedPeople(60);
    await Promise.all(
      [db, second, db, second].map((each) => drainDeliveries(each, { until: inSeconds(30) })),
    );
    const mails = await db.mailboxMessage.findMany({ select: { to: true } });
    expect(mails.map(({ to }) => to).sort()).toEqual(userIds.map((id) => `${id}@people.test`).sort());
    expect((await deliveries()).every((row) => row.sentAt !== null)).toBe(true);
  });

  test("one occasion notifies once, also when two facts lead to it or facts are repeated", async () => {
    const { db } = database;
    await owedPeople(3);
    await db.outboxEvent.updateMany({ data: { doneAt: null } });
    await drainOutbox(db, { until: inSeconds(30) });
    await drainDeliveries(db, { until: inSeconds(30) });
    expect(await db.notification.count()).toBe(3);
    expect(await db.mailboxMessage.count()).toBe(3);
  });

  test("a stale message is skipped and its reason recorded", async () => {
    const { db } = database;
    const { event, userIds } = await owedPeople(2);
    const [gone = ""] = userIds;
    await ask(db, event, [{ kind: "withdraw", actorId: gone, userId: gone }]);
    await drainDeliveries(db, { until: inSeconds(30) });
    const mails = await db.mailboxMessage.findMany();
    expect(mails.map(({ to }) => to)).toEqual([`${userIds[1]}@people.test`]);
    const [skipped] = (await deliveries()).filter((row) => row.notification.userId === gone);
    expect(skipped).toMatchObject({
      sentAt: null,
      skippedAt: expect.any(Date),
      lastError: expect.stringContaining("changed"),
    });
  });

  test("no email is sent to a person who gave no address, and the reason is recorded", async () => {
    const { db } = database;
    const { userIds } = await owedPeople(2);
    const [without = ""] = userIds;
    await db.user.update({ where: { id: without }, data: { email: `walk-in-${without}@guests.invalid` } });
    await drainDeliveries(db, { until: inSeconds(30) });
    const mails = await db.mailboxMessage.findMany();
    expect(mails.map(({ to }) => to)).toEqual([`${userIds[1]}@people.test`]);
    const [skipped] = (await deliveries()).filter((row) => row.notification.userId === without);
    expect(skipped).toMatchObject({ sentAt: null, lastError: "This person gave no email address." });
  });

  test("the deliveries of a process that died are sent by another once the lease ends", async () => {
    const { db } = database;
    await owedPeople(1);
    const { at } = await leaseDeliveries(db, { channel: "email", limit: 10, now: null });
    expect(await deliverOnce(db, "email")).toMatchObject({ sent: 0 });
    expect(await deliverOnce(db, "email", { now: new Date(at.getTime() + 61_000) })).toMatchObject({
      sent: 1,
    });
    expect(await db.mailboxMessage.count()).toBe(1);
  });

  test("a kind that this version does not know is retried, and the others are sent meanwhile", async () => {
    const { db } = database;
    await owedPeople(2);
    const [first] = await deliveries();
    await db.notification.updateMany({
      where: { id: first?.notificationId ?? "" },
      data: { kind: "venue.hold-offered" },
    });
    expect(await deliverOnce(db, "email")).toMatchObject({ sent: 1, skipped: 0, failed: 1 });
  });

  test("a running process sends deliveries right away, also those that another process queued", async () => {
    const { db } = database;
    const running = [startDeliveries(db), startDeliveries(database.openSecond(3))];
    await owedPeople(20);
    await vi.waitFor(async () => expect(await db.mailboxMessage.count()).toBe(20), { timeout: 20_000 });
    await Promise.all(running.map((each) => each.stop()));
    expect(await db.delivery.count({ where: { lockedUntil: { not: null } } })).toBe(0);
  });
});

describe("preferences", () => {
  test("a channel that a person switched off is not used, and the notification centre still shows the notice", async () => {
    const { db } = database;
    const event = await createComingEvent(db, { capacity: 5 });
    const [userId = ""] = await joinAll(db, event, 1);
    await db.notificationPreference.create({
      data: { userId, kind: "rsvp.confirmed", channel: "email", enabled: false },
    });
    await drainOutbox(db, { until: inSeconds(30) });
    expect(await deliveries()).toEqual([]);
    expect(await db.notification.findMany()).toMatchObject([
      { userId, kind: "rsvp.confirmed", inApp: true, title: expect.stringContaining("You're in") },
    ]);
  });
});

describe("over SMTP", () => {
  let server: SMTPServer;
  let answer: number | null;
  let refusal: string;
  let taken: { id: string | undefined; unsubscribe: string | undefined; raw: string }[];

  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS", "AUTH"],
      logger: false,
      onRcptTo: (_address, _session, done) =>
        done(answer ? Object.assign(new Error(refusal), { responseCode: answer }) : null),
      async onData(stream, _session, done) {
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk as Buffer);
        const raw = Buffer.concat(chunks).toString();
        const head = (name: string) => new RegExp(`^${name}: (.*)\r$`, "im").exec(raw)?.[1];
        taken.push({ id: head("Message-ID"), unsubscribe: head("List-Unsubscribe-Post"), raw });
        done();
      },
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  beforeEach(() => {
    answer = null;
    refusal = "refused";
    taken = [];
    provideEnv({ SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` });
  });
  afterEach(() => provideEnv({ SMTP_URL: "" }));
  afterAll(async () => {
    closeSmtp();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  test("an accepted email is not sent again, has an unsubscribe header, and carries the event as a file", async () => {
    await owedPeople(1);
    await drainDeliveries(database.db, { until: inSeconds(30) });
    await drainDeliveries(database.db, { until: inSeconds(30) });
    expect(taken).toHaveLength(1);
    expect(taken[0]?.unsubscribe).toBe("List-Unsubscribe=One-Click");
    expect(taken[0]?.raw).toContain("text/calendar");
    expect(await database.db.mailboxMessage.count()).toBe(0);
  });

  test("a temporary refusal is retried after 2, 4 and 8 s and then minutes, and at last given up", async () => {
    await owedPeople(1);
    answer = 451;
    const waits: number[] = [];
    let now = inSeconds(1);
    for (let attempt = 1; attempt <= 12; attempt++) {
      expect(await deliverOnce(database.db, "email", { now })).toMatchObject({ sent: 0, failed: 1 });
      const [row] = await deliveries();
      expect(row).toMatchObject({ attempts: attempt, lastError: expect.stringContaining("451") });
      if (!row || row.parkedAt) break;
      waits.push((row.runAfter.getTime() - now.getTime()) / 1000);
      expect(
        await deliverOnce(database.db, "email", { now: new Date(row.runAfter.getTime() - 1) }),
      ).toMatchObject({
        failed: 0,
      });
      now = row.runAfter;
    }
    const planned = [2, 4, 8, 60, 120, 300, 600, 1200, 1800, 3600, 3600];
    expect(waits).toHaveLength(planned.length);
    for (const [index, wait] of waits.entries()) {
      expect(wait / (planned[index] ?? 1)).toBeGreaterThanOrEqual(0.9);
      expect(wait / (planned[index] ?? 1)).toBeLessThanOrEqual(1.1);
    }
    expect(await deliveries()).toMatchObject([{ parkedAt: expect.any(Date), sentAt: null }]);
    expect(await database.db.incident.findMany()).toMatchObject([{ kind: "delivery.parked" }]);
  });

  test("a permanently refused address is given up without an incident, and skipped for the next message", async () => {
    const { event, userIds } = await owedPeople(1);
    answer = 550;
    await drainDeliveries(database.db, { until: inSeconds(30) });
    expect(await deliveries()).toMatchObject([
      { skippedAt: expect.any(Date), parkedAt: null, attempts: 1, lastError: expect.stringContaining("550") },
    ]);
    expect(await database.db.incident.count()).toBe(0);
    answer = null;
    const [userId = ""] = userIds;
    const { id: rsvpId } = await database.db.rsvp.findFirstOrThrow({ where: { poolId: event.poolId } });
    await ask(database.db, event, [{ kind: "decline", actorId: event.hostId, rsvpId }]);
    await drainOutbox(database.db, { until: inSeconds(30) });
    await drainDeliveries(database.db, { until: inSeconds(30) });
    const [, next] = await deliveries();
    expect(next).toMatchObject({
      notification: { userId, kind: "rsvp.declined" },
      skippedAt: expect.any(Date),
      lastError: expect.stringContaining("address"),
    });
    expect(taken).toEqual([]);
  });

  test("a permanent refusal of everything from this site is an incident", async () => {
    await owedPeople(1);
    answer = 554;
    refusal = "5.7.1 relay access denied";
    await drainDeliveries(database.db, { until: inSeconds(30) });
    expect(await deliveries()).toMatchObject([{ parkedAt: expect.any(Date), skippedAt: null }]);
    expect(await database.db.incident.findMany()).toMatchObject([{ kind: "delivery.parked" }]);
  });

  test("a repeat after a crash before the record has the same Message-ID", async () => {
    await owedPeople(1);
    await drainDeliveries(database.db, { until: inSeconds(30) });
    await database.db.delivery.updateMany({ data: { sentAt: null } });
    await drainDeliveries(database.db, { until: inSeconds(30) });
    expect(taken).toHaveLength(2);
    expect(taken[0]?.id).toBeTruthy();
    expect(taken[1]?.id).toBe(taken[0]?.id);
  });
});
