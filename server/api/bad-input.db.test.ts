import { connect } from "node:net";
import { text } from "node:stream/consumers";
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

describe("somebody else's", () => {
  test("event answers exactly as one that does not exist", async () => {
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

  test("RSVP answers exactly as one that does not exist", async () => {
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

describe("a field that cannot be used", () => {
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
  ])("is refused by its name: %s", async (field, change) => {
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
    ["expectedVersion", "PUT", "rsvp", { guests: 1 }],
    ["rsvpIds", "POST", "waitlist/promote", {}],
    ["rsvpIds", "POST", "rsvps/decline", { rsvpIds: [] }],
    ["rsvpIds.0", "POST", "rsvps/decline", { rsvpIds: ["x"] }],
    ["limit", "GET", "rsvps?limit=0", undefined],
    ["limit", "GET", "rsvps?limit=many", undefined],
    ["sort", "GET", "rsvps?sort=name", undefined],
    ["q", "GET", "rsvps?q=%00", undefined],
  ])("is refused by its name on an event: %s", async (field, method, path, body) => {
    const answer = await site.call(method, `/events/${eventId}/${path}`, { as: host, body });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "invalid" } } });
    expect(answer.body.error.details.fields[0].field).toBe(field);
  });

  test("of a path cannot be replaced by the body", async () => {
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
  ])("as a cursor is refused, or ends the list: %s", async (cursor) => {
    const lists = ["/events?", `/events/${eventId}/rsvps?`, `/events/${eventId}/waitlist?`, "/me/events?"];
    for (const path of [...lists, "/users/my-rsvps?", "/users/my-rsvps?when=past&"]) {
      const { status } = await site.call("GET", `${path}cursor=${cursor}`, { as: host });
      expect([400, 200], path).toContain(status);
    }
  });

  test.each(["0000-01-01T00:00:00Z", "0001-01-01T00:00:00%2B23:59", "9999-12-31T23:59:59-23:59"])(
    "as a bound of time is refused, or bounds nothing: %s",
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

describe("an RSVP that the event does not take", () => {
  test.each([
    ["rsvp.too-many-guests", {}, { guests: 3 }],
    ["rsvp.party-too-large", { capacity: 2 }, { guests: 2 }],
    ["rsvp.closed", { closesAt: inDays(-1) }, {}],
    ["rsvp.ended", { startsAt: inDays(-2), endsAt: inDays(-1) }, {}],
    ["rsvp.event-cancelled", { state: "cancelled" as const }, {}],
  ])("is refused with %s and changes nothing", async (reason, terms, body) => {
    const event = await site.event({ guestsMax: 2, ...terms });
    const person = await site.person();
    const answer = await site.call("POST", `/events/${event.id}/rsvp`, { as: person, body });
    expect(answer).toMatchObject({ body: { error: { reason, message: expect.any(String) } } });
    expect([400, 409]).toContain(answer.status);
    expect(await on.db.rsvp.count({ where: { poolId: event.poolId } })).toBe(0);
  });

  test("comes too often: 429 says in how many seconds to come back", async () => {
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

describe("a body", () => {
  test.each([
    ["request.body-not-json", '{"guests": 1'],
    ["request.body-not-json", "\u0000"],
    ["request.body-not-json", "guests=1"],
    ["request.body-not-object", "[]"],
    ["request.body-not-object", "null"],
    ["request.body-not-object", '"guests"'],
    ["request.body-not-object", "[".repeat(50_000) + "]".repeat(50_000)],
  ])("is refused with %s: %.20s", async (reason, body) => {
    const answer = await site.call("POST", `/events/${eventId}/rsvp`, { as: ana, body });
    expect(answer).toMatchObject({ status: 400, body: refused("invalid", reason) });
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""])(
    "of type %j is refused",
    async (type) => {
      const sent = { as: ana, body: { guests: 1 }, headers: { "content-type": type } };
      const answer = await site.call("POST", `/events/${eventId}/rsvp`, sent);
      expect(answer).toMatchObject({
        status: 400,
        body: refused("invalid", "request.unsupported-media-type"),
      });
    },
  );

  test("of a megabyte is refused with an answer, whether or not it says its size", async () => {
    const body = JSON.stringify({ ...plan, description: "x".repeat(1_000_000) });
    const sizes: Record<string, string>[] = [{}, { "transfer-encoding": "chunked" }];
    for (const headers of sizes) {
      const answer = await site.call("POST", "/events", { as: host, body, headers });
      expect(answer).toMatchObject({ status: 400, body: refused("invalid", "request.payload-too-large") });
    }
  });

  test("that breaks off does no harm", async () => {
    const socket = connect(Number(new URL(site.origin).port), "127.0.0.1");
    const head = `POST /api/v1/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${host.token}`;
    socket.end(`${head}\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"title":`);
    expect(await text(socket)).not.toContain("500 ");
    expect((await site.call("GET", "/me", { as: host })).status).toBe(200);
  });
});

test("HTML and script are text: they come back as they were sent", async () => {
  const script = '<script>alert("x")</script><img src=x onerror=alert(1)> & \u2028 😀';
  const body = { ...plan, title: script.replace("\u2028", ""), description: script, place: "<b>Berlin</b>" };
  const made = await site.call("POST", "/events", { as: host, body });
  expect(made).toMatchObject({
    status: 201,
    body: { title: body.title, description: script, place: body.place },
  });
  expect(made.headers["content-type"]).toBe("application/json");
  expect(made.headers["x-content-type-options"]).toBe("nosniff");
});

describe("an address", () => {
  test.each([
    "/nothing",
    "/",
    "",
    "/events/../../../etc/passwd",
    "/events/%2e%2e/me/x",
    "//events",
    "/events/a/b/c/d",
    `/events/${newId()}/rsvp/%`,
    "/rsvps/%E0%A4%A/position",
    "/rsvps/%/ledger",
    "/constructor",
    "/__proto__",
  ])("that is nothing's is not found: %j", async (path) => {
    const answer = await site.call("GET", path, { as: ana });
    expect(answer).toMatchObject({ status: 404, body: refused("not-found", "path.not-found") });
  });

  test("with an id that is none names the field", async () => {
    for (const id of ["1", "..%2f..%2fme", "%00", "x'--", "%F0%9F%98%80"]) {
      const answer = await site.call("GET", `/rsvps/${id}/position`, { as: ana });
      expect(answer).toMatchObject({ status: 400 });
      expect(answer.body.error.details.fields).toMatchObject([{ field: "rsvpId" }]);
    }
  });

  test("says which methods it knows", async () => {
    const wrong = await site.call("PATCH", `/events/${eventId}/rsvp`, { as: ana, body: {} });
    expect(wrong).toMatchObject({ status: 405, body: refused("invalid", "request.method-not-supported") });
    expect(wrong.headers.allow?.split(", ").sort()).toEqual([
      "DELETE",
      "GET",
      "HEAD",
      "OPTIONS",
      "POST",
      "PUT",
    ]);
    const asked = await site.call("OPTIONS", `/events/${eventId}/publish`);
    expect(asked).toMatchObject({ status: 204, text: "", headers: { allow: "POST, OPTIONS" } });
    expect(asked.headers).not.toHaveProperty("access-control-allow-origin");
    expect((await site.call("POST", "/openapi.json", { as: ana, body: {} })).status).toBe(405);
  });

  test("answers HEAD as GET without the body", async () => {
    for (const path of [`/events/${eventId}`, "/openapi.json"]) {
      const [head, get] = [await site.call("HEAD", path), await site.call("GET", path)];
      expect(head).toMatchObject({ status: 200, text: "", headers: { "content-type": "application/json" } });
      expect(get.body).not.toBeNull();
    }
    expect((await site.call("HEAD", `/events/${newId()}`)).status).toBe(404);
  });
});
