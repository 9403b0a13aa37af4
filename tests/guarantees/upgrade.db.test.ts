import { randomBytes, randomUUID } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../server/db/client";
import { migrate } from "../../server/db/migrate";
import { notify } from "../../server/notifications/notify";
import { asAdmin, testDatabase } from "../database";

const database = testDatabase();
const BEFORE = ["20261121000000_foundation", "20261121060442_complete_waitlist"];

/** A database as the version before the notifications table left it. */
async function oldDatabase(): Promise<string> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asAdmin(`create database "${name}"`);
  const folder = mkdtempSync(path.join(tmpdir(), "turnout-migrations-"));
  onTestFinished(async () => {
    rmSync(folder, { recursive: true });
    await asAdmin(`drop database "${name}" with (force)`);
  });
  for (const migration of BEFORE) {
    mkdirSync(path.join(folder, migration));
    cpSync(path.join("prisma/migrations", migration), path.join(folder, migration), { recursive: true });
  }
  const url = database.url.replace(/[^/]*$/, name);
  await migrate(url, folder);
  return url;
}

test("a notification that was sent before an update is not sent again after it, and an open one is still sent", async () => {
  const url = await oldDatabase();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const [told, refused, owed] = [randomUUID(), randomUUID(), randomUUID()];
  for (const id of [told, refused, owed]) {
    await client.query(`insert into "User" (id, email, name, "updatedAt") values ($1, $2, 'Ana', now())`, [
      id,
      `${id}@people.test`,
    ]);
  }
  const delivery = `insert into "Delivery" (id, "userId", kind, occurrence, channel, "sentAt", attempts, "lastError")
    values (gen_random_uuid(), $1, 'webhook.disabled', 'one', 'email', $2, 1, $3)`;
  await client.query(delivery, [told, new Date(), null]);
  await client.query(delivery, [refused, null, "rejected: 550 nobody here"]);
  await client.query(delivery, [owed, null, "451 come back"]);
  const endpoints = new Map<string, string>();
  for (const ownerId of [told, refused, owed]) {
    const id = randomUUID();
    endpoints.set(ownerId, id);
    await client.query(
      `insert into "WebhookEndpoint" (id, "ownerId", url, secret, "disabledAt") values ($1, $2, 'https://a.test', 's', now())`,
      [id, ownerId],
    );
  }
  await client.end();

  await migrate(url);
  const db = openDatabase(url, 2);
  onTestFinished(() => db.$disconnect());
  const occasions = [told, refused, owed].map((userId) => ({
    kind: "webhook.disabled" as const,
    occurrence: "one",
    subject: { endpointId: endpoints.get(userId) ?? "" },
    to: { userId },
  }));
  await notify(db, occasions, new Date());
  const open = await db.delivery.findMany({
    where: { sentAt: null, parkedAt: null, skippedAt: null },
    select: { notification: { select: { userId: true } } },
  });
  expect(open).toEqual([{ notification: { userId: owed } }]);
  expect(await db.delivery.count({ where: { sentAt: { not: null } } })).toBe(1);
});
