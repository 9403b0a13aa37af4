import { seededRandom } from "../lib/seeded-random";
import type { Db } from "../server/db/client";
import { listMyNextSessions, listMySchedule } from "../server/domains/schedule/queries";
import { createEvent, createUsers } from "../tests/factories";
import { databaseMs, planOf, statementsOf } from "./explain";
import { percentiles } from "./stats";
import { openStore } from "./world";

const PEOPLE = 20_000;
const EVENTS = 100;
const SESSIONS_EACH = 60;
/** Each person is at five events and has nine sessions at each. */
const EVENTS_OF_PERSON = 5;
const SESSIONS_OF_PERSON = 9;
const BUSY_SESSIONS = 400;
const ROUNDS = 300;
const WARM_UP = 20;

/** A person's schedule in a database with a million RSVPs, one statement a page. */
export async function schedule() {
  const { db, close } = await openStore();
  try {
    const people = await fill(db);
    const busy = await fillBusy(db);
    await db.$executeRaw`analyze`;
    const [{ count = 0 } = {}] = await db.$queryRaw<
      { count: number }[]
    >`select count(*)::int as count from "Rsvp"`;
    const random = seededRandom("schedule");
    const any = () => people[Math.floor(random() * people.length)] ?? "";
    return {
      rsvps: count,
      oneEvent: await measured(db, async () => {
        const userId = any();
        return ofEvent(userId, await eventOf(db, userId));
      }),
      nextOfAllEvents: await measured(db, async () => ofAll(any())),
      personWith400Sessions: await measured(db, async () => ofEvent(busy.userId, busy.eventId)),
      plan: await planFor(db, ofEvent(people[0] ?? "", await eventOf(db, people[0] ?? ""))),
    };
  } finally {
    await close();
  }
}

type Read = (db: Db) => Promise<unknown>;

const ofEvent =
  (userId: string, eventId: string): Read =>
  (db) =>
    listMySchedule(db, { eventId, userId, now: new Date() });

const ofAll =
  (userId: string): Read =>
  (db) =>
    listMyNextSessions(db, { userId, limit: 50, now: new Date() });

async function measured(db: Db, next: () => Promise<Read>) {
  const times = { inDatabase: [] as number[], called: [] as number[] };
  for (let round = 0; round < ROUNDS + WARM_UP; round++) {
    const read = await next();
    const startedAt = performance.now();
    await read(db);
    const ms = performance.now() - startedAt;
    if (round < WARM_UP) continue;
    times.called.push(ms);
    for (const sql of await onlyStatement(db, read)) times.inDatabase.push(await databaseMs(db, sql));
  }
  return { inDatabaseMs: percentiles(times.inDatabase), calledMs: percentiles(times.called) };
}

async function onlyStatement(db: Db, read: Read) {
  const statements = await statementsOf(db, read, "select");
  if (statements.length !== 1) throw new Error(`a schedule took ${statements.length} statements`);
  return statements;
}

async function planFor(db: Db, read: Read): Promise<string[]> {
  const [sql] = await onlyStatement(db, read);
  return sql ? planOf(db, sql) : [];
}

async function eventOf(db: Db, userId: string): Promise<string> {
  const { pool } = await db.rsvp.findFirstOrThrow({
    where: { userId },
    select: { pool: { select: { eventId: true } } },
  });
  return pool.eventId;
}

/** Rows as the engine leaves them, written by the database itself: a million through the engine would take an hour. */
async function fill(db: Db): Promise<string[]> {
  for (let event = 0; event < EVENTS; event++) await createEvent(db, { capacity: null });
  await addSessions(db, SESSIONS_EACH);
  const people = await createUsers(db, PEOPLE);
  await db.$executeRaw`
    with people as (select id, row_number() over (order by id) as n from unnest(${people}::uuid[]) p (id)),
    events as (select id, row_number() over (order by id) - 1 as n from "Event"),
    pools as (
      select p.id, p."eventId", p."sessionId", row_number() over (partition by p."eventId" order by p."startsAt", p.id) as n
      from "SeatPool" p
    )
    insert into "Rsvp" (id, "poolId", "userId", status, seats, "queueNumber", "rsvpAt", "statusAt")
    select gen_random_uuid(), pools.id, people.id,
      (case when pools.n % 10 = 0 then 'waitlisted' else 'confirmed' end)::"RsvpStatus", 1,
      case when pools.n % 10 = 0 then people.n end, now(), now()
    from people
      cross join generate_series(0, ${EVENTS_OF_PERSON - 1}) visit (n)
      join events on events.n = (people.n * 7 + visit.n * 13) % ${EVENTS}
      join pools on pools."eventId" = events.id
        and (pools."sessionId" is null or (pools.n + people.n) % ${SESSIONS_EACH} < ${SESSIONS_OF_PERSON})`;
  return people;
}

async function fillBusy(db: Db): Promise<{ userId: string; eventId: string }> {
  const event = await createEvent(db, { capacity: null });
  await addSessions(db, BUSY_SESSIONS);
  const [userId = ""] = await createUsers(db, 1);
  await db.$executeRaw`
    insert into "Rsvp" (id, "poolId", "userId", status, seats, "rsvpAt", "statusAt")
    select gen_random_uuid(), p.id, ${userId}::uuid, 'confirmed', 1, now(), now()
    from "SeatPool" p where p."eventId" = ${event.id}::uuid`;
  return { userId, eventId: event.id };
}

/** Gives every event that has none this many sessions, an hour each, ten at a time. */
async function addSessions(db: Db, count: number): Promise<void> {
  await db.$executeRaw`
    with bare as (select e.* from "Event" e where not exists (select from "Session" s where s."eventId" = e.id)),
    made as (
      insert into "Session" (id, "eventId", title, "updatedAt")
      select gen_random_uuid(), e.id, 'Session ' || n, now() from bare e, generate_series(1, ${count}::int) n
      returning id, "eventId"
    )
    insert into "SeatPool" (id, "eventId", "sessionId", state, "startsAt", "endsAt", "overlapAllowed")
    select gen_random_uuid(), m."eventId", m.id, 'open', e."startsAt" + make_interval(hours => m.n / 10),
      e."startsAt" + make_interval(hours => m.n / 10 + 1), true
    from (select *, row_number() over (partition by "eventId" order by id)::int as n from made) m
      join bare e on e.id = m."eventId"`;
}
