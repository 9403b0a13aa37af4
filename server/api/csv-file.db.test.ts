import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createUsers, newId } from "../../tests/factories";
import type { Db } from "../db/client";
import { getParticipantsPart } from "../domains/csv/queries";
import { joinAll } from "../outbox/testing/outbox-fixtures";
import { handleRestRequest } from "./fetch-handler";
import { restSite } from "./testing/rest-site";

const database = testDatabase();
const site = restSite(database);

type Line = Record<string, string>;
const read = (text: string) => parse(text, { bom: true, columns: true }) as Line[];

async function hosted(terms: Parameters<typeof site.event>[0] = {}) {
  const host = await site.person();
  const event = await site.event(terms, { hostId: host.id });
  return { host, event, path: `/events/${event.id}/participants.csv` };
}

/** Creates more RSVPs than one part holds, without the seat engine. */
async function fill(db: Db, event: { poolId: string }, count: number): Promise<void> {
  const userIds = await createUsers(db, count);
  const at = new Date();
  const rows = userIds.map((userId) => ({ id: newId(), userId, poolId: event.poolId, seats: 1 }));
  await db.rsvp.createMany({
    data: rows.map((row) => ({ ...row, status: "confirmed", rsvpAt: at, statusAt: at })),
  });
}

test("hosts get everyone who RSVPed, with one column per field", async () => {
  const { db } = database;
  const { host, event, path } = await hosted({ capacity: 1 });
  const [drink, gone] = [newId(), newId()];
  await db.question.createMany({
    data: [
      { id: drink, eventId: event.id, position: 0, kind: "text", label: "=Drink?" },
      { id: gone, eventId: event.id, position: 1, kind: "text", label: "Taken off", removedAt: new Date() },
      {
        id: newId(),
        eventId: event.id,
        position: 2,
        kind: "text",
        label: "Never answered",
        removedAt: new Date(),
      },
    ],
  });
  const [first = "", second = ""] = await joinAll(db, event, 2);
  await db.user.update({ where: { id: first }, data: { name: '=HYPERLINK("https://evil.example")' } });
  const known = { poolId_userId: { poolId: event.poolId, userId: first } };
  await db.rsvp.update({
    where: known,
    data: {
      specialRequirements: "+ a chair,\nplease",
      answers: { [drink]: "@tea", [gone]: "yes" },
      source: "newsletter",
      rsvpAt: new Date("2026-01-15T12:30:00Z"),
      checkedInAt: new Date("2026-02-01T18:00:00Z"),
    },
  });
  const answer = await site.call("GET", path, { as: host });
  expect(answer.status).toBe(200);
  expect(answer.headers["content-type"]).toBe("text/csv; charset=utf-8");
  expect(answer.headers["content-disposition"]).toBe(`attachment; filename="guests-event-${event.id}.csv"`);
  expect(answer.text.startsWith("\ufeff")).toBe(true);
  expect(answer.text.endsWith("\r\n")).toBe(true);
  const [seated, waiting, ...others] = read(answer.text);
  expect(others).toEqual([]);
  expect(seated).toEqual({
    Name: `'=HYPERLINK("https://evil.example")`,
    Email: `${first}@people.test`,
    Status: "confirmed",
    "Group size": "1",
    Guests: "0",
    Position: "",
    Priority: "",
    "RSVP at (UTC)": "2026-01-15T12:30:00Z",
    "RSVP at (Europe/Berlin)": "2026-01-15 13:30",
    "Checked in at (UTC)": "2026-02-01T18:00:00Z",
    "Special requirements": "'+ a chair,\nplease",
    "'=Drink?": "'@tea",
    "Taken off": "yes",
    Source: "newsletter",
  });
  expect(waiting).toMatchObject({
    Email: `${second}@people.test`,
    Status: "waitlisted",
    Position: "1",
    Priority: "0",
  });
});

test("the older path returns the file too, and a status filter limits its rows", async () => {
  const { host, event } = await hosted({ capacity: 1 });
  await joinAll(database.db, event, 3);
  const path = `/api/activities/${event.id}/participants.csv?status=waitlisted`;
  const answer = await site.call("GET", path, { as: host });
  expect(read(answer.text).map((line) => [line.Status, line.Position])).toEqual([
    ["waitlisted", "1"],
    ["waitlisted", "2"],
  ]);
});

describe("a CSV file of 1,203 RSVPs", () => {
  test("a long CSV file arrives whole in parts, with each person once", async () => {
    const { host, event, path } = await hosted({ capacity: null });
    await fill(database.db, event, 1203);
    const answer = await site.call("GET", path, { as: host });
    expect(answer.headers["transfer-encoding"]).toBe("chunked");
    expect(new Set(read(answer.text).map((line) => line.Email)).size).toBe(1203);
    const headers = { authorization: `Bearer ${host.token}` };
    const ofNext = await handleRestRequest(new Request(`${site.origin}/api/v1${path}`, { headers }));
    // `text()` would drop the byte order mark.
    expect(Buffer.from(await ofNext.arrayBuffer()).toString()).toBe(answer.text);
    expect((await site.call("HEAD", path, { as: host })).text).toBe("");
  });

  test("a CSV file whose next part fails breaks off and is never sent short", async () => {
    const { db } = database;
    const { event } = await hosted({ capacity: null });
    await fill(db, event, 5);
    const asked = { event: { ...event, slug: "x" } };
    const first = await getParticipantsPart(db, asked, { limit: 3 });
    const data = { eventId: event.id, position: 0, kind: "text" as const, label: "New" };
    await db.question.create({ data });
    const next = getParticipantsPart(db, { ...asked, cursor: first.nextCursor ?? "" });
    await expect(next).rejects.toMatchObject({ reason: "csv.questions-changed" });
  });
});

test("people other than the hosts get 404 whether or not the file exists", async () => {
  const { db } = database;
  const { event, path } = await hosted();
  const [ana, door, cohost] = await Promise.all([site.person(), site.person(), site.person()]);
  await db.eventStaff.createMany({
    data: [
      { eventId: event.id, email: door.email, role: "door" },
      { eventId: event.id, email: cohost.email, role: "cohost" },
    ],
  });
  expect((await site.call("GET", path)).status).toBe(401);
  expect((await site.call("GET", path, { as: ana })).status).toBe(404);
  expect((await site.call("GET", path, { as: door })).status).toBe(403);
  const empty = await site.call("GET", path, { as: cohost });
  expect(empty.status).toBe(200);
  expect(read(empty.text)).toEqual([]);
  expect(empty.text).toContain("Name,Email,Status");
  expect((await site.call("GET", `/events/${newId()}/participants.csv`, { as: cohost })).status).toBe(404);
  expect((await site.call("GET", `${path}?cursor=nonsense`, { as: cohost })).status).toBe(400);
});
