import { beforeEach, expect, test } from "vitest";
import webPush from "web-push";
import { createBrowser } from "../../../tests/browsers";
import { testDatabase } from "../../../tests/database";
import { provideEnv } from "../../env";
import { drainOutbox } from "../../outbox/relay";
import { ask, createComingEvent, joinAll } from "../../outbox/testing/outbox-fixtures";
import { pushKeyId } from "../../push-keys";
import { startReceiver } from "../../webhooks/testing/receiver";
import { deliverOnce } from "../deliveries";

const keys = webPush.generateVAPIDKeys();
provideEnv({
  LOG_LEVEL: "silent",
  NEXTAUTH_SECRET: "for tests",
  NEXTAUTH_URL: "https://turnout.example",
  VAPID_PUBLIC_KEY: keys.publicKey,
  VAPID_PRIVATE_KEY: keys.privateKey,
  WEBHOOKS_TO_LOOPBACK: "1",
});
const database = testDatabase();
const keyId = pushKeyId() ?? "";
const inSeconds = (n: number) => new Date(Date.now() + n * 1000);

beforeEach(async () => {
  const { db } = database;
  await db.outboxEvent.deleteMany();
  await db.outboxTask.deleteMany();
  await db.notification.deleteMany();
  await db.incident.deleteMany();
});

/** A waitlisted person with browsers at these paths of a push service, who is given a seat. */
async function promoted(paths: string[]) {
  const { db } = database;
  const service = await startReceiver();
  const event = await createComingEvent(db, { capacity: 1 }, { title: "Night walk" });
  const [first = "", userId = ""] = await joinAll(db, event, 2);
  for (const path of paths) {
    await createBrowser(db, { userId, keyId, endpoint: new URL(path, service.url).href });
  }
  await ask(db, event, [{ kind: "withdraw", actorId: first, userId: first }]);
  await drainOutbox(db, { until: inSeconds(30) });
  const send = async (now = inSeconds(1)) => {
    await deliverOnce(db, "push", { now });
    return db.delivery.findFirstOrThrow({ where: { channel: "push" } });
  };
  const browsers = () => db.pushSubscription.findMany({ where: { userId } });
  return { service, userId, send, browsers };
}

test("a seat that opens up is one push message in each browser of the person, encrypted and signed", async () => {
  const { service, send } = await promoted(["/phone", "/laptop"]);
  expect(await send()).toMatchObject({ sentAt: expect.any(Date), attempts: 1 });
  expect(service.received.map(({ path }) => path).sort()).toEqual(["/laptop", "/phone"]);
  for (const { headers, body } of service.received) {
    expect(headers).toMatchObject({ "content-encoding": "aes128gcm", urgency: "high" });
    expect(Number(headers.ttl)).toBeGreaterThan(0);
    expect(headers.authorization).toContain(`k=${keys.publicKey}`);
    expect(body).not.toContain("Night walk");
  }
});

test("nothing is queued for a person without push messages", async () => {
  await promoted([]);
  expect(await database.db.delivery.count({ where: { channel: "push" } })).toBe(0);
  expect(await database.db.delivery.count({ where: { channel: "email" } })).toBeGreaterThan(0);
});

test.each([404, 410])(
  "a browser whose push service answers %i is dropped, and the others are reached",
  async (gone) => {
    const { service, send, browsers } = await promoted(["/gone", "/here"]);
    service.answer(({ path }, response) => response.writeHead(path === "/gone" ? gone : 201).end());
    expect((await send()).sentAt).not.toBeNull();
    expect((await browsers()).map(({ endpoint }) => new URL(endpoint).pathname)).toEqual(["/here"]);
  },
);

test("a message that no browser takes any more is skipped, and says why", async () => {
  const { service, send, browsers } = await promoted(["/gone"]);
  service.answer((_, response) => response.writeHead(410).end());
  expect(await send()).toMatchObject({
    sentAt: null,
    skippedAt: expect.any(Date),
    lastError: "Push messages are not on in any browser of this person.",
  });
  expect(await browsers()).toEqual([]);
});

test.each([429, 500, 503])(
  "after %i a message is retried as asked, and only where it did not arrive",
  async (status) => {
    const { service, send } = await promoted(["/busy", "/here"]);
    service.answer(({ path }, response) =>
      path === "/busy"
        ? response.writeHead(status, { "retry-after": "120" }).end()
        : response.writeHead(201).end(),
    );
    const now = inSeconds(1);
    const failed = await send(now);
    expect(failed).toMatchObject({ sentAt: null, parkedAt: null });
    expect(failed.runAfter.getTime() - now.getTime()).toBeGreaterThanOrEqual(120_000);
    service.answer((_, response) => response.writeHead(201).end());
    expect((await send(failed.runAfter)).sentAt).not.toBeNull();
    expect(service.received.map(({ path }) => path).sort()).toEqual(["/busy", "/busy", "/here"]);
  },
);

test("a redirect of a push service is not followed, and is an incident where no browser was reached", async () => {
  const { service, send } = await promoted(["/moved"]);
  service.answer((_, response) => response.writeHead(307, { location: "/elsewhere" }).end());
  expect(await send()).toMatchObject({ sentAt: null, parkedAt: expect.any(Date) });
  expect(service.received.map(({ path }) => path)).toEqual(["/moved"]);
  expect(await database.db.incident.count()).toBe(1);
});

test("an endpoint on an inner address is never called, and is dropped", async () => {
  const { service, send, browsers } = await promoted(["/inner"]);
  provideEnv({ WEBHOOKS_TO_LOOPBACK: "0" });
  try {
    expect((await send()).skippedAt).not.toBeNull();
  } finally {
    provideEnv({ WEBHOOKS_TO_LOOPBACK: "1" });
  }
  expect(service.received).toEqual([]);
  expect(await browsers()).toEqual([]);
});

test("a message that was switched off after it was queued is not sent", async () => {
  const { service, userId, send } = await promoted(["/phone"]);
  const off = { userId, kind: "rsvp.promoted", channel: "push", enabled: false };
  await database.db.notificationPreference.create({ data: off });
  expect((await send()).lastError).toBe("The person has switched this off.");
  expect(service.received).toEqual([]);
});
