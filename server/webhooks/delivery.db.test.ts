import { webcrypto } from "node:crypto";
import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { rotateSecret } from "../domains/webhooks/commands";
import { provideEnv } from "../env";
import type { Fact } from "../outbox/sink";
import { webhooks } from "../outbox/sinks/webhooks";
import { createComingEvent, joinAll } from "../outbox/testing/outbox-fixtures";
import { createDispatcher } from "./dispatcher";
import type { Received } from "./testing/receiver";
import { CERTIFICATE, startReceiver, TO_THIS_MACHINE } from "./testing/receiver";
import { deliveriesOf, queueFacts, registerWebhook, sendDue } from "./testing/webhook-fixtures";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();
type Verify = (secret: string, headers: object, body: string) => unknown;
const example = "../api/examples/verify-webhook.mjs";
const { verify } = (await import(example)) as { verify: Verify };

async function prepare({ count = 1, tls = false } = {}) {
  const { db } = database;
  const receiver = await startReceiver({ tls });
  const event = await createComingEvent(db);
  const webhook = await registerWebhook(db, event.hostId, receiver.url);
  const factIds = await queueFacts(db, webhook.id, event, count);
  const deliveries = () => deliveriesOf(db, webhook.id);
  return { db, receiver, event, webhook, factIds, deliveries };
}

/** The signature by other means than ours: Web Crypto over the text that Standard Webhooks names. */
async function isSigned(secret: string, { headers, body }: Received): Promise<boolean> {
  const text = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  const [version, signature = ""] = String(headers["webhook-signature"]).split(",");
  const bytes = Buffer.from(secret.slice("whsec_".length), "base64");
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key = await webcrypto.subtle.importKey("raw", bytes, hmac, false, ["verify"]);
  const given = Buffer.from(signature, "base64");
  return version === "v1" && webcrypto.subtle.verify("HMAC", key, given, Buffer.from(text));
}

test("a webhook is signed so that another implementation and the documented example accept it", async () => {
  const { db, receiver, webhook, factIds } = await prepare();
  await sendDue(db);
  const [message] = receiver.received;
  if (!message) throw new Error("nothing came");
  expect(await isSigned(webhook.secret, message)).toBe(true);
  expect(verify(webhook.secret, message.headers, message.body)).toMatchObject({ id: factIds[0] });
  expect(message.headers).toMatchObject({ "webhook-id": factIds[0], "content-type": "application/json" });

  const forged = { ...message, body: message.body.replace("event.changed", "event.changes") };
  expect(await isSigned(webhook.secret, forged)).toBe(false);
  expect(() => verify(webhook.secret, message.headers, forged.body)).toThrow("not ours");
  expect(() => verify(webhook.secret.toLowerCase(), message.headers, message.body)).toThrow("not ours");
  const older = { ...message.headers, "webhook-timestamp": "1700000000" };
  expect(() => verify(webhook.secret, older, message.body)).toThrow("too old");
  expect(() => verify(webhook.secret, {}, message.body)).toThrow("too old");
});

test("receivers with the old and with the new secret accept the same message while it is being replaced", async () => {
  const { db, receiver, event, webhook } = await prepare();
  const by = { id: webhook.id, ownerId: event.hostId, now: new Date() };
  const { secret } = await rotateSecret(db, { ...by, endsOld: false });
  await sendDue(db);
  const [message] = receiver.received;
  if (!message) throw new Error("nothing came");
  for (const known of [webhook.secret, secret]) verify(known, message.headers, message.body);
});

test.each([
  ["a day after it was replaced", { endsOld: false }, new Date(Date.now() - 25 * 3_600_000)],
  ["right away where the owner ends it", { endsOld: true }, new Date()],
])("an old secret signs nothing %s", async (_, { endsOld }, now) => {
  const { db, receiver, event, webhook } = await prepare();
  const { secret } = await rotateSecret(db, { id: webhook.id, ownerId: event.hostId, endsOld, now });
  await sendDue(db);
  const [message] = receiver.received;
  if (!message) throw new Error("nothing came");
  expect(() => verify(webhook.secret, message.headers, message.body)).toThrow("not ours");
  verify(secret, message.headers, message.body);
});

test("a webhook carries the state at the time of sending: the event, the RSVP and its person", async () => {
  const { db } = database;
  const receiver = await startReceiver();
  const event = await createComingEvent(db, { capacity: 1 }, { title: "Before" });
  await registerWebhook(db, event.hostId, receiver.url);
  const [userId = ""] = await joinAll(db, event, 1);
  const fact = await db.outboxEvent.findFirstOrThrow({ where: { type: "rsvp.confirmed" } });
  await webhooks.deliver(db, [{ ...fact, attempts: 0 } as unknown as Fact], new Date());
  await db.event.update({ where: { id: event.id }, data: { title: "After" } });
  await sendDue(db);
  const person = await db.user.findUniqueOrThrow({ where: { id: userId } });
  const rsvp = await db.rsvp.findFirstOrThrow({ where: { poolId: event.poolId } });
  const { id, title, slug, startsAt, status } = await db.event.findUniqueOrThrow({ where: { id: event.id } });
  expect(title).toBe("After");
  expect(JSON.parse(receiver.received[0]?.body ?? "")).toEqual({
    id: fact.id,
    type: "rsvp.confirmed",
    createdAt: fact.createdAt.toISOString(),
    data: {
      event: { id, title, slug, startsAt: startsAt.toISOString(), status },
      session: null,
      rsvp: { id: rsvp.id, status: "confirmed", guests: 0, seats: 1, userId },
      person: { id: userId, name: person.name, email: person.email },
    },
  });
});

