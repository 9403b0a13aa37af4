import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { newId } from "../../tests/factories";
import { inDays, type Person, restSite, type Sent } from "./testing/rest-site";

const on = testDatabase();
const site = restSite(on);

let host: Person;
let ana: Person;
let eventId: string;
beforeAll(async () => {
  host = await site.person();
  ana = await site.person();
  eventId = (await site.event({ guestsMax: 2 }, { hostId: host.id })).id;
});

const plan = {
  title: "Letterpress evening",
  startsAt: inDays(30).toISOString(),
  endsAt: inDays(31).toISOString(),
  timeZone: "Europe/Berlin",
};

function refused(code: string, reason: string, details?: object) {
  return { error: { code, reason, message: expect.stringMatching(/\.$/), ...(details && { details }) } };
}

describe("another person's rows", () => {
  test("another person's event is answered exactly like one that does not exist", async () => {
    const draft = await site.event({ state: "draft" });
    const hidden = await site.event({}, { visibility: "private" });
    const missing = newId();
    for (const [method, suffix] of [
      ["GET", ""],
      ["GET", "/rsvp"],
      ["POST", "/rsvp"],
      ["GET", "/waitlist"],
      ["GET", "/rsvps"],
      ["POST", "/publish"],
    ] as const) {
      for (const id of [draft.id, hidden.id, missing]) {
        const answer = await site.call(method, `/events/${id}${suffix}`, { as: ana });
        expect(answer, `${method} ${suffix}`).toMatchObject({ status: 404 });
        expect(answer.body).toEqual(refused("not-found", "event.not-found"));
      }
    }
  });

  test("another person's RSVP is answered exactly like one that does not exist", async () => {
    const made = await site.call("POST", `/events/${eventId}/rsvp`, { as: host });
    for (const id of [made.body.rsvp.id, newId()]) {
      for (const what of ["position", "ledger"]) {
        const answer = await site.call("GET", `/rsvps/${id}/${what}`, { as: ana });
        expect(answer).toMatchObject({ status: 404 });
        expect(answer.body).toEqual(refused("not-found", "rsvp.not-found"));
      }
    }
  });
});

