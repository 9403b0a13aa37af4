import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import type { TestEvent } from "../../tests/factories";
import { inDays, type Person, restSite } from "./testing/rest-site";

const on = testDatabase();
const site = restSite(on);

let host: Person;
let guest: Person;
let event: TestEvent;
beforeAll(async () => {
  [host, guest] = [await site.person(), await site.person()];
  event = await site.event({ capacity: 100 }, { hostId: host.id });
});

const at = (days: number, hours: number) =>
  new Date(inDays(days).getTime() + hours * 3_600_000).toISOString();
const plan = { title: "Opening talk", startsAt: at(1, 1), endsAt: at(1, 2) };

async function created(more: object = {}, of: TestEvent = event) {
  const made = await site.call("POST", `/events/${of.id}/sessions`, { as: host, body: { ...plan, ...more } });
  expect(made.status, made.text).toBe(201);
  return made.body;
}

test("a session is created with a room, a track and speakers by name, and listed to anyone", async () => {
  const session = await created({
    room: "Main  Hall",
    track: "Design",
    type: "Talk",
    capacity: 50,
    speakers: [{ name: "Inês Duarte", bio: "Printer" }, { name: "inês  duarte" }],
  });
  expect(session).toMatchObject({
    eventId: event.id,
    track: "Design",
    trackColor: "blue",
    room: "Main Hall",
    speakers: [{ name: "Inês Duarte", bio: "Printer", photoUrl: null }],
    capacity: 50,
    waitlistEnabled: true,
    waitlistMode: "automatic",
    partyRule: "skip",
    status: "scheduled",
    version: 1,
    seats: { capacity: 50, confirmedSeats: 0, seatsLeft: 50 },
  });
  const again = await created({ room: "MAIN HALL", track: "design", speakers: [{ name: "INÊS DUARTE" }] });
  expect(again.roomId).toBe(session.roomId);
  expect(again.trackId).toBe(session.trackId);
  expect(again.speakers[0].id).toBe(session.speakers[0].id);
  const listed = await site.call(
    "GET",
    `/events/${event.id}/sessions?track=DESIGN&q=in%C3%AAs+open&type=talk&free=true`,
  );
  expect(listed, listed.text).toMatchObject({
    status: 200,
    body: { items: [{ id: session.id }], nextCursor: null },
  });
  for (const key of ["id", "slug"])
    expect(JSON.stringify(listed.body)).not.toContain(`"${key}":"${host.id}"`);
});

test("sessions are listed by start, page by page, and by the day in the event's zone", async () => {
  const own = await site.event({ capacity: 5 }, { hostId: host.id });
  const start = (local: string) => ({
    startsAt: `${local}:00+01:00`,
    endsAt: `${local.slice(0, 11)}23:59:59+01:00`,
  });
  const late = await created({ title: "Late", ...start("2027-01-10T23:30") }, own);
  const early = await created({ title: "Early", ...start("2027-01-11T00:00") }, own);
  const path = `/events/${own.id}/sessions`;
  const first = await site.call("GET", `${path}?limit=1`);
  expect(first.body.items).toMatchObject([{ id: late.id }]);
  const second = await site.call("GET", `${path}?limit=1&cursor=${first.body.nextCursor}`);
  expect(second.body).toMatchObject({ items: [{ id: early.id }], nextCursor: null });
  expect((await site.call("GET", `${path}?day=2027-01-11`)).body.items).toMatchObject([{ id: early.id }]);
  const span = "from=2027-01-10T22:59:58Z&to=2027-01-10T23:00:00Z";
  expect((await site.call("GET", `${path}?${span}`)).body.items).toMatchObject([{ id: late.id }]);
  expect((await site.call("GET", `${path}?cursor=zzz`)).status).toBe(400);
});

