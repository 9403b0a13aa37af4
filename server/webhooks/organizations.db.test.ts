import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { holding } from "../../tests/faults/holding";
import { untilOneWaits } from "../../tests/locks";
import { addMember, askVenue, createOrganization, createRfp, createVenue } from "../../tests/venue-factories";
import { Prisma } from "../db/generated/client";
import { inTransaction } from "../db/transaction";
import { endWhatEnds } from "../domains/accounts/endings/commands";
import { banUser } from "../domains/operations/users/commands";
import { changeMember } from "../domains/organizations/members.commands";
import { createWebhook, deleteWebhook, editWebhook, rotateSecret } from "../domains/webhooks/commands";
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

async function register(
  organizationId: string,
  url: string,
  { types = [], actorId }: { types?: OrganizationWebhookType[]; actorId?: string } = {},
) {
  const where = { organizationId, role: "owner" as const };
  const owner = await database.db.organizationMember.findFirstOrThrow({ where });
  const by = { organizationId, actorId: actorId ?? owner.userId };
  return createWebhook(database.db, { ...by, url, types, now: new Date() }, TO_THIS_MACHINE.gate);
}

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
    await register(venue.organizationId, receiver.url, { types: ["venue.changed"] }),
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
  const other = await createOrganization(db);
  const others = [{ ownerId: venue.ownerId }, { organizationId: other.id, actorId: other.ownerId }];
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

/** A webhook that a manager set up, with a message on its way, and the ways in which their right to it ends. */
async function prepareDeparture() {
  const { db, venue, ask } = await prepare();
  const { organizationId, ownerId } = venue;
  const manager = await addMember(db, organizationId, { role: "manager" });
  const { id } = await register(organizationId, "http://127.0.0.1:9/", { actorId: manager });
  const own = await register(organizationId, "http://127.0.0.1:9/");
  await ask();
  expect(await deliveriesOf(db, id)).toMatchObject([{ parkedAt: null }]);
  return { db, organizationId, ownerId, manager, id, own, ask };
}

type Departure = Awaited<ReturnType<typeof prepareDeparture>>;
const change = (role: "member" | null) => (of: Departure) =>
  changeMember(of.db, {
    organization: { id: of.organizationId },
    actorId: of.ownerId,
    userId: of.manager,
    role,
  });

test.each([
  ["was removed", change(null)],
  ["became a member", change("member")],
  [
    "was banned",
    ({ db, manager }: Departure) => banUser(db, { userId: manager, now: new Date(), decideAt: null }),
  ],
  [
    "deleted their account",
    ({ db, manager }: Departure) =>
      inTransaction(db, (tx) => endWhatEnds(tx, "account-deleted", { userId: manager })),
  ],
])(
  "a webhook of a manager who %s is off until another one switches it on, and gets nothing meanwhile",
  async (_how, end) => {
    const of = await prepareDeparture();
    const { db, organizationId, ownerId: actorId, id, own, ask } = of;
    await end(of);
    const owner = { organizationId, actorId };
    expect(await getWebhook(db, { id, ...owner })).toMatchObject({ enabled: false, disabledBy: "departure" });
    expect(await getWebhook(db, { id: own.id, ...owner })).toMatchObject({ enabled: true });
    await ask();
    expect(await deliveriesOf(db, id)).toMatchObject([{ parkedAt: expect.any(Date), deliveredAt: null }]);
    const on = await editWebhook(db, { id, ...owner, enabled: true, now: new Date() }, TO_THIS_MACHINE.gate);
    expect(on).toMatchObject({ enabled: true, disabledBy: null });
    await ask();
    expect(await deliveriesOf(db, id)).toHaveLength(2);
    // It is the owner's now, so what becomes of the manager after that no longer matters.
    await inTransaction(db, (tx) => endWhatEnds(tx, "banned", { userId: of.manager }));
    expect(await getWebhook(db, { id, ...owner })).toMatchObject({ enabled: true });
  },
);

test("a secret that a manager replaced ends the webhook with them, and their part in another organization stays", async () => {
  const of = await prepareDeparture();
  const { db, manager, organizationId, own } = of;
  const elsewhere = await createOrganization(db);
  await addMember(db, elsewhere.id, { role: "manager", userId: manager });
  const theirs = await register(elsewhere.id, "http://127.0.0.1:9/", { actorId: manager });
  await rotateSecret(db, { id: own.id, organizationId, actorId: manager, endsOld: true, now: new Date() });
  await change(null)(of);
  expect(await getWebhook(db, { id: own.id, organizationId })).toMatchObject({ disabledBy: "departure" });
  expect(await getWebhook(db, { id: theirs.id, organizationId: elsewhere.id })).toMatchObject({
    enabled: true,
  });
});

test("a manager who is removed while they register a webhook has it off, and afterwards registers none", async () => {
  const of = await prepareDeparture();
  const { db, organizationId, manager } = of;
  const lock = await holding(
    database.openSecond(2),
    Prisma.sql`select 1 from "Organization" where id = ${organizationId}::uuid for no key update`,
  );
  const settled = Promise.allSettled([
    change(null)({ ...of, db: database.openSecond(2) }),
    register(organizationId, "http://127.0.0.1:9/", { actorId: manager }),
  ]);
  await untilOneWaits(db);
  await lock.release();
  await settled;
  const on = await db.webhookEndpoint.count({ where: { urlById: manager, disabledAt: null } });
  expect(on).toBe(0);
  const late = register(organizationId, "http://127.0.0.1:9/", { actorId: manager });
  await expect(late).rejects.toMatchObject({ reason: "organization.not-found" });
});
