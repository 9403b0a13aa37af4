import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { newId } from "../../tests/factories";
import { inDays, type Person, restSite } from "./testing/rest-site";

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

function refused(code: string, reason: string) {
  return { error: { code, reason, message: expect.stringMatching(/\.$/) } };
}

describe("a body", () => {
  test.each([
    ["request.body-not-json", '{"guests": 1'],
    ["request.body-not-json", "\u0000"],
    ["request.body-not-json", "guests=1"],
    ["request.body-not-object", "[]"],
    ["request.body-not-object", "null"],
    ["request.body-too-deep", `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`],
    ["request.body-too-deep", `${'{"a":'.repeat(30_000)}1${"}".repeat(30_000)}`],
    ["request.body-not-object", '"guests"'],
    ["request.body-not-object", "[".repeat(50_000) + "]".repeat(50_000)],
  ])("a body is refused with %s: %.20s", async (reason, body) => {
    const answer = await site.call("POST", `/events/${eventId}/rsvp`, { as: ana, body });
    expect(answer).toMatchObject({ status: 400, body: refused("invalid", reason) });
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""])(
    "a body of type %j is refused",
    async (type) => {
      const sent = { as: ana, body: { guests: 1 }, headers: { "content-type": type } };
      const answer = await site.call("POST", `/events/${eventId}/rsvp`, sent);
      expect(answer).toMatchObject({
        status: 415,
        body: refused("invalid", "request.unsupported-media-type"),
      });
    },
  );

  test("a body of a megabyte is refused with an answer, with or without a declared size", async () => {
    const body = JSON.stringify({ ...plan, description: "x".repeat(1_000_000) });
    const sizes: Record<string, string>[] = [{}, { "transfer-encoding": "chunked" }];
    for (const headers of sizes) {
      const answer = await site.call("POST", "/events", { as: host, body, headers });
      expect(answer).toMatchObject({ status: 400, body: refused("invalid", "request.payload-too-large") });
    }
  });

  test("a body of many megabytes is refused with a complete answer although it was not read to its end", async () => {
    const body = JSON.stringify({ ...plan, description: "x".repeat(8_000_000) });
    for (let round = 0; round < 10; round++) {
      const answer = await site.call("POST", "/events", { as: host, body });
      expect(answer).toMatchObject({ status: 400, body: refused("invalid", "request.payload-too-large") });
    }
  });

  test("a body that breaks off does no harm", async () => {
    const socket = connect(Number(new URL(site.origin).port), "127.0.0.1");
    const head = `POST /api/v1/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${host.token}`;
    socket.end(`${head}\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"title":`);
    expect(await text(socket)).not.toContain("500 ");
    expect((await site.call("GET", "/me", { as: host })).status).toBe(200);
  });
});

test("an answer of 401 says how to authenticate on every path of the API", async () => {
  for (const path of ["/api/v1/me", "/api/activities", "/api/rsvps/x/position", "/api/users/x/rsvps"]) {
    const answer = await fetch(`${site.origin}${path}`, {
      method: path === "/api/activities" ? "POST" : "GET",
      headers: { authorization: "Bearer nobody", "content-type": "application/json" },
      ...(path === "/api/activities" && { body: "{}" }),
    });
    if (answer.status === 401) expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="Turnout"');
    else expect([path, answer.status]).toEqual([path, 404]);
  }
});

test("HTML and script are plain text and come back as they were sent", async () => {
  const script = '<script>alert("x")</script><img src=x onerror=alert(1)> & \u2028 😀';
  const body = { ...plan, title: script.replace("\u2028", ""), description: script, place: "<b>Berlin</b>" };
  const made = await site.call("POST", "/events", { as: host, body });
  expect(made).toMatchObject({
    status: 201,
    body: { title: body.title, description: script.replace("\u2028", "\n"), place: body.place },
  });
  expect(made.headers["content-type"]).toBe("application/json");
  expect(made.headers["x-content-type-options"]).toBe("nosniff");
});

describe("paths", () => {
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
  ])("the unknown path %j is not found", async (path) => {
    const answer = await site.call("GET", path, { as: ana });
    expect(answer).toMatchObject({ status: 404, body: refused("not-found", "path.not-found") });
  });

  test("an invalid id in a path is refused by its field name", async () => {
    for (const id of ["1", "..%2f..%2fme", "%00", "x'--", "%F0%9F%98%80"]) {
      const answer = await site.call("GET", `/rsvps/${id}/position`, { as: ana });
      expect(answer).toMatchObject({ status: 400 });
      expect(answer.body.error.details.fields).toMatchObject([{ field: "rsvpId" }]);
    }
  });

  test("a path says which methods it supports", async () => {
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

  test("HEAD is answered like GET without the body", async () => {
    for (const path of [`/events/${eventId}`, "/openapi.json"]) {
      const [head, get] = [await site.call("HEAD", path), await site.call("GET", path)];
      expect(head).toMatchObject({ status: 200, text: "", headers: { "content-type": "application/json" } });
      expect(get.body).not.toBeNull();
    }
    expect((await site.call("HEAD", `/events/${newId()}`)).status).toBe(404);
  });
});
