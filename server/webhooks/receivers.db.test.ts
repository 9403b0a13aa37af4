import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { FAILURES_MAX } from "../domains/webhooks/policy";
import { provideEnv } from "../env";
import { createComingEvent } from "../outbox/testing/outbox-fixtures";
import { createDispatcher } from "./dispatcher";
import { siteTransport, type Transport } from "./post";
import { type Receiver, startReceiver, TO_THIS_MACHINE } from "./testing/receiver";
import { deliveriesOf, queueFacts, registerWebhook, sendDue } from "./testing/webhook-fixtures";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();

async function prepare(count = 1) {
  const { db } = database;
  const receiver = await startReceiver();
  const event = await createComingEvent(db);
  const webhook = await registerWebhook(db, event.hostId, receiver.url);
  await queueFacts(db, webhook.id, event, count);
  const endpoint = () => db.webhookEndpoint.findUniqueOrThrow({ where: { id: webhook.id } });
  return { db, receiver, event, webhook, endpoint, deliveries: () => deliveriesOf(db, webhook.id) };
}

/** The one delivery after one attempt. */
async function afterOne(prepareReceiver: (receiver: Receiver) => void, transport?: Transport) {
  const { db, receiver, deliveries } = await prepare();
  prepareReceiver(receiver);
  const startedAt = Date.now();
  await sendDue(db, { ...(transport && { transport }) });
  const [row] = await deliveries();
  if (!row) throw new Error("no delivery");
  return { row, receiver, waitMs: (row.nextAttemptAt?.getTime() ?? 0) - startedAt };
}

describe("receivers", () => {
  test("a receiver that answers 500 gets a retry, and its answer is in the log", async () => {
    const { row } = await afterOne(({ answer }) => answer((_, response) => response.writeHead(500).end()));
    expect(row).toMatchObject({ responseStatus: 500, lastError: "It answered 500.", deliveredAt: null });
    expect(row.nextAttemptAt).not.toBeNull();
  });

  test("a receiver that answers 429 with Retry-After is left alone for that long", async () => {
    const { row, waitMs } = await afterOne(({ answer }) =>
      answer((_, response) => response.writeHead(429, { "retry-after": "120" }).end()),
    );
    expect(row.responseStatus).toBe(429);
    expect(waitMs).toBeGreaterThanOrEqual(120_000);
  });

  test("a receiver that redirects is not followed, wherever it points", async () => {
    const secretive = await startReceiver();
    const { row, receiver } = await afterOne(({ answer }) =>
      answer((_, response) => response.writeHead(307, { location: secretive.url }).end()),
    );
    expect(row).toMatchObject({ responseStatus: 307, lastError: expect.stringContaining("not followed") });
    expect([receiver.received.length, secretive.received.length]).toEqual([1, 0]);
  });

  test("a receiver whose answer never ends has it cut off, and has accepted the message", async () => {
    let cut = false;
    const { row } = await afterOne(({ answer }) =>
      answer((_, response) => {
        response.on("close", () => {
          cut = !response.writableFinished;
        });
        const pour = () => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536))) {}
        };
        response.on("drain", pour);
        pour();
      }),
    );
    expect(row).toMatchObject({ responseStatus: 200, lastError: null });
    expect(row.deliveredAt).not.toBeNull();
    await expect.poll(() => cut, { timeout: 20_000 }).toBe(true);
  });

  test("a receiver that hangs up in the middle gets a retry", async () => {
    const { row } = await afterOne(({ answer }) => answer((_, __, request) => request.socket.destroy()));
    expect(row).toMatchObject({ responseStatus: null, lastError: expect.stringContaining("was cut") });
  });

  test("an attempt at a receiver that never answers times out", async () => {
    const { row } = await afterOne(({ answer }) => answer(() => {}), { ...TO_THIS_MACHINE, timeoutMs: 300 });
    expect(row).toMatchObject({
      responseStatus: null,
      lastError: expect.stringContaining("no answer within"),
    });
    expect(row.nextAttemptAt).not.toBeNull();
  });

  test("a receiver that answers a status and then nothing more has accepted the message", async () => {
    const { row } = await afterOne(
      ({ answer }) => answer((_, response) => void response.writeHead(202).write("a")),
      { ...TO_THIS_MACHINE, timeoutMs: 300 },
    );
    expect(row).toMatchObject({ responseStatus: 202, lastError: null });
  });

  test("a receiver that refuses the connection gets a retry", async () => {
    const { db, webhook, deliveries } = await prepare();
    await db.webhookEndpoint.update({ where: { id: webhook.id }, data: { url: "http://127.0.0.1:1/" } });
    await sendDue(db);
    expect((await deliveries())[0]?.lastError).toContain("refused");
  });
});

