import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createUsers, hours, NOW, newId } from "../../../../tests/factories";
import { countRefusal } from "../../bounces/commands";
import { recordIncidents } from "../incidents/commands";
import { forgetBounceById, retryDeliveries } from "./commands";
import { countDeliveries, listBounces, listDeliveries } from "./queries";

const database = testDatabase();
let actorId: string;
let ana: string;

beforeEach(async () => {
  await database.db.notification.deleteMany();
  await database.db.bouncedAddress.deleteMany();
  [actorId = "", ana = ""] = await createUsers(database.db, 2);
});

async function deliver(change: object, kind = "rsvp.confirmed"): Promise<string> {
  const id = newId();
  const about = { kind, occurrence: id, subject: {}, inApp: true, title: "A seat", createdAt: NOW };
  const recipient = ana;
  await database.db.notification.create({
    data: {
      id,
      recipient,
      userId: ana,
      ...about,
      deliveries: {
        create: { id, channel: "email", runAfter: NOW, createdAt: NOW, attempts: 12, ...change },
      },
    },
  });
  return id;
}

const parked = { parkedAt: NOW, lastError: "rejected: 550 <ana.lopez@people.test> no such user" };
const list = async (by: Partial<Parameters<typeof listDeliveries>[1]>) =>
  (await listDeliveries(database.db, { state: "parked", limit: 10, now: hours(1), ...by })).items;
const order = () => ({ actorId, now: hours(1) });

describe("messages that were given up", () => {
  test("messages that were given up are shown with their error and without the address", async () => {
    const id = await deliver(parked);
    const items = await list({});
    expect(items).toMatchObject([
      {
        id,
        to: `${ana[0]}…@people.test`,
        attempts: 12,
        error: "rejected: 550 <a…@people.test> no such user",
      },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/ana\.lopez/);
    expect(JSON.stringify(items)).not.toContain(`${ana}@`);
  });

  test("messages that are retried are due immediately with all their attempts, which is logged", async () => {
    const { db } = database;
    const id = await deliver(parked);
    await recordIncidents(db, [{ kind: "delivery.parked", key: id, detail: {} }], NOW);
    expect(await retryDeliveries(db, { ids: [id] }, order())).toEqual({ count: 1 });
    expect(await retryDeliveries(db, { ids: [id] }, order())).toEqual({ count: 0 });
    expect(await list({ state: "due" })).toMatchObject([
      { id, attempts: 0, runAfter: hours(1).toISOString() },
    ]);
    expect(await db.auditEntry.findMany({ where: { subjectId: id } })).toMatchObject([
      { actorId, action: "delivery.retried", subject: "delivery", at: hours(1) },
    ]);
    expect(await db.incident.findFirst({ where: { key: id } })).toMatchObject({ resolvedById: actorId });
  });

  test("messages that were given up are retried by kind, and other kinds are left alone", async () => {
    const { db } = database;
    const kept = await deliver(parked);
    await deliver(parked, "event.reminder");
    const sent = await deliver({ sentAt: NOW }, "event.reminder");
    expect(await retryDeliveries(db, { kind: "event.reminder" }, order())).toEqual({ count: 1 });
    expect((await list({})).map(({ id }) => id)).toEqual([kept]);
    expect((await list({ state: "sent" })).map(({ id }) => id)).toEqual([sent]);
    const counts = { parked: 1, due: 1, parkedKinds: [{ kind: "rsvp.confirmed", count: 1 }] };
    expect(await countDeliveries(db, hours(1))).toEqual(counts);
  });
});

describe("the list", () => {
  test("the delivery list shows each message in one state only", async () => {
    const made = {
      parked: await deliver(parked),
      due: await deliver({}),
      waiting: await deliver({ runAfter: hours(2) }),
      sent: await deliver({ sentAt: NOW }),
      skipped: await deliver({ skippedAt: NOW }),
    };
    for (const [state, id] of Object.entries(made)) {
      const items = await list({ state: state as keyof typeof made });
      expect(
        items.map((item) => item.id),
        state,
      ).toEqual([id]);
    }
  });

  test.each(["due", "sent"] as const)(
    "the list of deliveries that are %s is paged without gaps",
    async (state) => {
      const ids: string[] = [];
      for (let n = 0; n < 5; n++) ids.push(await deliver(state === "sent" ? { sentAt: NOW } : {}));
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listDeliveries(database.db, { state, limit: 2, now: hours(1), cursor });
        seen.push(...page.items.map((item) => item.id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(seen).toEqual(state === "due" ? ids : ids.toReversed());
    },
  );
});

test("an address that was refused is shown masked and forgotten by its hash", async () => {
  const { db } = database;
  const address = "ana.lopez@people.test";
  await countRefusal(db, { address, of: "address", error: `550 ${address}`, now: NOW });
  const { items, total } = await listBounces(db);
  expect({ items, total }).toMatchObject({
    items: [{ address: "a…@people.test", error: "550 a…@people.test", isGivenUp: true }],
    total: 1,
  });
  const id = items[0]?.id ?? "";
  await forgetBounceById(db, id, order());
  expect(await db.bouncedAddress.count()).toBe(0);
  const lines = await db.auditEntry.findMany({ where: { subjectId: id } });
  expect(lines).toMatchObject([{ action: "bounce.forgotten", actorId }]);
  expect(JSON.stringify(lines)).not.toContain("people.test");
  await expect(forgetBounceById(db, id, order())).rejects.toMatchObject({ code: "not-found" });
});
