import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createUsers, NOW, newId } from "../../../tests/factories";
import { PUBLIC_ONLY } from "./address/queries";
import { createWebhook, deleteWebhook, editWebhook, rotateSecret } from "./commands";
import { pingWebhook, queueDeliveries, resendDelivery } from "./deliveries/commands";
import { listDeliveries } from "./deliveries/queries";
import { WEBHOOKS_MAX } from "./policy";
import { getWebhook, listWebhooks } from "./queries";

const database = testDatabase();
const gate = { ...PUBLIC_ONLY, resolve: async () => ["93.184.215.14"] };
const URL = "https://hooks.example.com/in";

async function makeOwner() {
  const [ownerId = ""] = await createUsers(database.db, 1);
  return ownerId;
}

const make = (ownerId: string, url = URL) =>
  createWebhook(database.db, { ownerId, url, types: [], now: NOW }, gate);

/** As the worker leaves a message that it could not deliver. */
function giveUp(endpointId: string) {
  const given = { attempts: 10, parkedAt: NOW, nextAttemptAt: null, lastError: "It answered 500." };
  return database.db.webhookDelivery.updateMany({ where: { endpointId }, data: given });
}

test("a secret is shown when it is made and when it is replaced, and at no other time", async () => {
  const { db } = database;
  const ownerId = await makeOwner();
  const { secret, ...webhook } = await make(ownerId);
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(webhook).toMatchObject({ url: URL, types: [], enabled: true, disabledBy: null, failures: 0 });
  expect((await listWebhooks(db, { ownerId })).items).toEqual([webhook]);
  const replaced = await rotateSecret(db, { id: webhook.id, ownerId, endsOld: false, now: NOW });
  expect(replaced.secret).toMatch(/^whsec_/);
  expect(replaced.secret).not.toBe(secret);
  expect(await getWebhook(db, { id: webhook.id, ownerId })).toEqual(webhook);
});

test("a person has at most ten webhooks, also when they are created in parallel", async () => {
  const ownerId = await makeOwner();
  const made = await Promise.allSettled(Array.from({ length: WEBHOOKS_MAX + 4 }, () => make(ownerId)));
  expect(made.filter((one) => one.status === "fulfilled")).toHaveLength(WEBHOOKS_MAX);
  const refused = made.find((one) => one.status === "rejected");
  expect(refused?.reason).toMatchObject({ code: "conflict", reason: "webhook.too-many-kept" });
});

test("a private address is refused when it is registered and when it is changed to", async () => {
  const ownerId = await makeOwner();
  const refused = { code: "invalid", reason: "webhook.address-not-public" };
  await expect(make(ownerId, "https://127.0.0.1/")).rejects.toMatchObject(refused);
  const { id } = await make(ownerId);
  const inner = { ...gate, resolve: async () => ["93.184.215.14", "10.1.2.3"] };
  const change = { id, ownerId, url: "https://inner.example.com/", now: NOW };
  await expect(editWebhook(database.db, change, inner)).rejects.toMatchObject(refused);
  expect(await getWebhook(database.db, { id, ownerId })).toMatchObject({ url: URL });
});

test("a webhook that is switched off parks its deliveries, and counts its failures anew when it is switched on", async () => {
  const { db } = database;
  const ownerId = await makeOwner();
  const { id } = await make(ownerId);
  await pingWebhook(db, { webhookId: id, ownerId, now: NOW });
  await db.webhookEndpoint.update({ where: { id }, data: { failures: 7 } });
  const off = await editWebhook(db, { id, ownerId, enabled: false, now: NOW });
  expect(off).toMatchObject({ enabled: false, disabledBy: "owner", disabledAt: NOW.toISOString() });
  const { items } = await listDeliveries(db, { webhookId: id, ownerId, limit: 10 });
  expect(items).toMatchObject([{ status: "failed", error: "The webhook was switched off." }]);
  const off2 = { code: "conflict", reason: "webhook.disabled" };
  await expect(pingWebhook(db, { webhookId: id, ownerId, now: NOW })).rejects.toMatchObject(off2);
  const on = await editWebhook(db, { id, ownerId, enabled: true, types: ["rsvp.confirmed"], now: NOW });
  expect(on).toMatchObject({ enabled: true, disabledBy: null, failures: 0, types: ["rsvp.confirmed"] });
});

