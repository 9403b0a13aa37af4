import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createGuest, openDoor } from "../../../../tests/door";
import { createUsers } from "../../../../tests/factories";
import { provideEnv } from "../../../env";
import { log } from "../../../log";
import { type ChannelMessages, doorChannel, eventChannel, hostChannel } from "../../../realtime/channels";
import { record, subscribed } from "../../../selfhost/channels/testing/observe";
import { app, TestServer } from "../../../selfhost/channels/testing/test-server";
import { startRelay } from "../../relay";
import {
  ask,
  createComingEvent,
  joinAll,
  joinRequest,
  openEvents,
  relaySink,
} from "../../testing/outbox-fixtures";
import { live } from "./live";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();
let server: TestServer;

beforeAll(async () => {
  server = await TestServer.start();
  provideEnv({
    PUSHER_APP_ID: app.appId,
    PUSHER_KEY: app.key,
    PUSHER_SECRET: app.secret,
    PUSHER_HOST: "127.0.0.1",
    PUSHER_PORT: String(server.port),
  });
});
afterAll(() => server.stop());
beforeEach(async () => {
  await database.db.outboxEvent.deleteMany();
  await database.db.outboxTask.deleteMany();
});

const eventually = (assertion: () => Promise<void> | void) =>
  vi.waitFor(assertion, { timeout: 20_000, interval: 20 });

/** What a browser hears on a channel from now on. */
async function listen(channel: string) {
  return record(await subscribed(server.client(), channel));
}

function seatsIn(heard: [string, unknown][]) {
  return heard.flatMap(([name, data]) =>
    name === "seats.changed" ? [(data as ChannelMessages["event"]["seats.changed"]).seats] : [],
  );
}

test("a thousand changes of seats become a few live messages, of which the last has the final state", async () => {
  const { db } = database;
  const event = await createComingEvent(db, { capacity: 5000 });
  const heard = await listen(eventChannel({ id: event.id, visibility: "public" }));
  const userIds = await createUsers(db, 1000);
  const relays = [startRelay(db), startRelay(database.openSecond(4))];
  const startedAt = Date.now();
  for (let from = 0; from < 1000; from += 20) {
    // Each list appends one change of the pool, and the rows below as many again, as single RSVPs would.
    await ask(
      db,
      event,
      userIds.slice(from, from + 20).map((userId) => joinRequest(userId)),
    );
    const payload = { poolId: event.poolId };
    await db.$executeRaw`
      insert into "OutboxEvent" (id, type, "aggregateId", payload)
      select gen_random_uuid(), 'seats.changed', ${event.poolId}::uuid, ${JSON.stringify(payload)}::jsonb
      from generate_series(1, 19)`;
  }
  const stillOwed = async () => (await openEvents(db)).filter((row) => row.type === "seats.changed");
  await eventually(async () => expect(await stillOwed()).toEqual([]));
  const slots = Math.ceil((Date.now() - startedAt) / 250) + 1;
  const pool = await db.seatPool.findUniqueOrThrow({ where: { id: event.poolId } });
  await eventually(() => expect(seatsIn(heard).at(-1)?.version).toBe(pool.version));
  await Promise.all(relays.map((relay) => relay.stop()));
  expect(seatsIn(heard).at(-1)).toMatchObject({ confirmedSeats: 1000, seatsLeft: 4000 });
  expect(seatsIn(heard).length).toBeLessThanOrEqual(slots);
});

test("a second live message of a pool waits for its slot of a quarter of a second, from any process", async () => {
  const { db } = database;
  const second = database.openSecond(2);
  const event = await createComingEvent(db);
  const heard = await listen(eventChannel({ id: event.id, visibility: "public" }));
  await joinAll(db, event, 1);
  const now = new Date(Date.now() + 1000);
  // The seat counts, and a message to the person who joined.
  expect(await relaySink(db, live, { now })).toMatchObject({ done: 2, deferred: 0 });
  await joinAll(db, event, 1);
  const report = await relaySink(second, live, { now: new Date(now.getTime() + 249) });
  expect(report).toMatchObject({ done: 1, deferred: 1, wakeAt: new Date(now.getTime() + 250) });
  expect(await relaySink(second, live, { now: report.wakeAt ?? now })).toMatchObject({ done: 1 });
  await eventually(() => expect(seatsIn(heard).map((seats) => seats.confirmedSeats)).toEqual([1, 2]));
});

