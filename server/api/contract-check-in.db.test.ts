import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createSessionPool, newId } from "../../tests/factories";
import { inDays, type Person, restSite } from "./testing/rest-site";

const on = testDatabase();
const site = restSite(on);

let host: Person;
beforeAll(async () => {
  host = await site.person({ name: "Marta Silveira" });
});

/** A published event with a guest who brings one, a person of the waitlist, and a door helper. */
async function scene(terms: Parameters<typeof site.event>[0] = {}) {
  const { id } = await site.event({ capacity: 2, guestsMax: 3, ...terms }, { hostId: host.id });
  const [guest, waiter, door] = [
    await site.person({ name: "Ana Ferreira" }),
    await site.person({ name: "Jürgen Ødegård" }),
    await site.person({ name: "Dora Lind" }),
  ];
  await on.db.eventStaff.create({ data: { eventId: id, email: door.email, role: "door" } });
  const rsvpOf = async (as: Person, guests: number) =>
    (await site.call("POST", `/events/${id}/rsvp`, { as, body: { guests } })).body.rsvp.id as string;
  const guestRsvp = await rsvpOf(guest, 1);
  const waiterRsvp = await rsvpOf(waiter, 0);
  const path = `/events/${id}/check-in`;
  const scan = (body: object, as = door) =>
    site.call("POST", path, { as, body: { nonce: newId(), ...body } });
  return { id, path, guest, waiter, door, guestRsvp, waiterRsvp, scan };
}

const SCAN_FIELDS = ["outcome", "rsvp", "arrivedSeats", "seats", "person", "clockSkewMinutes", "replayed"];

