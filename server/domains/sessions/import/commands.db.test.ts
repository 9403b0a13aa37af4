import { expect, test } from "vitest";
import { counted } from "../../../../tests/counted";
import { testDatabase } from "../../../../tests/database";
import {
  createEvent,
  createUsers,
  hours,
  joinRequest,
  NOW,
  newId,
  rsvpsOf,
  type TestEvent,
} from "../../../../tests/factories";
import { isDomainError } from "../../../errors";
import { submitSeatRequest } from "../../../seats/gather";
import { createSession } from "../commands";
import { getSessionsFile } from "../csv.queries";
import { createSessionInput } from "../schema";
import { applyImport, previewImport } from "./commands";

const database = testDatabase();

async function add(event: TestEvent, more: object = {}) {
  const { eventId: _, ...plan } = createSessionInput.parse({
    ...{ eventId: newId(), title: "Talk" },
    ...{ startsAt: hours(25).toISOString(), endsAt: hours(26).toISOString() },
    ...more,
  });
  return createSession(database.db, { event, plan, actorId: event.hostId });
}

const of = (event: TestEvent, text: string, createNames = true) => ({
  ...{ event, text, createNames, actorId: event.hostId, now: NOW },
});
const file = async (event: TestEvent) =>
  (await getSessionsFile(database.db, { event: { id: event.id, slug: "e" } })).text;
const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (isDomainError(error) ? error : Promise.reject(error)),
  );
const traces = async (event: TestEvent) => ({
  sessions: await database.db.session.findMany({ where: { eventId: event.id }, orderBy: { id: "asc" } }),
  pools: await database.db.seatPool.findMany({ where: { eventId: event.id }, orderBy: { id: "asc" } }),
  rooms: await database.db.room.count({ where: { eventId: event.id } }),
  facts: await database.db.outboxEvent.count(),
});

test("an exported program that is imported again changes nothing", async () => {
  const event = await createEvent(database.db);
  await add(event, { title: "=1+1", description: 'Two\nlines, "quoted"', speakers: [{ name: "A; B" }] });
  await add(event, {
    track: "Design",
    room: "Hall",
    capacity: 7,
    speakers: [{ name: "Ana" }, { name: "Ben" }],
  });
  await add(event, {
    track: "Design",
    room: "Attic",
    startsAt: "2026-10-25T01:30:30Z",
    endsAt: "2026-10-25T03:00:00Z",
  });
  const before = await traces(event);
  const answer = await applyImport(database.db, of(event, await file(event), false));
  expect(answer).toMatchObject({
    counts: { unchanged: 3, new: 0, changed: 0, error: 0 },
    ignoredColumns: [],
  });
  expect(await traces(event)).toEqual(before);
});

test("an import adds and changes sessions with the facts of single edits, and nothing the second time", async () => {
  const event = await createEvent(database.db);
  const talk = await add(event, { room: "Hall", capacity: 1 });
  const pool = await database.db.seatPool.findFirstOrThrow({ where: { sessionId: talk.id } });
  for (const userId of await createUsers(database.db, 2)) {
    await submitSeatRequest(database.db, event.poolId, joinRequest(userId), NOW);
    await submitSeatRequest(database.db, pool.id, joinRequest(userId), NOW);
  }
  const text =
    "title,track,room,speakers,start,end,capacity\n" +
    "Talk,Design,Attic,Ana; Ben,2026-11-21 14:00,2026-11-21 15:00,2\n" +
    "Workshop,Design,Cellar,Ana,2026-11-21 16:00,2026-11-21 17:00,\n";
  const preview = await previewImport(database.db, of(event, text));
  expect(preview).toMatchObject({ counts: { new: 1, changed: 1 }, unknownRooms: ["Attic", "Cellar"] });
  expect(await applyImport(database.db, of(event, text))).toEqual(preview);
  expect((await rsvpsOf(database.db, pool.id)).map(({ status }) => status)).toEqual([
    "confirmed",
    "confirmed",
  ]);
  const facts = await database.db.outboxEvent.findMany({
    where: { aggregateId: talk.id },
    orderBy: { seq: "asc" },
  });
  expect(facts.map(({ type }) => type)).toEqual(["session.created", "session.changed", "session.moved"]);
  expect(await database.db.sessionChange.findMany({ where: { sessionId: talk.id } })).toMatchObject([
    { at: NOW, before: { startsAt: talk.startsAt, endsAt: talk.endsAt, roomName: "Hall" } },
  ]);
  expect(await database.db.session.findUnique({ where: { id: talk.id } })).toMatchObject({
    version: 2,
    sequence: 1,
  });
  const before = await traces(event);
  expect(await applyImport(database.db, of(event, text))).toMatchObject({ counts: { unchanged: 2 } });
  expect(await traces(event)).toEqual(before);
});

