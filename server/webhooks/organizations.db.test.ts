import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { addMember, askVenue, createOrganization, createRfp, createVenue } from "../../tests/venue-factories";
import { createWebhook, deleteWebhook, editWebhook } from "../domains/webhooks/commands";
import type { OrganizationWebhookType } from "../domains/webhooks/organization-types.schema";
import { getWebhook, listWebhooks } from "../domains/webhooks/queries";
import { provideEnv } from "../env";
import { tell } from "../notifications/testing/sourcing-notices";
import { startReceiver, TO_THIS_MACHINE } from "./testing/receiver";
import { deliveriesOf, sendDue } from "./testing/webhook-fixtures";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "https://turnout.example" });
const database = testDatabase();

beforeEach(async () => {
  await database.db.outboxEvent.deleteMany();
  await database.db.outboxTask.deleteMany();
});

const register = (organizationId: string, url: string, types: OrganizationWebhookType[] = []) =>
  createWebhook(database.db, { organizationId, url, types, now: new Date() }, TO_THIS_MACHINE.gate);

async function prepare() {
  const { db } = database;
  const venue = await createVenue(db);
  const rfp = await createRfp(db);
  const rfpVenueId = await askVenue(db, { rfpId: rfp.id, venueId: venue.id });
  const ids = { rfpId: rfp.id, rfpVenueId, venueId: venue.id };
  const ask = () => tell(db, { type: "rfp.venue-asked", aggregateId: rfp.id, payload: ids });
  return { db, venue, rfp, ids, ask };
}

test("both organizations of a request get a signed message with its ids, and another one gets none", async () => {
  const { db, venue, rfp, ids, ask } = await prepare();
  const receiver = await startReceiver();
  const webhooks = [
    await register(rfp.organizationId, receiver.url),
    await register(venue.organizationId, receiver.url),
    await register((await createOrganization(db)).id, receiver.url),
    await register(venue.organizationId, receiver.url, ["venue.changed"]),
  ];
  await ask();
  const counts = await Promise.all(webhooks.map(async ({ id }) => (await deliveriesOf(db, id)).length));
  expect(counts).toEqual([1, 1, 0, 0]);
  await sendDue(db);
  const bodies = receiver.received.map(({ body }) => JSON.parse(body));
  const data = bodies.map((body) => body.data).sort((a, b) => (a.organizationId < b.organizationId ? -1 : 1));
  const owners = [rfp.organizationId, venue.organizationId].sort();
  expect(data).toEqual(owners.map((organizationId) => ({ ...ids, organizationId })));
  expect(bodies.every(({ type }) => type === "rfp.venue-asked")).toBe(true);
});

test("the webhooks of an organization end when nobody is left who may manage them", async () => {
  const { db, venue, ask } = await prepare();
  const { id } = await register(venue.organizationId, "http://127.0.0.1:9/");
  await addMember(db, venue.organizationId);
  await db.user.update({ where: { id: venue.ownerId }, data: { bannedAt: new Date() } });
  await ask();
  expect(await deliveriesOf(db, id)).toEqual([]);
});

test("a webhook is found by its own owner only, be that a person or an organization", async () => {
  const { db, venue } = await prepare();
  const { id } = await register(venue.organizationId, "http://127.0.0.1:9/");
  const others = [{ ownerId: venue.ownerId }, { organizationId: (await createOrganization(db)).id }];
  for (const other of others) {
    const refused = { reason: "webhook.not-found" };
    await expect(getWebhook(db, { id, ...other })).rejects.toMatchObject(refused);
    await expect(editWebhook(db, { id, ...other, enabled: false, now: new Date() })).rejects.toMatchObject(
      refused,
    );
    await expect(deleteWebhook(db, { id, ...other })).rejects.toMatchObject(refused);
    expect((await listWebhooks(db, other)).items).toEqual([]);
  }
  expect((await listWebhooks(db, { organizationId: venue.organizationId })).items).toHaveLength(1);
});

test("an endpoint belongs to a person or an organization, never to both or none", async () => {
  const { db, venue } = await prepare();
  const data = { url: "https://hooks.example.com/", secret: "whsec_x", types: [] };
  const { organizationId, ownerId } = venue;
  await expect(db.webhookEndpoint.create({ data })).rejects.toThrow("WebhookEndpoint_one_owner");
  const both = { ...data, organizationId, ownerId };
  await expect(db.webhookEndpoint.create({ data: both })).rejects.toThrow("WebhookEndpoint_one_owner");
});
