import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { changeEventRow, createSession } from "../../tests/factories";
import { type Person, restSite } from "./testing/rest-site";

const on = testDatabase();
const site = restSite(on);
const MINUTE_MS = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS);

let host: Person;
beforeAll(async () => {
  host = await site.person({ name: "Marta Silveira" });
});

/** An event that began a moment ago, with a guest and a session in which the guest has a seat. */
async function scene() {
  const { id } = await site.event({ capacity: 5 }, { hostId: host.id });
  const [guest, stranger] = [await site.person({ name: "Ana Ferreira" }), await site.person()];
  const { sessionId, poolId } = await createSession(on.db, id, {}, { title: "Inks" });
  for (const path of [`/events/${id}/rsvp`, `/sessions/${sessionId}/rsvp`]) {
    expect((await site.call("POST", path, { as: guest, body: {} })).status).toBe(201);
  }
  const begin = async () => {
    const times = { startsAt: ago(30), endsAt: ago(-30) };
    await changeEventRow(on.db, id, times);
    await on.db.seatPool.update({ where: { id: poolId }, data: times });
  };
  return {
    id,
    sessionId,
    guest,
    stranger,
    begin,
    paths: [`/events/${id}/feedback`, `/sessions/${sessionId}/feedback`],
  };
}

test("guests rate an event and a session once each: created, then replaced, then removed", async () => {
  const { paths, guest, begin } = await scene();
  await begin();
  for (const path of paths) {
    const first = await site.call("POST", path, { as: guest, body: { stars: 4, comment: " Lovely " } });
    expect(first).toMatchObject({
      status: 201,
      body: { feedback: { stars: 4, comment: "Lovely", anonymous: false } },
    });
    expect(first.body.created).toBeUndefined();
    const again = await site.call("POST", path, { as: guest, body: { stars: 2, anonymous: true } });
    expect(again).toMatchObject({
      status: 200,
      body: { feedback: { stars: 2, comment: null, anonymous: true } },
    });
    expect((await site.call("GET", `${path}/mine`, { as: guest })).body.feedback).toEqual(
      again.body.feedback,
    );
    const list = await site.call("GET", path, { as: host });
    expect(list).toMatchObject({
      status: 200,
      body: {
        count: 1,
        average: 2,
        stars: { 1: 0, 2: 1, 3: 0, 4: 0, 5: 0 },
        items: [{ stars: 2, comment: null, anonymous: true, person: null }],
        nextCursor: null,
      },
    });
    expect(list.text).not.toContain(guest.id);
    expect((await site.call("DELETE", path, { as: guest })).status).toBe(200);
    expect((await site.call("DELETE", path, { as: guest })).body.error.reason).toBe("feedback.not-found");
    expect((await site.call("GET", `${path}/mine`, { as: guest })).body).toEqual({ feedback: null });
  }
});

test("before the start, and by people without a seat, feedback is refused with the reason", async () => {
  const { paths, guest, stranger, begin } = await scene();
  for (const path of paths) {
    const early = await site.call("POST", path, { as: guest, body: { stars: 4 } });
    expect(early).toMatchObject({ status: 409, body: { error: { reason: "feedback.not-begun" } } });
    expect(early.body.error.details.startsAt).toMatch(/Z$/);
  }
  await begin();
  for (const path of paths) {
    const other = await site.call("POST", path, { as: stranger, body: { stars: 4 } });
    expect(other).toMatchObject({ status: 403, body: { error: { reason: "feedback.not-there" } } });
    expect((await site.call("POST", path, { body: { stars: 4 } })).status).toBe(401);
    expect((await site.call("GET", path, { as: stranger })).status).toBe(404);
    expect((await site.call("GET", path, { as: guest })).status).toBe(404);
  }
});

test.each([
  {},
  { stars: 0 },
  { stars: 6 },
  { stars: 4.5 },
  { stars: "4" },
  { stars: null },
  { stars: 4, comment: "x".repeat(2_001) },
  { stars: 4, anonymous: "yes" },
  { stars: 4, userId: "someone" },
])("%j is no feedback", async (body) => {
  const { paths, guest, begin } = await scene();
  await begin();
  for (const path of paths) {
    expect(await site.call("POST", path, { as: guest, body })).toMatchObject({ status: 400 });
  }
});

test("hosts read a summary and export a file", async () => {
  const { id, paths, guest, begin } = await scene();
  await begin();
  for (const path of paths) await site.call("POST", path, { as: guest, body: { stars: 5 } });
  const summary = await site.call("GET", `/events/${id}/feedback/summary`, { as: host });
  expect(summary.body).toMatchObject({
    event: { count: 1, average: 5 },
    sessions: [{ title: "Inks", count: 1 }],
  });
  const file = await site.call("GET", `/events/${id}/feedback.csv`, { as: host });
  expect(file).toMatchObject({ status: 200, headers: { "content-type": "text/csv; charset=utf-8" } });
  expect(file.text).toContain("Ana Ferreira");
  expect((await site.call("GET", `/events/${id}/feedback.csv`, { as: guest })).status).toBe(404);
});