test("a live message covers every change that was committed when it was built", async () => {
  const { db } = database;
  const event = await createComingEvent(db);
  for (let i = 0; i < 3; i++) await joinAll(db, event, 1);
  await relaySink(db, live);
  const owed = (await openEvents(db)).filter((row) => row.type === "seats.changed");
  expect(owed).toEqual([]);
});

test("the hosts' live channel says that the guest list changed, and nothing else", async () => {
  const { db } = database;
  const event = await createComingEvent(db, {}, { visibility: "private" });
  const [atDesk, onPage, inPublic] = await Promise.all([
    listen(hostChannel(event.id)),
    listen(eventChannel({ id: event.id, visibility: "private" })),
    listen(eventChannel({ id: event.id, visibility: "public" })),
  ]);
  await joinAll(db, event, 1);
  await relaySink(db, live);
  await eventually(() => expect(atDesk).toEqual([["guests.changed", {}]]));
  await eventually(() => expect(onPage).toHaveLength(1));
  expect(inPublic).toEqual([]);
});

test("the doors of an event hear of arrivals in a rush by one live message, which says nothing else", async () => {
  const { db } = database;
  const event = await createComingEvent(db, { capacity: 20 });
  const { startsAt } = await db.event.findUniqueOrThrow({ where: { id: event.id } });
  const door = await openDoor(db, event);
  const guests: { rsvpId: string }[] = [];
  for (let i = 0; i < 5; i++) guests.push(await createGuest(db, event.poolId, 0, new Date()));
  const now = new Date(Date.now() + 1000);
  await relaySink(db, live, { now });
  const atDoor = await listen(doorChannel(event.id));
  for (const { rsvpId } of guests) await door.scan({ rsvpId, now: startsAt });
  await relaySink(db, live, { now: new Date(now.getTime() + 300) });
  await eventually(() => expect(atDoor).toEqual([["arrivals.changed", {}]]));
  await door.undo({ rsvpId: guests[0]?.rsvpId ?? "", now: startsAt });
  await relaySink(db, live, { now: new Date(now.getTime() + 600) });
  await eventually(() => expect(atDoor).toHaveLength(2));
});

test("the seat counts of a draft are published to its hosts only", async () => {
  const { db } = database;
  const event = await createComingEvent(db, { state: "draft" });
  const [atDesk, onPage] = await Promise.all([
    listen(hostChannel(event.id)),
    listen(eventChannel({ id: event.id, visibility: "public" })),
  ]);
  const payload = { poolId: event.poolId };
  await db.outboxEvent.create({
    data: { id: crypto.randomUUID(), type: "seats.changed", aggregateId: event.poolId, payload },
  });
  await relaySink(db, live);
  await eventually(() => expect(atDesk).toHaveLength(1));
  expect(onPage).toEqual([]);
});

test("live facts wait without failing while the Channels server does not answer, and one log line says so", async () => {
  const { db } = database;
  const warned = vi.spyOn(log(), "warn");
  onTestFinished(() => warned.mockRestore());
  const event = await createComingEvent(db);
  await joinAll(db, event, 1);
  provideEnv({ PUSHER_PORT: "1" });
  const now = new Date(Date.now() + 1000);
  expect(await relaySink(db, live, { now })).toMatchObject({ done: 0, failed: 0, deferred: 2 });
  await joinAll(db, event, 3);
  const soon = new Date(now.getTime() + 500);
  const nothing = { done: 0, failed: 0, deferred: 0, continued: 0, wakeAt: new Date(now.getTime() + 1000) };
  expect(await relaySink(db, live, { now: soon })).toEqual(nothing);
  const again = new Date(now.getTime() + 1000);
  expect((await relaySink(db, live, { now: again })).deferred).toBeGreaterThan(2);
  expect(warned).toHaveBeenCalledOnce();
  provideEnv({ PUSHER_PORT: String(server.port) });
  const later = new Date(now.getTime() + 5_000);
  expect(await relaySink(db, live, { now: later })).toMatchObject({ failed: 0, deferred: 0, wakeAt: null });
  expect(await db.outboxTask.findMany({ where: { sink: "live" } })).toEqual([]);
});
