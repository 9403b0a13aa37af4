import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { newId } from "../../tests/factories";
import { inDays, type Person, restSite } from "./testing/rest-site";

const on = testDatabase();
const site = restSite(on);

const RSVP_FIELDS = [
  ...[
    "answers",
    "askedAt",
    "checkedInAt",
    "checkedInSeats",
    "eventId",
    "guests",
    "id",
    "offerExpiresAt",
    "position",
    "rsvpAt",
  ],
  ...["seats", "sessionId", "specialRequirements", "status", "version"],
];
const SEATS_FIELDS = [
  ...["capacity", "confirmedSeats", "heldForWaitlist", "offeredSeats", "seatsLeft", "version"],
  ...["waitlistLength", "waitlistedSeats"],
];
const EVENT_FIELDS = [
  ...["id", "slug", "title", "description", "coverUrl", "place", "startsAt", "endsAt", "timeZone", "status"],
  ...["visibility", "capacity", "guestsMax", "rsvpClosesAt", "waitlistEnabled", "waitlistMode", "partyRule"],
  ...["host", "seats", "version"],
];

let host: Person;
let ana: Person;
let ben: Person;
beforeAll(async () => {
  host = await site.person({ name: "Marta Silveira" });
  ana = await site.person({ name: "Ana Ferreira" });
  ben = await site.person({ name: "Ben Okafor" });
});

const plan = {
  title: "Letterpress evening",
  startsAt: inDays(30).toISOString(),
  endsAt: inDays(31).toISOString(),
  timeZone: "Europe/Berlin",
};

describe("events", () => {
  test("an event can be created as a draft, changed, published, duplicated and cancelled", async () => {
    const made = await site.call("POST", "/events", { as: host, body: plan });
    expect(made.status).toBe(201);
    expect(Object.keys(made.body)).toEqual(expect.arrayContaining(EVENT_FIELDS));
    expect(made.body).toMatchObject({ status: "draft", capacity: null, guestsMax: 0, host: { id: host.id } });
    const path = `/events/${made.body.id}`;

    const body = { capacity: 40, expectedVersion: made.body.version };
    const edited = await site.call("PATCH", path, { as: host, body });
    expect(edited).toMatchObject({ status: 200, body: { capacity: 40, seats: { capacity: 40 } } });
    const stale = await site.call("PATCH", path, { as: host, body: { ...body, capacity: 45 } });
    expect(stale).toMatchObject({ status: 409, body: { error: { reason: "event.changed-meanwhile" } } });

    expect((await site.call("GET", path)).status).toBe(404);
    const published = await site.call("POST", `${path}/publish`, { as: host });
    expect(published).toMatchObject({ status: 200, body: { status: "published" } });
    expect(await site.call("GET", path)).toMatchObject({ status: 200, body: { viewerRole: null } });
    expect((await site.call("GET", `/events/${made.body.slug}`)).body.id).toBe(made.body.id);
    expect((await site.call("GET", path)).body).not.toHaveProperty("inviteToken");

    const copy = await site.call("POST", `${path}/duplicate`, { as: host });
    expect(copy).toMatchObject({ status: 201, body: { status: "draft", title: plan.title } });
    const cancelled = await site.call("POST", `${path}/cancel`, { as: host });
    expect(cancelled).toMatchObject({ status: 200, body: { status: "cancelled" } });
  });

  test("events are listed page by page", async () => {
    for (const title of ["Page one", "Page two"]) await site.event({}, { title });
    const query = "q=page&limit=1";
    const first = await site.call("GET", `/events?${query}`);
    expect(first).toMatchObject({ status: 200, body: { items: [{ seats: { capacity: 10 } }] } });
    const next = await site.call("GET", `/events?${query}&cursor=${first.body.nextCursor}`);
    expect(next.body.nextCursor).toBeNull();
    const titles = [first, next].flatMap((page) =>
      page.body.items.map((item: { title: string }) => item.title),
    );
    expect(titles.sort()).toEqual(["Page one", "Page two"]);
  });
});

