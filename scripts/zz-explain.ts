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
  // 5. deliveries
  await db.$executeRawUnsafe(`insert into "User" (id,email,name,"updatedAt") select gen_random_uuid(), 'u'||n||'@x.test','U' , now() from generate_series(1,2000) n`).catch((e)=>console.log(String(e).slice(0,400)));
  await db.$executeRawUnsafe(`insert into "Notification" (id,recipient,"userId",kind,occurrence,subject,"inApp",title,"createdAt","readAt") select gen_random_uuid(), u.id::text, u.id, 'event.message', (case when n <= 10 then '00000000-0000-4000-8000-'||lpad(n::text,12,'0') else gen_random_uuid()::text end), '{}', true,'t', now() - n*interval '1 minute', case when n%5>0 then now() end from "User" u, generate_series(1,50) n`);
  await db.$executeRawUnsafe(`insert into "Delivery" (id,"notificationId",channel,"runAfter","createdAt","sentAt") select gen_random_uuid(), n.id,'email',now()+ (random()-0.3)*interval '1 hour',now(), case when n.occurrence like '00000000-0000%' then now() end from "Notification" n`);
  await db.$executeRawUnsafe(`analyze`);
  for (let i=0;i<2;i++) await ms("claim deliveries", async () => (await claimDeliveries(db,{channel:"email",now:null,limit:100})).claimed.length);
  await ms("claim whatsapp none", async () => (await claimDeliveries(db,{channel:"whatsapp",now:null,limit:100})).claimed.length);
  const u = (await db.user.findFirst({select:{id:true}}))!;
  await ms("unread", () => countUnread(db,u.id));
  await ms("list unread", async () => (await listNotifications(db,{userId:u.id,show:"unread",limit:20})).items.length);
  const ids = Array.from({length:10},(_,i)=>`00000000-0000-4000-8000-${String(i+1).padStart(12,"0")}`);
  const ex = async (name: string, sql: string) => { const r = await db.$queryRawUnsafe<Record<string,string>[]>(`explain (analyze, buffers) ${sql}`); console.log("--", name); for (const row of r) console.log(Object.values(row)[0]); };
  const arr = `array[${ids.map((i)=>`'${i}'`)}]`;
  await ex("tallies", `select n.occurrence as id, count(d."sentAt")::int as delivered from "Notification" n join "Delivery" d on d."notificationId" = n.id and d.channel = 'email' where n.kind = 'event.message' and n.occurrence = any(${arr}::text[]) group by n.occurrence`);
  await ex("owed", `select e."aggregateId"::text as id from "OutboxEvent" e where e."aggregateId" = any(${arr}::uuid[]) and e.type = 'message.released' and e."parkedAt" is null and (e."doneAt" is null or exists (select 1 from "OutboxTask" t where t.seq = e.seq and t.sink = 'notifications' and t."parkedAt" is null)) union select n.occurrence from "Notification" n join "Delivery" d on d."notificationId" = n.id where n.kind = 'event.message' and n.occurrence = any(${arr}::text[]) and d."sentAt" is null and d."skippedAt" is null and d."parkedAt" is null`);
  await ex("claim exists", `select exists (select 1 from "OutboxTask" where sink = 'redis' and "parkedAt" is null and "runAfter" <= now() and ("lockedUntil" is null or "lockedUntil" <= now()))`);
  await ex("exists undispatched", `select exists (select 1 from "OutboxEvent" where "doneAt" is null and "parkedAt" is null)`);
  await ex("prune guard", `select min("createdAt") from "OutboxEvent" where "doneAt" is null`);
  await db.$disconnect();
} finally { await postgres.leave(); rmSync(folder, { recursive: true, force: true }); }