test("a webhook says whether its owner, its failures or its own answer switched it off", async () => {
  const { db } = database;
  const ownerId = await makeOwner();
  const [byOwner, failing, gone] = [await make(ownerId), await make(ownerId), await make(ownerId)];
  await editWebhook(db, { id: byOwner.id, ownerId, enabled: false, now: NOW });
  await db.webhookEndpoint.update({ where: { id: failing.id }, data: { disabledAt: NOW, failures: 51 } });
  await pingWebhook(db, { webhookId: gone.id, ownerId, now: NOW });
  await giveUp(gone.id);
  await db.webhookDelivery.updateMany({ where: { endpointId: gone.id }, data: { responseStatus: 410 } });
  await db.webhookEndpoint.update({ where: { id: gone.id }, data: { disabledAt: NOW, failures: 1 } });
  const { items } = await listWebhooks(db, { ownerId });
  const byId = new Map(items.map((item) => [item.id, item.disabledBy]));
  expect([byOwner, failing, gone].map(({ id }) => byId.get(id))).toEqual(["owner", "failures", "gone"]);
});

test("a parked webhook delivery is sent again on request, under its id and with its attempt count", async () => {
  const { db } = database;
  const ownerId = await makeOwner();
  const { id: webhookId } = await make(ownerId);
  const sent = await pingWebhook(db, { webhookId, ownerId, now: NOW });
  await giveUp(webhookId);
  const again = await resendDelivery(db, { webhookId, ownerId, deliveryId: sent.id, now: NOW });
  expect(again).toMatchObject({ messageId: sent.messageId, status: "pending", attempts: 10, error: null });
  expect(again.nextAttemptAt).toBe(NOW.toISOString());
});

test("the log is read newest first, page by page, and holds each fact once", async () => {
  const { db } = database;
  const ownerId = await makeOwner();
  const { id: webhookId } = await make(ownerId);
  const facts = Array.from({ length: 5 }, (_, n) => ({
    endpointId: webhookId,
    factId: newId(),
    type: "event.changed",
    payload: { eventId: newId() },
    createdAt: new Date(NOW.getTime() + Math.floor(n / 2) * 1000),
  }));
  await Promise.all([queueDeliveries(db, facts), queueDeliveries(db, facts)]);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listDeliveries(db, { webhookId, ownerId, limit: 2, cursor });
    seen.push(...page.items.map((item) => `${item.createdAt} ${item.messageId}`));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toHaveLength(5);
  expect(new Set(seen).size).toBe(5);
  const days = seen.map((line) => line.slice(0, 24));
  expect(days).toEqual([...days].sort().reverse());
  await expect(listDeliveries(db, { webhookId, ownerId, limit: 2, cursor: "x" })).rejects.toMatchObject({
    code: "invalid",
  });
});

test("another person's webhook is not found and does not change", async () => {
  const { db } = database;
  const ownerId = await makeOwner();
  const stranger = await makeOwner();
  const { id } = await make(ownerId);
  const { id: deliveryId } = await pingWebhook(db, { webhookId: id, ownerId, now: NOW });
  const own = await make(stranger);
  const theirs = { webhookId: id, ownerId: stranger };
  const tries = [
    getWebhook(db, { id, ownerId: stranger }),
    editWebhook(db, { id, ownerId: stranger, enabled: false, now: NOW }, gate),
    rotateSecret(db, { id, ownerId: stranger, endsOld: false, now: NOW }),
    deleteWebhook(db, { id, ownerId: stranger }),
    pingWebhook(db, { ...theirs, now: NOW }),
    listDeliveries(db, { ...theirs, limit: 10 }),
    resendDelivery(db, { ...theirs, deliveryId, now: NOW }),
    // Their own webhook does not open the way to what was sent to another.
    resendDelivery(db, { webhookId: own.id, ownerId: stranger, deliveryId, now: NOW }),
  ];
  for (const one of await Promise.allSettled(tries)) {
    expect(one).toMatchObject({ status: "rejected", reason: { code: "not-found" } });
  }
  expect(await getWebhook(db, { id, ownerId })).toMatchObject({ enabled: true });
  await deleteWebhook(db, { id, ownerId });
  expect(await db.webhookDelivery.count({ where: { endpointId: id } })).toBe(0);
});
