import { expect, onTestFinished, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createEvent, hours, NOW } from "../../../../tests/factories";
import { untilOneWaits } from "../../../../tests/locks";
import { inTransaction } from "../../../db/transaction";
import { provideEnv } from "../../../env";
import { indexSearch } from "../../../jobs/index-search";
import { log } from "../../../log";
import { updateProfile } from "../../accounts/commands";
import { listEvents } from "../listing/queries";
import { indexEvents, indexEventsOf, reindexEvents } from "./commands";
import { documentOf } from "./policy";
import { lockSearchable } from "./queries";

const database = testDatabase();

type Entry = { eventId: string; version: number; document: string; indexedAt: Date };

const entriesOf = (ids: string[]) => database.db.$queryRaw<Entry[]>`
  select "eventId", version, document::text, "indexedAt" from "EventSearch"
  where "eventId" = any(${ids}::uuid[]) order by "eventId"`;

const titles = async (q: string) =>
  (await listEvents(database.db, { limit: 50, now: NOW, q })).items.map(({ title }) => title);

test("each event is indexed once, however often the sink is called", async () => {
  const { db } = database;
  const events = await Promise.all([createEvent(db), createEvent(db)]);
  const ids = events.map(({ id }) => id).sort();
  await indexEvents(db, ids, NOW);
  const first = await entriesOf(ids);
  expect(first).toMatchObject(ids.map((eventId) => ({ eventId, version: 1, indexedAt: NOW })));
  await indexEvents(db, ids, hours(1));
  expect(await entriesOf(ids)).toEqual(first);
});

test("a deleted event is not indexed", async () => {
  await indexEvents(database.db, ["019aa000-0000-7000-8000-00000000dead"], NOW);
  expect(await entriesOf(["019aa000-0000-7000-8000-00000000dead"])).toEqual([]);
});

test("a slow writer never overwrites newer data in the index", async () => {
  const { db } = database;
  const { id } = await createEvent(db, {}, { title: "Old words" });
  let slow: Promise<void> | undefined;
  await inTransaction(db, async (tx) => {
    await tx.event.update({ where: { id }, data: { title: "New words", version: { increment: 1 } } });
    await tx.$executeRaw`
      insert into "EventSearch" ("eventId", version, document, "indexedAt")
      values (${id}::uuid, 2, 'new:1A words:2A', ${hours(1)})`;
    // It reads the committed, old version and then waits for this transaction before it can write.
    slow = indexEvents(database.openSecond(1), [id], NOW);
    await untilOneWaits(db);
  });
  await slow;
  expect(await entriesOf([id])).toMatchObject([{ version: 2, indexedAt: hours(1) }]);
  expect(await titles("new words")).toEqual(["New words"]);
});

test("reindexing adds missing or stale events and leaves the rest, or rebuilds all when asked to", async () => {
  const { db } = database;
  await reindexEvents(db, { now: NOW });
  const { id } = await createEvent(db);
  const { id: changed } = await createEvent(db);
  await indexEvents(db, [changed], NOW);
  await db.event.update({ where: { id: changed }, data: { title: "Changed", version: { increment: 1 } } });
  expect(await reindexEvents(db, { now: hours(2) })).toBe(2);
  expect(await entriesOf([id, changed].sort())).toMatchObject([
    { indexedAt: hours(2) },
    { indexedAt: hours(2) },
  ]);
  expect(await reindexEvents(db, { now: hours(3) })).toBe(0);
  const count = await db.event.count();
  await db.$executeRaw`update "EventSearch" set document = 'damaged'::tsvector where "eventId" = ${id}::uuid`;
  expect(await reindexEvents(db, { now: hours(3), all: true })).toBe(count);
  const [mended] = await entriesOf([id]);
  expect(mended?.document).toContain("'films'");
});

test("a renamed host is found by the new name only once the search sink has read the fact", async () => {
  const { db } = database;
  const { id, hostId } = await createEvent(db, {}, { title: "Of one host" });
  await updateProfile(db, { userId: hostId, name: "Anselma" });
  await indexEvents(db, [id], NOW);
  expect(await titles("anselma")).toEqual(["Of one host"]);
  await updateProfile(db, { userId: hostId, name: "Bertrand" });
  const renamed = await db.outboxEvent.findMany({ where: { type: "account.renamed", aggregateId: hostId } });
  expect(renamed.map(({ payload }) => payload)).toEqual([{ userId: hostId }, { userId: hostId }]);
  await indexEventsOf(db, hostId, NOW);
  expect(await titles("bertrand")).toEqual(["Of one host"]);
  expect(await titles("anselma")).toEqual([]);
});

test("a name that changes between reading and writing is not lost", async () => {
  const { db } = database;
  const { id, hostId } = await createEvent(db, {}, { title: "Of a host who hurries" });
  let renaming: Promise<unknown> | undefined;
  await inTransaction(db, async (tx) => {
    const [event] = await lockSearchable(tx, [id]);
    renaming = updateProfile(database.openSecond(1), { userId: hostId, name: "Clementine" });
    await untilOneWaits(db);
    await tx.$executeRaw`
      insert into "EventSearch" ("eventId", version, document, "indexedAt")
      values (${id}::uuid, 1, ${documentOf(event as NonNullable<typeof event>)}::tsvector, ${NOW})`;
  });
  await renaming;
  await indexEventsOf(db, hostId, NOW);
  expect(await titles("clementine")).toEqual(["Of a host who hurries"]);
});

test.each([
  ["unset", "", 1],
  ["on", "1", 1],
  ["off", "0", 0],
])(
  "with SEARCH_INDEX %s, the hourly job indexes a missing event unless the index is off",
  async (_, setting, count) => {
    const { db } = database;
    await reindexEvents(db, { now: NOW });
    await createEvent(db);
    provideEnv({ SEARCH_INDEX: setting });
    onTestFinished(() => provideEnv({ SEARCH_INDEX: "" }));
    const { indexed } = await indexSearch.run({ db, now: NOW, decideAt: null, log: log(), slotAt: NOW });
    expect(indexed).toBe(count);
  },
);