describe("an RSVP", () => {
  test("an RSVP is 201 if new and 200 if unchanged, and returns itself and the seats", async () => {
    const event = await site.event({ capacity: 3 });
    const path = `/events/${event.id}/rsvp`;
    expect(await site.call("GET", path, { as: ana })).toMatchObject({ status: 200, body: { rsvp: null } });

    const body = { guests: 1, specialRequirements: "Vegan" };
    const made = await site.call("POST", path, { as: ana, body });
    expect(made.status).toBe(201);
    expect(Object.keys(made.body).sort()).toEqual(["rsvp", "seats"]);
    expect(Object.keys(made.body.rsvp).sort()).toEqual(RSVP_FIELDS);
    expect(Object.keys(made.body.seats).sort()).toEqual(SEATS_FIELDS);
    expect(made.body.rsvp).toMatchObject({
      eventId: event.id,
      status: "confirmed",
      seats: 2,
      position: null,
    });

    const again = await site.call("POST", path, { as: ana, body: { guests: 0 } });
    expect(again).toMatchObject({ status: 200, body: made.body });
    const edit = { guests: 2, expectedVersion: made.body.rsvp.version };
    const edited = await site.call("PUT", path, { as: ana, body: edit });
    expect(edited).toMatchObject({ status: 200, body: { rsvp: { seats: 3 }, seats: { seatsLeft: 0 } } });
    const stale = await site.call("PUT", path, { as: ana, body: { ...edit, guests: 0 } });
    expect(stale).toMatchObject({
      status: 409,
      body: {
        error: { code: "conflict", reason: "rsvp.changed-meanwhile", details: { rsvp: { guests: 2 } } },
      },
    });
    const gone = await site.call("DELETE", path, { as: ana });
    expect(gone).toMatchObject({
      status: 200,
      body: { rsvp: { status: "cancelled" }, seats: { seatsLeft: 3 } },
    });
  });

  test("a waitlisted RSVP returns its position and the reason, and a host can promote it", async () => {
    const event = await site.event({ capacity: 1 }, { hostId: host.id });
    const [cleo, dev] = [await site.person(), await site.person()];
    const path = `/events/${event.id}`;
    const first = await site.call("POST", `${path}/rsvp`, { as: cleo });
    const second = await site.call("POST", `${path}/rsvp`, { as: dev });
    expect(second).toMatchObject({ status: 201, body: { rsvp: { status: "waitlisted", position: 1 } } });
    const { id } = second.body.rsvp;

    const position = await site.call("GET", `/rsvps/${id}/position`, { as: dev });
    expect(position).toMatchObject({ status: 200, body: { position: 1, queueLength: 1 } });
    const ledger = await site.call("GET", `/rsvps/${id}/ledger`, { as: dev });
    expect(ledger.body.items).toEqual([
      { at: expect.any(String), action: "waitlisted", seats: 1, reason: expect.any(String) },
    ]);
    const forAll = await site.call("GET", `${path}/waitlist`);
    expect(forAll.body).toMatchObject({ length: 1, partyRule: "skip" });
    expect(forAll.body).not.toHaveProperty("items");
    const forHosts = await site.call("GET", `${path}/waitlist`, { as: host });
    expect(forHosts.body).toMatchObject({ items: [{ id, person: { id: dev.id } }], nextCursor: null });

    const full = await site.call("POST", `${path}/waitlist/promote`, { as: host, body: { rsvpIds: [id] } });
    expect(full).toMatchObject({
      status: 200,
      body: { results: [{ id, outcome: "refused", reason: "seats.not-enough" }] },
    });
    const declined = await site.call("POST", `${path}/rsvps/${first.body.rsvp.id}/decline`, { as: host });
    expect(declined).toMatchObject({ status: 200, body: { rsvp: { status: "declined" } } });
    expect((await site.call("GET", `${path}/rsvp`, { as: dev })).body.rsvp.status).toBe("confirmed");
    const restored = await site.call("POST", `${path}/rsvps/${first.body.rsvp.id}/restore`, { as: host });
    expect(restored).toMatchObject({ status: 200, body: { rsvp: { status: "waitlisted" } } });
    const body = { rsvpIds: [id, newId()] };
    const many = await site.call("POST", `${path}/rsvps/decline`, { as: host, body });
    expect(many.body.results).toMatchObject([{ id, outcome: "done" }, { outcome: "refused" }]);
  });

  test("an RSVP is on the lists of its owner and of the host", async () => {
    const event = await site.event({}, { hostId: host.id, title: "On lists" });
    const path = `/events/${event.id}`;
    await site.call("POST", `${path}/rsvp`, { as: ben, body: { guests: 1 } });
    const mine = await site.call("GET", "/users/my-rsvps", { as: ben });
    expect(mine).toMatchObject({
      status: 200,
      body: { items: [{ event: { title: "On lists" } }], nextCursor: null },
    });
    for (const list of ["rsvps?status=confirmed&q=ben", "participants"]) {
      const answer = await site.call("GET", `${path}/${list}`, { as: host });
      expect(answer.body).toMatchObject({
        items: [{ person: { name: "Ben Okafor" }, seats: 2 }],
        nextCursor: null,
      });
      expect((await site.call("GET", `${path}/${list}`, { as: ben })).status).toBe(404);
    }
    const figures = await site.call("GET", `${path}/analytics/rsvps`, { as: host });
    expect(figures).toMatchObject({
      status: 200,
      body: { statuses: { confirmed: { people: 1, seats: 2 } } },
    });
  });
});

describe("the older paths", () => {
  test("the older paths return the same answers", async () => {
    const event = await site.event({ capacity: 1 }, { hostId: host.id });
    const [one, two] = [await site.person(), await site.person()];
    const path = `/api/activities/${event.id}`;
    expect(await site.call("POST", `${path}/rsvp`, { as: one })).toMatchObject({ status: 201 });
    const waiting = await site.call("POST", `${path}/rsvp`, { as: two, body: { guests: 0 } });
    const rsvp = { version: waiting.body.rsvp.version, id: waiting.body.rsvp.id };
    const body = { guests: 0, expectedVersion: rsvp.version };
    expect(await site.call("PUT", `${path}/rsvp`, { as: two, body })).toMatchObject({ status: 200 });

    const pairs = [
      [`/api/activities/${event.id}/rsvps`, `/events/${event.id}/rsvps`, host],
      [`/api/activities/${event.id}/waitlist`, `/events/${event.id}/waitlist`, two],
      [`/api/activities/${event.id}/participants`, `/events/${event.id}/participants`, host],
      [`/api/activities/${event.id}/analytics/rsvps`, `/events/${event.id}/analytics/rsvps`, host],
      [`/api/rsvps/${rsvp.id}/position`, `/rsvps/${rsvp.id}/position`, two],
      ["/api/users/my-rsvps", "/users/my-rsvps", two],
    ] as const;
    for (const [older, newer, as] of pairs) {
      const [answer, same] = [await site.call("GET", older, { as }), await site.call("GET", newer, { as })];
      expect(answer.status, older).toBe(200);
      expect(answer.body, older).toEqual(same.body);
    }
    const promoted = await site.call("POST", `${path}/waitlist/promote`, { as: host, body: { count: 1 } });
    expect(promoted.body.results).toHaveLength(1);
    expect(await site.call("DELETE", `${path}/rsvp`, { as: one })).toMatchObject({ status: 200 });
  });
});
