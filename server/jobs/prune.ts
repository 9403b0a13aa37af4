import type { Db } from "../db/client";
import { Prisma } from "../db/generated/client";
import type { Job, JobContext, JobResult } from "./define";

const BATCH = 5_000;
const BATCHES_MAX = 20;
/** No further batch starts after this long: a serverless function has a minute. */
const TIME_MAX_MS = 40_000;

type Rule = { name: string; table: string; stale: Prisma.Sql };

/**
 * What is deleted, and after how long. Parked facts and tasks stay until an operator has dealt with them, and the
 * audit log stays for good.
 */
const RULES: Rule[] = [
  { name: "rateLimits", table: "RateLimit", stale: olderThan("updatedAt", "1 day") },
  { name: "livePublishes", table: "LivePublish", stale: olderThan("publishedAt", "1 day") },
  {
    name: "outboxEvents",
    table: "OutboxEvent",
    stale: whereAll(olderThan("doneAt", "7 days"), noSinkOwesIt()),
  },
  {
    name: "notifications",
    table: "Notification",
    stale: whereAll(olderThan("createdAt", "180 days"), cannotRepeat()),
  },
  { name: "reminders", table: "EventReminder", stale: eventEnded("30 days") },
  { name: "bouncedAddresses", table: "BouncedAddress", stale: olderThan("lastAt", "90 days") },
  { name: "phoneCodes", table: "PhoneCode", stale: olderThan("expiresAt", "1 day") },
  { name: "signIns", table: "SignIn", stale: olderThan("lastUsedAt", "31 days") },
  { name: "links", table: "SignInLink", stale: olderThan("expiresAt", "1 day") },
  { name: "addressChanges", table: "AddressChange", stale: olderThan("expiresAt", "1 day") },
  {
    name: "offerLinks",
    table: "OfferToken",
    stale: whereAll(olderThan("expiresAt", "7 days"), offerIsOver()),
  },
  { name: "groupInvitations", table: "GroupInvitation", stale: olderThan("expiresAt", "1 day") },
  { name: "mails", table: "MailboxMessage", stale: olderThan("createdAt", "30 days") },
  { name: "webhookDeliveries", table: "WebhookDelivery", stale: olderThan("createdAt", "30 days") },
  { name: "idempotencyKeys", table: "IdempotencyKey", stale: olderThan("createdAt", "1 day") },
  { name: "incidents", table: "Incident", stale: olderThan("resolvedAt", "90 days") },
  { name: "jobRuns", table: "JobRun", stale: whereAll(olderThan("startedAt", "30 days"), ranSince()) },
];

/** Deletes rows that are no longer needed, in batches small enough not to block a table. */
export const prune: Job = { name: "prune", schedule: { everyMinutes: 60 }, missed: "skip", run: pruneAll };

async function pruneAll({ db, now }: JobContext): Promise<JobResult> {
  const startedMs = performance.now();
  const forgotten: Record<string, number> = {};
  for (const rule of RULES) {
    const mayGoOn = () => performance.now() - startedMs < TIME_MAX_MS;
    forgotten[rule.name] = await pruneTable(db, rule, now, mayGoOn);
  }
  return forgotten;
}

async function pruneTable(
  db: Db,
  { table, stale }: Rule,
  now: Date,
  mayGoOn: () => boolean,
): Promise<number> {
  const from = Prisma.raw(`"${table}"`);
  let total = 0;
  for (let batch = 0; batch < BATCHES_MAX && mayGoOn(); batch++) {
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

function whereAll(...conditions: Prisma.Sql[]): Prisma.Sql {
  return Prisma.join(conditions, " and ");
}

function noSinkOwesIt(): Prisma.Sql {
  return Prisma.sql`not exists (select 1 from "OutboxTask" k where k.seq = t.seq)`;
}

/**
 * A notification is the dedupe record of its occasion, so it is deleted only when nothing can trigger that occasion
 * again. Facts can, as long as a sink has yet to deliver them, and a fact is older than its notification: so no
 * notification since the oldest undelivered fact is deleted. Reminders and offers are not sent after their time is
 * over, which is certain after half a year.
 */
function cannotRepeat(): Prisma.Sql {
  return Prisma.sql`t."createdAt" < coalesce(least(
    (select min("createdAt") from "OutboxEvent" where "doneAt" is null),
    (select min("createdAt") from "OutboxTask" where sink in ('notifications', 'announcements'))
  ), 'infinity')`;
}

/**
 * An offer of a cancelled event gets its whole time again when the event is restored, and its first link still
 * answers it.
 */
function offerIsOver(): Prisma.Sql {
  return Prisma.sql`not exists (
    select 1 from "Rsvp" r where r.id = t."rsvpId" and r."statusAt" = t."offeredAt"
      and r.status in ('offered', 'waitlisted'))`;
}

function eventEnded(age: string): Prisma.Sql {
  return Prisma.sql`exists (
    select 1 from "Event" e where e.id = t."eventId" and e."endsAt" < clock.at - ${age}::interval)`;
}

/** The newest success stays however old it is: it holds the slot from which a job catches up. */
function ranSince(): Prisma.Sql {
  return Prisma.sql`exists (
    select 1 from "JobRun" r where r.job = t.job and r."slotAt" > t."slotAt"
      and r."finishedAt" is not null and r.error is null)`;
}
