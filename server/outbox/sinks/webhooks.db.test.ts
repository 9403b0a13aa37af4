import { beforeEach, expect, test, vi } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createUsers } from "../../../tests/factories";
import { ORGANIZATION_WEBHOOK_TYPES } from "../../domains/webhooks/organization-types.schema";
import { WEBHOOK_TYPES } from "../../domains/webhooks/schema";
import { provideEnv } from "../../env";
import { startReceiver, TO_THIS_MACHINE } from "../../webhooks/testing/receiver";
import { deliveriesOf, registerWebhook, sendDue } from "../../webhooks/testing/webhook-fixtures";
import { startWebhooks } from "../../webhooks/worker";
import { catalog, type DomainEventType } from "../catalog";
import { NOTHING } from "../fact-table";
import { createComingEvent, forgetDone, joinAll, relayAll } from "../testing/outbox-fixtures";
import { webhooks } from "./webhooks";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();

beforeEach(async () => {
  await database.db.outboxEvent.deleteMany();
  await database.db.outboxTask.deleteMany();
  await database.db.mailboxMessage.deleteMany();
});

/** The event's team is emailed about what operators did to it. */
const FOR_THE_TEAM = new Set(["event.called-off", "event.handed-over"]);

test("hosts can choose every fact about an RSVP, an event or a session for a webhook, except those for the team", () => {
  const offered = WEBHOOK_TYPES.map(({ type }) => type);
  const facts = Object.keys(catalog).filter(
    (type) => /^(rsvp|event|session)\./.test(type) && !FOR_THE_TEAM.has(type),
  );
  expect([...offered].sort()).toEqual(facts.sort());
});

test("organizations can choose every fact about RFPs, holds and venues, and the sink hears of all that can be chosen", () => {
  const offered = ORGANIZATION_WEBHOOK_TYPES.map(({ type }) => type as string);
  const facts = Object.keys(catalog).filter((type) => /^(rfp|venue|venueHold)\./.test(type));
  expect([...offered].sort()).toEqual(facts.sort());
  const all = [...WEBHOOK_TYPES.map(({ type }) => type as string), ...offered];
  const heard = Object.keys(catalog).filter((type) => webhooks.reads[type as DomainEventType] !== NOTHING);
  expect(heard.sort()).toEqual(all.sort());
});

test("a fact is queued once for each endpoint of the event's host that wants it, also when it is repeated", async () => {
  const { db } = database;
  const event = await createComingEvent(db, { capacity: 1 });
  const [stranger = ""] = await createUsers(db, 1);
  const url = "http://127.0.0.1:9/";
  const all = await registerWebhook(db, event.hostId, url);
  const some = await registerWebhook(db, event.hostId, url, ["rsvp.waitlisted"]);
  const off = await registerWebhook(db, event.hostId, url);
  const foreign = await registerWebhook(db, stranger, url);
  await db.webhookEndpoint.update({ where: { id: off.id }, data: { disabledAt: new Date() } });
  await joinAll(db, event, 2);
  for (let time = 0; time < 2; time++) {
    await relayAll(db);
    await forgetDone(db);
  }
  const typesOf = async ({ id }: { id: string }) =>
    (await deliveriesOf(db, id)).map((row) => row.type).sort();
  expect(await typesOf(all)).toEqual(["rsvp.confirmed", "rsvp.waitlisted"]);
  expect(await typesOf(some)).toEqual(["rsvp.waitlisted"]);
  expect([...(await typesOf(off)), ...(await typesOf(foreign))]).toEqual([]);
});

test("the webhook worker sends queued deliveries, and stops with none under way", async () => {
  const { db } = database;
  const receiver = await startReceiver();
  const event = await createComingEvent(db, { capacity: 30 });
  const webhook = await registerWebhook(db, event.hostId, receiver.url, ["rsvp.confirmed"]);
  const workers = [db, database.openSecond(3)].map((each) => startWebhooks(each, TO_THIS_MACHINE));
  await joinAll(db, event, 30);
  await relayAll(db);
  await vi.waitFor(
    async () =>
      expect((await deliveriesOf(db, webhook.id)).filter((row) => row.deliveredAt)).toHaveLength(30),
    { timeout: 20_000 },
  );
  await Promise.all(workers.map((worker) => worker.stop()));
  expect(receiver.received).toHaveLength(30);
  expect(receiver.held.now).toBe(0);
});

test("the owner of a webhook that was switched off gets one email", async () => {
  const { db } = database;
  const receiver = await startReceiver();
  receiver.answer((_, response) => response.writeHead(410).end());
  const event = await createComingEvent(db);
  const webhook = await registerWebhook(db, event.hostId, receiver.url, ["rsvp.confirmed"]);
  await joinAll(db, event, 1);
  await relayAll(db);
  await sendDue(db);
  for (let time = 0; time < 2; time++) {
    await relayAll(db);
    await forgetDone(db);
  }
  const owner = await db.user.findUniqueOrThrow({ where: { id: event.hostId } });
  const mails = await db.mailboxMessage.findMany({ where: { to: owner.email } });
  expect(mails).toMatchObject([{ subject: "One of your webhooks was switched off" }]);
  expect(mails[0]?.text).toContain(receiver.url);
  expect(mails[0]?.text).toContain(`/settings/webhooks/${webhook.id}`);
});