test("a failed webhook is retried with its id, a new time and a new signature until it is accepted", async () => {
  const { db, receiver, webhook, factIds, deliveries } = await prepare();
  receiver.answer((_, response) => response.writeHead(receiver.received.length < 3 ? 500 : 200).end());
  let now = new Date(Date.now() + 1000);
  for (let attempt = 1; attempt <= 3; attempt++) {
    await sendDue(db, { now });
    const [row] = await deliveries();
    expect(row?.attempts).toBe(attempt);
    if (row?.nextAttemptAt) now = row.nextAttemptAt;
  }
  const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
  expect(ids).toEqual([factIds[0], factIds[0], factIds[0]]);
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-timestamp"])).size).toBe(3);
  for (const message of receiver.received) expect(await isSigned(webhook.secret, message)).toBe(true);
  const [row] = await deliveries();
  expect(row).toMatchObject({ responseStatus: 200, lastError: null, nextAttemptAt: null, parkedAt: null });
  expect(row?.deliveredAt).not.toBeNull();
  expect(await db.webhookEndpoint.findUnique({ where: { id: webhook.id } })).toMatchObject({ failures: 0 });
});

test("a process that dies between sending and recording leaves a repeat under the same id", async () => {
  const { db, receiver, factIds, deliveries } = await prepare();
  const dying = createDispatcher(db, { transport: TO_THIS_MACHINE });
  receiver.answer(() => dying.abort());
  await dying.begin();
  await dying.settled();
  expect(receiver.received).toHaveLength(1);
  const [left] = await deliveries();
  expect(left).toMatchObject({ attempts: 1, deliveredAt: null, responseStatus: null });

  receiver.answer((_, response) => response.end());
  await sendDue(db);
  expect(receiver.received).toHaveLength(1);
  await sendDue(db, { now: left?.nextAttemptAt });
  const [first, second] = receiver.received.map(({ headers }) => headers);
  expect([first?.["webhook-id"], second?.["webhook-id"]]).toEqual([factIds[0], factIds[0]]);
  expect(second?.["webhook-timestamp"]).not.toBe(first?.["webhook-timestamp"]);
  expect(await deliveries()).toMatchObject([{ attempts: 2, responseStatus: 200 }]);
});

test("the outcome of an earlier attempt is not recorded once a later one has begun", async () => {
  const { db, receiver, deliveries } = await prepare();
  const late = createDispatcher(db, { transport: TO_THIS_MACHINE });
  let answerLate = () => {};
  receiver.answer((_, response) => {
    answerLate = () => response.writeHead(500).end();
    if (receiver.received.length > 1) response.end();
  });
  await late.begin();
  await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(1);
  const answerFirst = answerLate;
  await sendDue(db, { now: (await deliveries())[0]?.nextAttemptAt });
  answerFirst();
  await late.settled();
  expect(await deliveries()).toMatchObject([{ attempts: 2, responseStatus: 200, lastError: null }]);
});

test("two processes share the webhooks and send none twice", async () => {
  const { db, receiver, factIds, deliveries } = await prepare({ count: 60 });
  const dispatchers = [db, database.openSecond(4)].map((each) =>
    createDispatcher(each, { transport: TO_THIS_MACHINE }),
  );
  const isOpen = async () => (await deliveries()).some((row) => row.deliveredAt === null);
  const work = async (dispatcher: (typeof dispatchers)[number]) => {
    while (await isOpen()) await dispatcher.begin();
    await dispatcher.settled();
  };
  await Promise.all(dispatchers.map(work));
  const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
  expect(ids).toHaveLength(60);
  expect(ids.sort()).toEqual([...factIds].sort());
  expect((await deliveries()).every((row) => row.attempts === 1)).toBe(true);
});

test("a webhook over TLS keeps name and certificate of the host while it connects to the checked IP address", async () => {
  const { db, receiver, deliveries } = await prepare({ tls: true });
  const asked: string[] = [];
  const resolve = async (name: string) => [asked.push(name) ? "127.0.0.1" : ""];
  const transport = { ...TO_THIS_MACHINE, gate: { ...TO_THIS_MACHINE.gate, resolve } };
  await sendDue(db, { transport });
  expect(receiver.received).toHaveLength(0);
  const [refused] = await deliveries();
  expect(refused?.lastError).toContain("certificate was not accepted");

  await sendDue(db, { transport: { ...transport, ca: CERTIFICATE }, now: refused?.nextAttemptAt });
  expect(receiver.received).toMatchObject([
    { servername: "hooks.turnout.test", headers: { host: `hooks.turnout.test:${receiver.port}` } },
  ]);
  // Once for each attempt: a name that is looked up a second time could lead somewhere else.
  expect(asked).toEqual(["hooks.turnout.test", "hooks.turnout.test"]);
});