test.each([
  ["an end before the start", { endsAt: at(1, 0) }, "session.times"],
  ["an end at the start", { endsAt: plan.startsAt }, "session.times"],
  ["more than a week", { endsAt: at(9, 0) }, "session.times"],
  ["an unknown field", { state: "open" }, "input.invalid"],
  ["no seats at all", { capacity: 0 }, "input.invalid"],
  ["a title of spaces", { title: "  " }, "input.invalid"],
  ["21 speakers", { speakers: Array.from({ length: 21 }, (_, n) => ({ name: `S${n}` })) }, "input.invalid"],
  [
    "a photo that is a script",
    { speakers: [{ name: "A", photoUrl: "javascript:alert(1)" }] },
    "input.invalid",
  ],
])("a session with %s is refused with the field that is wrong", async (_, more, reason) => {
  const body = { ...plan, ...more };
  const answer = await site.call("POST", `/events/${event.id}/sessions`, { as: host, body });
  expect(answer.status, answer.text).toBe(400);
  expect(answer.body.error).toMatchObject({ code: "invalid", reason });
  expect(answer.body.error.details.fields[0].message).toEqual(expect.any(String));
});

test("a person without a role on the event adds no session", async () => {
  const path = `/events/${event.id}/sessions`;
  expect((await site.call("POST", path, { as: guest, body: plan })).status).toBe(404);
  expect((await site.call("POST", path, { body: plan })).status).toBe(401);
});

test("a session is read, changed, warned about, exported, deleted and its room removed over REST", async () => {
  const own = await site.event({ capacity: 5 }, { hostId: host.id });
  const { id, roomId } = await created({ room: "Attic" }, own);
  const path = `/sessions/${id}`;
  expect((await site.call("GET", path)).body).toMatchObject({ id, room: "Attic", version: 1 });
  const body = { endsAt: at(1, 3), capacity: 9, expectedVersion: 1 };
  expect(await site.call("PATCH", path, { as: host, body })).toMatchObject({
    status: 200,
    body: { capacity: 9, seats: { capacity: 9 }, version: 2 },
  });
  const stale = await site.call("PATCH", path, { as: host, body: { title: "New", expectedVersion: 1 } });
  expect(stale).toMatchObject({
    status: 409,
    body: { error: { reason: "session.changed-meanwhile", details: { session: { version: 2 } } } },
  });
  expect((await site.call("PATCH", path, { as: guest, body: { title: "Mine" } })).status).toBe(404);
  expect((await site.call("DELETE", path, { as: guest })).status).toBe(404);
  const room = `/events/${own.id}/rooms/${roomId}`;
  await site.call("PATCH", room, { as: host, body: { capacity: 8 } });
  const warnings = await site.call("GET", `/events/${own.id}/sessions/warnings`, { as: host });
  expect(warnings.body.items[0].warnings).toMatchObject([{ kind: "above-room", seats: 9, limit: 8 }]);
  const file = await site.call("GET", `/events/${own.id}/sessions.csv`, { as: host });
  expect(file.text.split("\r\n")[1]).toMatch(/^Opening talk,,,,Attic,,/);
  expect(await site.call("DELETE", room, { as: host })).toMatchObject({ status: 409 });
  expect((await site.call("DELETE", path, { as: host })).body).toEqual({ outcome: "deleted", session: null });
  expect((await site.call("GET", path)).status).toBe(404);
  expect((await site.call("DELETE", room, { as: host })).status).toBe(200);
});

test("a program is previewed and imported over REST, also from a file that is larger than other bodies", async () => {
  const own = await site.event({ capacity: 5 }, { hostId: host.id });
  const path = `/events/${own.id}/sessions/import`;
  const long = "x".repeat(9_000);
  const lines = Array.from({ length: 40 }, (_, n) => `T${n},${long},2027-03-01 10:00,2027-03-01 11:00`);
  const body = { text: ["title,description,start,end", ...lines].join("\n"), createNames: false };
  const preview = await site.call("POST", `${path}/preview`, { as: host, body });
  expect(preview, preview.text).toMatchObject({ status: 200, body: { counts: { new: 40, error: 0 } } });
  expect((await site.call("POST", path, { as: guest, body })).status).toBe(404);
  expect((await site.call("POST", path, { as: host, body })).body).toEqual(preview.body);
  const faulty = { text: "title,start,end\nA,2027-03-28 02:30,2027-03-28 04:00" };
  expect(await site.call("POST", path, { as: host, body: faulty })).toMatchObject({
    status: 400,
    body: { error: { reason: "session.import-faulty", details: { rows: [{ line: 2, outcome: "error" }] } } },
  });
});