describe("invalid fields", () => {
  test.each([
    ["capacity", { capacity: 0 }],
    ["capacity", { capacity: -3 }],
    ["capacity", { capacity: 1e12 }],
    ["capacity", { capacity: 2.5 }],
    ["capacity", { capacity: "40" }],
    ["guestsMax", { guestsMax: 51 }],
    ["title", { title: "" }],
    ["title", { title: "x".repeat(141) }],
    ["title", { title: "with a\u0000nul" }],
    ["title", { title: { toString: "x" } }],
    ["description", { description: "x".repeat(20_001) }],
    ["description", { description: "nul \u0000" }],
    ["timeZone", { timeZone: "Mars/Olympus" }],
    ["startsAt", { startsAt: "tomorrow" }],
    ["coverUrl", { coverUrl: "javascript:alert(1)" }],
    ["color", { color: "red" }],
    ["__proto__", JSON.parse('{"__proto__": {"role": "admin"}}')],
    ["constructor", { constructor: 1 }],
  ])("an invalid %s is refused by its name", async (field, change) => {
    const before = await on.db.event.count();
    const answer = await site.call("POST", "/events", { as: host, body: { ...plan, ...change } });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "invalid" } } });
    const fields: { field: string; message: string }[] = answer.body.error.details.fields;
    expect(new Set(fields.map((fault) => fault.field))).toEqual(new Set([field]));
    expect(await on.db.event.count()).toBe(before);
  });

  test.each([
    ["guests", "POST", "rsvp", { guests: 51 }],
    ["guests", "POST", "rsvp", { guests: -1 }],
    ["guests", "POST", "rsvp", { guests: "1" }],
    ["answer", "POST", "rsvp", { answer: 42 }],
    ["specialRequirements", "POST", "rsvp", { specialRequirements: "x".repeat(501) }],
    ["specialRequirements", "POST", "rsvp", { specialRequirements: "nul \u0000" }],
    ["specialRequirements", "POST", "rsvp", { specialRequirements: "half a \ud83d" }],
    ["expectedVersion", "PUT", "rsvp", { guests: 1, expectedVersion: "1" }],
    ["rsvpIds", "POST", "waitlist/promote", {}],
    ["rsvpIds", "POST", "rsvps/decline", { rsvpIds: [] }],
    ["rsvpIds.0", "POST", "rsvps/decline", { rsvpIds: ["x"] }],
    ["limit", "GET", "rsvps?limit=0", undefined],
    ["limit", "GET", "rsvps?limit=many", undefined],
    ["sort", "GET", "rsvps?sort=shoe-size", undefined],
    ["q", "GET", "rsvps?q=%00", undefined],
  ])("an invalid %s is refused by its name below an event", async (field, method, path, body) => {
    const answer = await site.call(method, `/events/${eventId}/${path}`, { as: host, body });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "invalid" } } });
    expect(answer.body.error.details.fields[0].field).toBe(field);
  });

  test("a field of the path cannot be replaced by the body", async () => {
    const other = await site.event();
    const body = { guests: 0, eventId: other.id };
    await site.call("POST", `/events/${eventId}/rsvp`, { as: ana, body });
    expect(await on.db.rsvp.count({ where: { poolId: other.poolId } })).toBe(0);
  });

  const packed = (content: string) => Buffer.from(content).toString("base64url");
  test.each([
    ...["not-a-page", "%00", "..", "NaN", "-", "9999999999", "9999999999999999999999", "1e300"],
    packed(`-99999999999999.${newId()}`),
    packed(`99999999999999.${newId()}`),
    packed(`2026-11-21T00:00:00.000Z ${"-".repeat(36)}`),
    packed(`+275760-09-13T00:00:00.000Z ${newId()}`),
    packed(`0000-01-01T00:00:00.000Z ${newId()}`),
  ])("the invalid cursor %s is refused or ends the list", async (cursor) => {
    const lists = ["/events?", `/events/${eventId}/rsvps?`, `/events/${eventId}/waitlist?`, "/me/events?"];
    for (const path of [...lists, "/users/my-rsvps?", "/users/my-rsvps?when=past&"]) {
      const { status } = await site.call("GET", `${path}cursor=${cursor}`, { as: host });
      expect([400, 200], path).toContain(status);
    }
  });

  test.each(["0000-01-01T00:00:00Z", "0001-01-01T00:00:00%2B23:59", "9999-12-31T23:59:59-23:59"])(
    "the extreme instant %s is refused or bounds nothing",
    async (instant) => {
      for (const bound of ["from", "to"]) {
        const { status } = await site.call("GET", `/events?${bound}=${instant}`);
        expect([400, 200], bound).toContain(status);
      }
      const body = { name: "Printer", expiresAt: decodeURIComponent(instant) };
      const { status } = await site.call("POST", "/me/tokens", { body, headers: { cookie: host.cookie } });
      expect([400, 201]).toContain(status);
    },
  );
});

describe("refused RSVPs", () => {
  test.each([
    ["rsvp.too-many-guests", {}, { guests: 3 }],
    ["rsvp.party-too-large", { capacity: 2 }, { guests: 2 }],
    ["rsvp.closed", { closesAt: inDays(-1) }, {}],
    ["rsvp.ended", { startsAt: inDays(-2), endsAt: inDays(-1) }, {}],
    ["seats.cancelled", { state: "cancelled" as const }, {}],
  ])("an RSVP refused with %s changes nothing", async (reason, terms, body) => {
    const event = await site.event({ guestsMax: 2, ...terms });
    const person = await site.person();
    const answer = await site.call("POST", `/events/${event.id}/rsvp`, { as: person, body });
    expect(answer).toMatchObject({ body: { error: { reason, message: expect.any(String) } } });
    expect([400, 409]).toContain(answer.status);
    expect(await on.db.rsvp.count({ where: { poolId: event.poolId } })).toBe(0);
  });

  test("a rate-limited RSVP is answered 429 with the seconds to wait", async () => {
    const person = await site.person();
    const event = await site.event();
    const sent: Sent = { as: person, body: {} };
    const answers = [];
    for (let i = 0; i < 6; i++) answers.push(await site.call("POST", `/events/${event.id}/rsvp`, sent));
    expect(answers.map((answer) => answer.status)).toEqual([201, 200, 200, 200, 200, 429]);
    const wait = Number(answers[5]?.headers["retry-after"]);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(answers[5]?.body).toEqual(refused("rate-limited", "rsvp.too-many", { retryAfterSeconds: wait }));
  });
});
