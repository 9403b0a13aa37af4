import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDatabase } from "../server/db/client";
import { migrate } from "../server/db/migrate";
import { provideEnv } from "../server/env";
import { claimTasks } from "../server/outbox/tasks";
import { claimDeliveries } from "../server/notifications/claim";
import { countUnread, listNotifications } from "../server/domains/notifications/centre/queries";
import { openEmbeddedPostgres } from "../server/selfhost/postgres";

const folder = mkdtempSync(path.join(tmpdir(), "zz-explain-"));
const postgres = await openEmbeddedPostgres(folder, {});
try {
  await migrate(postgres.url);
  provideEnv({ DATABASE_URL: postgres.url, NEXTAUTH_SECRET: "a secret for benchmarks only", LOG_LEVEL: "warn" });
  const db = openDatabase(postgres.url, 3);
  const ms = async <T>(name: string, f: () => Promise<T>) => { const t = performance.now(); const r = await f(); console.log(name, Math.round(performance.now() - t), "ms", JSON.stringify(r, (_, v) => typeof v === "bigint" ? String(v) : v)?.slice(0, 150)); return r; };
  await db.$executeRawUnsafe(`insert into "OutboxEvent" (id,type,"aggregateId",payload,"doneAt") select gen_random_uuid(),'rsvp.edited',gen_random_uuid(),'{}',now() from generate_series(1,100000)`);
  const fill = async (sql: string) => { await db.$executeRawUnsafe(`truncate "OutboxTask"`); await db.$executeRawUnsafe(sql); await db.$executeRawUnsafe(`analyze "OutboxTask"`); };
  // 1: all runnable, distinct aggregates
  await fill(`insert into "OutboxTask" (sink,seq,"aggregateId","runAfter") select 'redis',seq,"aggregateId",now() from "OutboxEvent"`);
  for (let i=0;i<2;i++) await ms("claim runnable distinct", async () => (await claimTasks(db,{sink:"redis",now:null,limit:200})).facts.length);
  // 2: all deferred
  await fill(`insert into "OutboxTask" (sink,seq,"aggregateId","runAfter") select 'redis',seq,"aggregateId",now()+interval '1 hour' from "OutboxEvent"`);
  for (let i=0;i<2;i++) await ms("claim all deferred", async () => (await claimTasks(db,{sink:"redis",now:null,limit:200})).facts.length);
  // 3: one hot aggregate blocked of 50k, then 50k runnable
  await fill(`insert into "OutboxTask" (sink,seq,"aggregateId","runAfter") select 'redis',seq, case when seq <= 50000 then '00000000-0000-4000-8000-000000000001'::uuid else "aggregateId" end, case when seq = (select min(seq) from "OutboxEvent") then now()+interval '1 hour' else now() end from "OutboxEvent"`);
  for (let i=0;i<2;i++) await ms("claim 50k blocked prefix", async () => (await claimTasks(db,{sink:"redis",now:null,limit:200})).facts.length);
  // 4: one hot aggregate, 100k runnable
  await fill(`insert into "OutboxTask" (sink,seq,"aggregateId","runAfter") select 'redis',seq, '00000000-0000-4000-8000-000000000001'::uuid, now() from "OutboxEvent"`);
  for (let i=0;i<2;i++) await ms("claim one hot aggregate", async () => (await claimTasks(db,{sink:"redis",now:null,limit:500})).facts.length);
  await ms("claim hot again (held)", async () => (await claimTasks(db,{sink:"redis",now:null,limit:500})).facts.length);

  // 6: un-analyzed small
  await db.$executeRawUnsafe(`truncate "OutboxTask"`);
  await db.$executeRawUnsafe(`insert into "OutboxTask" (sink,seq,"aggregateId","runAfter") select 'redis',seq, '00000000-0000-4000-8000-000000000001'::uuid, case when seq = (select min(seq) from "OutboxEvent") then now()+interval '1 hour' else now() end from "OutboxEvent" limit 3000`);
  for (let i=0;i<2;i++) await ms("claim small unanalyzed", async () => (await claimTasks(db,{sink:"redis",now:null,limit:1})).facts.length);
  await db.$disconnect();
} finally { await postgres.leave(); rmSync(folder, { recursive: true, force: true }); }