test("one row with an error refuses the whole file and changes nothing", async () => {
  const event = await createEvent(database.db);
  await add(event);
  const line = (title: string, times: string, room = "") => `${title},${room},${times}`;
  const text = [
    "title,room,start,end",
    line("Good", "2026-11-21 16:00,2026-11-21 17:00"),
    line("Gap", "2027-03-28 02:30,2027-03-28 04:00"),
    line("Roomless", "2026-11-21 16:00,2026-11-21 17:00", "Attic"),
  ].join("\n");
  const before = await traces(event);
  const refusal = await refusalOf(applyImport(database.db, of(event, text, false)));
  expect(refusal).toMatchObject({
    reason: "session.import-faulty",
    details: {
      rows: [{ outcome: "new" }, { line: 3, outcome: "error" }, { line: 4, outcome: "error" }],
      unknownRooms: ["Attic"],
    },
  });
  expect(refusal?.details).toEqual(await previewImport(database.db, of(event, text, false)));
  expect(await traces(event)).toEqual(before);
});

test("a row that would move guests back to the waitlist refuses the file", async () => {
  const event = await createEvent(database.db);
  const talk = await add(event, { capacity: 2 });
  const pool = await database.db.seatPool.findFirstOrThrow({ where: { sessionId: talk.id } });
  for (const userId of await createUsers(database.db, 2)) {
    await submitSeatRequest(database.db, event.poolId, joinRequest(userId), NOW);
    await submitSeatRequest(database.db, pool.id, joinRequest(userId), NOW);
  }
  const refusal = await refusalOf(applyImport(database.db, of(event, `id,capacity\n${talk.id},1`)));
  expect(refusal).toMatchObject({
    reason: "session.import-faulty",
    details: { rows: [{ outcome: "error", reason: expect.stringContaining("2 seats are taken") }] },
  });
});

test("a session of another event is unknown to the import", async () => {
  const [event, other] = [await createEvent(database.db), await createEvent(database.db)];
  const theirs = await add(other);
  const refusal = await refusalOf(applyImport(database.db, of(event, `id,title\n${theirs.id},Mine`)));
  expect(refusal).toMatchObject({ reason: "session.import-faulty" });
  expect(await database.db.session.findUnique({ where: { id: theirs.id } })).toMatchObject({ title: "Talk" });
});

test("2,000 rows are added and changed in a bounded number of statements", async () => {
  const event = await createEvent(database.db);
  const rows = (capacity: number) =>
    Array.from(
      { length: 2_000 },
      (_, n) => `T${n},R${n % 50},S${n},2026-11-21 14:00,2026-11-21 15:00,${capacity}`,
    );
  const text = (capacity: number) => ["title,room,speakers,start,end,capacity", ...rows(capacity)].join("\n");
  const spied = counted(database.db);
  expect(await applyImport(spied.db, of(event, text(5)))).toMatchObject({ counts: { new: 2_000 } });
  expect(await applyImport(spied.db, of(event, text(6)))).toMatchObject({ counts: { changed: 2_000 } });
  expect(spied.statements()).toBeLessThan(100);
  expect(await database.db.seatPool.count({ where: { eventId: event.id, capacity: 6 } })).toBe(2_000);
}, 60_000);