describe("a private address", () => {
  test("a private address is refused at every attempt, also if the name pointed elsewhere before", async () => {
    const numbers = ["93.184.215.14", "127.0.0.1"];
    const gate = { ...siteTransport().gate, faultOfUrl: () => null };
    const { db, receiver, webhook, deliveries } = await prepare();
    await db.webhookEndpoint.update({
      where: { id: webhook.id },
      data: { url: receiver.url.replace("127.0.0.1", "rebinding.turnout.test") },
    });
    const resolve = async () => [numbers.pop() ?? ""];
    await sendDue(db, { transport: { ...siteTransport(), gate: { ...gate, resolve } } });
    expect(receiver.received).toEqual([]);
    expect((await deliveries())[0]).toMatchObject({
      responseStatus: null,
      lastError: expect.stringContaining("private network"),
    });
  });

  test("a private address is refused by the default transport of the worker", async () => {
    const { row, receiver } = await afterOne(() => {}, siteTransport());
    expect(receiver.received).toEqual([]);
    expect(row.lastError).toContain("https://");
  });
});

describe("a slow or failing endpoint", () => {
  test("a slow endpoint gets four attempts at a time, and holds up no other endpoint", async () => {
    const { db, receiver: slow } = await prepare(700);
    slow.answer(() => {});
    const quick = await startReceiver();
    const event = await createComingEvent(db);
    const other = await registerWebhook(db, event.hostId, quick.url);
    await queueFacts(db, other.id, event, 20);
    const dispatcher = createDispatcher(db, { transport: { ...TO_THIS_MACHINE, timeoutMs: 60_000 } });
    const deliver = async () => {
      await dispatcher.begin();
      return quick.received.length;
    };
    await expect.poll(deliver, { timeout: 20_000 }).toBe(20);
    expect(slow.held).toEqual({ now: 4, most: 4 });
    dispatcher.abort();
    await dispatcher.settled();
  });

  test("a failing endpoint rests as a whole, so that a burst does not count as many failures, and then gets all of it", async () => {
    const { db, receiver, event, webhook, endpoint, deliveries } = await prepare(30);
    receiver.answer((_, response) => response.writeHead(503).end());
    await sendDue(db);
    await queueFacts(db, webhook.id, event, 30);
    await sendDue(db);
    const { failures } = await endpoint();
    expect(failures).toBeLessThanOrEqual(4);
    expect(receiver.received).toHaveLength(failures);

    receiver.answer((_, response) => response.end());
    const due = (await deliveries()).map((row) => row.nextAttemptAt?.getTime() ?? 0);
    await sendDue(db, { now: new Date(Math.max(...due)) });
    expect((await deliveries()).every((row) => row.deliveredAt !== null)).toBe(true);
    expect(await endpoint()).toMatchObject({ failures: 0, disabledAt: null });
  });

  test("an endpoint is switched off after 51 failures in a row, its owner is notified, and its deliveries are parked", async () => {
    const { db, receiver, event, webhook, endpoint, deliveries } = await prepare(12);
    receiver.answer((_, response) => response.writeHead(500).end());
    for (let round = 0; round <= FAILURES_MAX && (await endpoint()).disabledAt === null; round++) {
      const due = (await deliveries()).flatMap((row) => row.nextAttemptAt?.getTime() ?? []);
      await sendDue(db, { now: new Date(Math.max(Date.now(), Math.min(...due)) + 1) });
    }
    expect(receiver.received).toHaveLength(FAILURES_MAX + 1);
    expect(await endpoint()).toMatchObject({ failures: FAILURES_MAX + 1, disabledAt: expect.any(Date) });
    expect((await deliveries()).every((row) => row.parkedAt && !row.nextAttemptAt)).toBe(true);
    const told = await db.outboxEvent.findMany({ where: { aggregateId: webhook.id } });
    expect(told).toMatchObject([{ type: "webhook.disabled", payload: { endpointId: webhook.id } }]);
    await queueFacts(db, webhook.id, event, 1);
    await sendDue(db);
    expect(receiver.received).toHaveLength(FAILURES_MAX + 1);
  });

  test("an endpoint that answers 410 is switched off right away", async () => {
    const { db, receiver, endpoint, deliveries } = await prepare(1);
    receiver.answer((_, response) => response.writeHead(410).end());
    await sendDue(db);
    expect(await endpoint()).toMatchObject({ disabledAt: expect.any(Date), failures: 1 });
    expect(await deliveries()).toMatchObject([{ responseStatus: 410, parkedAt: expect.any(Date) }]);
  });
});

describe("webhooks that are not sent", () => {
  test("a webhook is not sent to the endpoint of a banned account", async () => {
    const { db, receiver, event } = await prepare();
    await db.user.update({ where: { id: event.hostId }, data: { bannedAt: new Date() } });
    await sendDue(db);
    expect(receiver.received).toEqual([]);
  });

  test("a webhook is not sent about an event that has another host now, or that is gone", async () => {
    const { db, receiver, webhook, deliveries } = await prepare(0);
    const foreign = await createComingEvent(db);
    await queueFacts(db, webhook.id, foreign, 1);
    await queueFacts(db, webhook.id, { ...foreign, id: randomUUID() }, 1);
    await sendDue(db);
    expect(receiver.received).toEqual([]);
    const given = { parkedAt: expect.any(Date), lastError: "The event or RSVP that it is about is gone." };
    expect(await deliveries()).toMatchObject([given, given]);
  });
});