describe("check-in over REST", () => {
  test("an RSVP's owner and the hosts read its code as text and as a picture, and no one else does", async () => {
    const { guest, guestRsvp, door } = await scene();
    for (const as of [guest, host]) {
      const { status, body } = await site.call("GET", `/rsvps/${guestRsvp}/qr`, { as });
      expect(status).toBe(200);
      expect(body.code).toMatch(/^[\w-]{76}$/);
      expect(body.shortCode).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    }
    const picture = await site.call("GET", `/rsvps/${guestRsvp}/qr.svg`, { as: guest });
    expect(picture).toMatchObject({
      status: 200,
      headers: { "content-type": "image/svg+xml; charset=utf-8" },
    });
    expect(picture.text).toMatch(/^<svg .*<\/svg>$/s);
    expect((await site.call("GET", `/rsvps/${guestRsvp}/qr`, { as: door })).status).toBe(404);
    expect((await site.call("GET", `/rsvps/${guestRsvp}/qr`)).status).toBe(401);
  });

  test("a code ends with the RSVP: after a cancellation there is none", async () => {
    const { id, guest, guestRsvp } = await scene();
    await site.call("DELETE", `/events/${id}/rsvp`, { as: guest });
    const gone = await site.call("GET", `/rsvps/${guestRsvp}/qr`, { as: guest });
    expect(gone).toMatchObject({ status: 409, body: { error: { reason: "check-in.no-code" } } });
  });

  test("door staff check a group in one by one, see who was first, and take it back", async () => {
    const { guest, guestRsvp, scan, path, door } = await scene();
    const { code, shortCode } = (await site.call("GET", `/rsvps/${guestRsvp}/qr`, { as: guest })).body;
    const first = await scan({ code, members: [0] });
    expect(first).toMatchObject({
      status: 200,
      body: { outcome: "arrived", arrivedSeats: 1, seats: 2, person: { name: "Ana Ferreira", party: 2 } },
    });
    expect(Object.keys(first.body)).toEqual(expect.arrayContaining(SCAN_FIELDS));
    expect(first.body.rsvp).toMatchObject({ id: guestRsvp, checkedInSeats: 1, answers: {} });
    const again = await scan({ shortCode, members: [0] }, host);
    expect(again.body).toMatchObject({ outcome: "already", by: "Dora Lind", firstAt: first.body.firstAt });
    expect((await scan({ rsvpId: guestRsvp })).body).toMatchObject({ outcome: "arrived", arrivedSeats: 2 });
    const body = { rsvpId: guestRsvp, members: [1], nonce: newId() };
    for (const replayed of [false, true]) {
      const undone = await site.call("POST", `${path}/undo`, { as: door, body });
      expect(undone).toMatchObject({ status: 200, body: { outcome: "undone", arrivedSeats: 1, replayed } });
    }
  });

  test("what a door should say is an outcome with 200, and what is malformed is 400", async () => {
    const { guestRsvp, scan, waiterRsvp } = await scene();
    const other = await scene();
    const { code } = (await site.call("GET", `/rsvps/${other.guestRsvp}/qr`, { as: other.guest })).body;
    expect(await scan({ code })).toMatchObject({
      status: 200,
      body: { outcome: "refused", reason: "check-in.other-event", rsvp: null },
    });
    expect(await scan({ code: code.slice(0, 30) })).toMatchObject({
      status: 200,
      body: { reason: "check-in.code-incomplete" },
    });
    expect((await scan({ rsvpId: waiterRsvp })).body).toMatchObject({ outcome: "waiting" });
    expect((await scan({ rsvpId: newId() })).body).toMatchObject({ reason: "check-in.not-on-list" });
    for (const body of [
      {},
      { code, rsvpId: guestRsvp },
      { code: "" },
      { code, nonce: "x" },
      { rsvpId: guestRsvp, members: [] },
      { rsvpId: guestRsvp, members: [-1] },
      { rsvpId: guestRsvp, extra: 1 },
      { rsvpId: guestRsvp, scannedAt: "today" },
    ]) {
      expect(await scan(body), JSON.stringify(body)).toMatchObject({
        status: 400,
        body: { error: { reason: "input.invalid" } },
      });
    }
  });

  test("only people with a role at the event may use its doors", async () => {
    const { id, guest, scan, guestRsvp, path } = await scene();
    expect((await scan({ rsvpId: guestRsvp }, guest)).status).toBe(404);
    for (const [method, end] of [
      ["GET", "/list"],
      ["GET", "/search?q=ana"],
      ["GET", "/counts"],
      ["POST", "/undo"],
      ["POST", "/batch"],
      ["POST", "/walk-in"],
      ["POST", "/serve-door"],
    ] as const) {
      const sent = { ...(method === "POST" && { body: {} }) };
      expect((await site.call(method, path + end, { as: guest, ...sent })).status, end).toBe(404);
      expect((await site.call(method, path + end, sent)).status, end).toBe(401);
    }
    expect((await site.call("GET", `/events/${id}/analytics/arrivals`, { as: guest })).status).toBe(404);
  });

  test("a door reads its list, finds names, and sees its counters", async () => {
    const { id, path, door, guestRsvp, waiterRsvp, scan } = await scene();
    await scan({ rsvpId: guestRsvp, members: [0] });
    const get = async (end: string) => (await site.call("GET", path + end, { as: door })).body;
    const list = await get("/list?limit=500");
    expect(list).toMatchObject({ nextCursor: null, event: { id }, opensAt: null });
    expect(list.serverNow).toMatch(/Z$/);
    expect(list.items.map((item: { rsvpId: string }) => item.rsvpId).sort()).toEqual(
      [guestRsvp, waiterRsvp].sort(),
    );
    expect(JSON.stringify(list)).not.toContain("@");
    const first = await get("/list?limit=1");
    expect(first.items).toHaveLength(1);
    expect((await get(`/list?limit=1&cursor=${first.nextCursor}`)).items).toHaveLength(1);
    expect((await get("/search?q=odegard")).items).toMatchObject([{ rsvpId: waiterRsvp }]);
    expect(await get("/counts")).toMatchObject({ expected: 2, arrived: 1, waitingAtDoor: 0, walkIns: 0 });
    const arrivals = await site.call("GET", `/events/${id}/analytics/arrivals`, { as: host });
    expect(arrivals).toMatchObject({ status: 200, body: { arrivedSeats: 1, noShows: null } });
  });

  test("a phone that was offline sends its queue, each scan with its own result", async () => {
    const { path, door, guestRsvp } = await scene();
    const scans = [
      {
        rsvpId: guestRsvp,
        members: [0],
        nonce: newId(),
        scannedAt: new Date(Date.now() - 60_000).toISOString(),
      },
      { code: "nonsense", nonce: newId() },
      { kind: "undo", rsvpId: guestRsvp, nonce: newId() },
    ];
    const sent = { as: door, body: { scans, sentAt: new Date().toISOString() } };
    const { status, body } = await site.call("POST", `${path}/batch`, sent);
    expect(status).toBe(200);
    expect(body.results.map((result: { outcome: string }) => result.outcome)).toEqual([
      "arrived",
      "refused",
      "undone",
    ]);
    const many = Array.from({ length: 201 }, () => ({ rsvpId: guestRsvp, nonce: newId() }));
    expect((await site.call("POST", `${path}/batch`, { as: door, body: { scans: many } })).status).toBe(400);
  });

  test("walk-ins and the door of a session work over REST", async () => {
    const { id, path, door, scan, guestRsvp } = await scene({ capacity: 3 });
    const poolId = await createSessionPool(on.db, id, { capacity: 5 });
    const { sessionId } = await on.db.seatPool.findUniqueOrThrow({ where: { id: poolId } });
    expect((await scan({ rsvpId: guestRsvp, sessionId })).body).toMatchObject({
      outcome: "refused",
      reason: "check-in.not-in-session",
      canWalkIn: true,
    });
    const add = (body: object) =>
      site.call("POST", `${path}/walk-in`, { as: door, body: { nonce: newId(), ...body } });
    expect((await add({ rsvpId: guestRsvp, sessionId })).body).toMatchObject({
      outcome: "arrived",
      rsvp: { sessionId },
    });
    expect((await add({ name: "Wim" })).body).toMatchObject({
      outcome: "refused",
      reason: "seats.not-enough",
    });
    expect((await scan({ rsvpId: guestRsvp, sessionId: newId() })).status).toBe(404);
    const served = await site.call("POST", `${path}/serve-door`, { as: door, body: {} });
    expect(served).toMatchObject({ status: 200, body: { served: 0, seats: { capacity: 3 } } });
  });

  test("check-in opens when the host said, by the server's clock", async () => {
    const { id, scan, guestRsvp } = await scene({ startsAt: inDays(1) });
    await on.db.event.update({ where: { id }, data: { checkInOpensMinutes: 60 } });
    expect((await scan({ rsvpId: guestRsvp })).body).toMatchObject({
      outcome: "refused",
      reason: "check-in.not-open-yet",
    });
    const ahead = new Date(Date.now() + 2 * 3_600_000).toISOString();
    await on.db.event.update({ where: { id }, data: { checkInOpensMinutes: 2_000 } });
    expect((await scan({ rsvpId: guestRsvp, scannedAt: ahead, sentAt: ahead })).body).toMatchObject({
      outcome: "arrived",
      clockSkewMinutes: 120,
    });
  });
});
