import type { Db } from "../db/client";
import { Prisma } from "../db/generated/client";
import type { Job } from "./define";

const BATCH = 5_000;
const BATCHES_MAX = 20;

/** What is forgotten, and after how long. Parked events stay until an operator has dealt with them. */
const RULES: { name: string; table: string; stale: Prisma.Sql }[] = [
  { name: "rateLimits", table: "RateLimit", stale: olderThan("updatedAt", "1 day") },
  { name: "livePublishes", table: "LivePublish", stale: olderThan("publishedAt", "1 day") },
  { name: "outboxEvents", table: "OutboxEvent", stale: olderThan("doneAt", "7 days") },
  { name: "links", table: "SignInLink", stale: olderThan("expiresAt", "1 day") },
  { name: "offerLinks", table: "OfferToken", stale: olderThan("expiresAt", "7 days") },
  { name: "mails", table: "MailboxMessage", stale: olderThan("createdAt", "30 days") },
  { name: "webhookDeliveries", table: "WebhookDelivery", stale: olderThan("createdAt", "30 days") },
  { name: "idempotencyKeys", table: "IdempotencyKey", stale: olderThan("createdAt", "1 day") },
  { name: "jobRuns", table: "JobRun", stale: olderThan("startedAt", "30 days") },
];

/** Forgets what nobody needs any more, in batches that hold no table for long. */
export const prune: Job = { name: "prune", schedule: { everyMinutes: 60 }, run: pruneAll };

async function pruneAll(db: Db, now: Date) {
  const forgotten: Record<string, number> = {};
  for (const { name, table, stale } of RULES) {
    forgotten[name] = await pruneTable(db, table, stale, now);
  }
  return forgotten;
}

async function pruneTable(db: Db, table: string, stale: Prisma.Sql, now: Date): Promise<number> {
  const from = Prisma.raw(`"${table}"`);
  let total = 0;
  for (let batch = 0; batch < BATCHES_MAX; batch++) {
    const rows = await db.$executeRaw`
      with clock as (select ${now}::timestamptz as at)
      delete from ${from} where ctid = any(array(select t.ctid from ${from} t, clock where ${stale} limit ${BATCH}))`;
    total += rows;
    if (rows < BATCH) break;
  }
  return total;
}

function olderThan(column: string, age: string): Prisma.Sql {
  return Prisma.sql`t.${Prisma.raw(`"${column}"`)} < clock.at - ${age}::interval`;
}
