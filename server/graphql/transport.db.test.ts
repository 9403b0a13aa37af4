import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { buildClientSchema, getIntrospectionQuery, printSchema } from "graphql";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { type Person, restSite } from "../api/testing/rest-site";
import { schemaText } from "./page";
import { asking, reasonsIn } from "./testing/ask";

const on = testDatabase();
const site = restSite(on);
const ask = asking(site);
const ME = "{ viewer { id name email } }";

let ana: Person;
beforeAll(async () => {
  ana = await site.person({ name: "Ana Sá" });
});

const json = { "content-type": "application/json" };
const byCookie = (headers: Record<string, string> = {}) =>
  site.call("POST", "/api/graphql", { body: { query: ME }, headers: { cookie: ana.cookie, ...headers } });

describe("an operation", () => {
  test("an operation runs with an access token", async () => {
    const answer = await ask(ana, ME);
    expect(answer).toMatchObject({
      status: 200,
      body: { data: { viewer: { id: ana.id, name: "Ana Sá", email: ana.email } } },
    });
    expect(answer.headers).toMatchObject({
      "content-type": "application/json",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "x-request-id": expect.any(String),
    });
  });

  test("an operation runs with a session cookie", async () => {
    expect(await byCookie()).toMatchObject({ status: 200, body: { data: { viewer: { id: ana.id } } } });
  });

  test("an operation without a sign-in is refused with the reason of REST, and the request id is the client's", async () => {
    const answer = await ask(undefined, ME, {}, { headers: { "x-request-id": "mine-1" } });
    expect(answer).toMatchObject({ status: 200, headers: { "x-request-id": "mine-1" } });
    expect(answer.body).toEqual({
      data: { viewer: null },
      errors: [
        {
          message: expect.stringMatching(/\.$/),
          path: ["viewer"],
          locations: [{ line: 1, column: 3 }],
          extensions: { code: "unauthenticated", reason: "sign-in.missing", apolloCode: "UNAUTHENTICATED" },
        },
      ],
    });
  });

  test("a banned person is refused with token and cookie", async () => {
    const banned = await site.person();
    await on.db.user.update({ where: { id: banned.id }, data: { bannedAt: new Date() } });
    expect(reasonsIn(await ask(banned, ME))).toEqual({ viewer: "sign-in.missing" });
    const headers = { cookie: banned.cookie };
    expect(reasonsIn(await ask(undefined, ME, {}, { headers }))).toEqual({ viewer: "sign-in.missing" });
  });

  test("the media type of GraphQL responses is answered where it is accepted", async () => {
    const answer = await ask(ana, ME, {}, { headers: { accept: "application/graphql-response+json" } });
    expect(answer.headers["content-type"]).toBe("application/graphql-response+json");
    expect(JSON.parse(answer.text)).toMatchObject({ data: { viewer: { id: ana.id } } });
  });

  test("introspection gives the whole schema", async () => {
    const answer = await ask(undefined, getIntrospectionQuery());
    expect(answer.status).toBe(200);
    expect(printSchema(buildClientSchema(answer.body.data))).toBe(schemaText());
  });

  test("the operations of a batch are answered in their order, each on its own", async () => {
    const body = [
      { query: ME },
      { query: "{ nothing }" },
      { query: "query A { viewer { name } }", operationName: "A" },
    ];
    const answer = await site.call("POST", "/api/graphql", { as: ana, body });
    expect(answer.body).toMatchObject([
      { data: { viewer: { id: ana.id } } },
      { errors: [{ extensions: { reason: "request.invalid" } }] },
      { data: { viewer: { name: "Ana Sá" } } },
    ]);
  });
});

describe("a request from another site", () => {
  test.each([
    { origin: "https://evil.example" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "null" },
  ])("a request with the cookie of its user and %j is refused", async (headers) => {
    const answer = await byCookie(headers as unknown as Record<string, string>);
    expect(answer).toMatchObject({
      status: 403,
      body: { errors: [{ extensions: { code: "forbidden", reason: "request.forged" } }] },
    });
  });

  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/graphql",
    "",
  ])("a body of type %j is refused with cookie and with token", async (type) => {
    const credentials: Record<string, string>[] = [
      { cookie: ana.cookie },
      { authorization: `Bearer ${ana.token}` },
    ];
    for (const auth of credentials) {
      const answer = await site.call("POST", "/api/graphql", {
        body: { query: ME },
        headers: { ...auth, "content-type": type },
      });
      expect(answer.status).toBe(415);
      expect(reasonsIn(answer)).toEqual({ "": "request.unsupported-media-type" });
    }
  });

  test("a page that was opened as another person is refused", async () => {
    expect(await byCookie({ "x-turnout-viewer": "none" })).toMatchObject({ status: 409 });
  });
});

describe("methods", () => {
  test("GET never runs a query", async () => {
    const query = encodeURIComponent(ME);
    const answer = await site.call("GET", `/api/graphql?query=${query}`, { as: ana });
    expect(answer).toMatchObject({ status: 405, headers: { allow: "GET, HEAD, POST, OPTIONS" } });
    expect(answer.text).not.toContain(ana.id);
  });

  test.each(["PUT", "PATCH", "DELETE"])("%s is refused with the methods that are allowed", async (method) => {
    const answer = await site.call(method, "/api/graphql", { as: ana, headers: json });
    expect(answer).toMatchObject({ status: 405, headers: { allow: "GET, HEAD, POST, OPTIONS" } });
    expect(reasonsIn(answer)).toEqual({ "": "request.method-not-supported" });
  });

  test("OPTIONS names the methods and allows no other site", async () => {
    const answer = await site.call("OPTIONS", "/api/graphql", {
      headers: { origin: "https://evil.example" },
    });
    expect(answer).toMatchObject({ status: 204, headers: { allow: "GET, HEAD, POST, OPTIONS" } });
    expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
  });

  test("GET shows a page with the schema that may load nothing and run nothing", async () => {
    const answer = await site.call("GET", "/api/graphql");
    expect(answer).toMatchObject({ status: 200, headers: { "content-type": "text/html; charset=utf-8" } });
    expect(answer.text).toContain("type Query {");
    expect(answer.text).not.toMatch(/<script|<link|src=|https?:\/\//);
    const policy = String(answer.headers["content-security-policy"]);
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; /);
    expect((await site.call("HEAD", "/api/graphql")).text).toBe("");
  });

  test("GET with sdl gives the schema as text", async () => {
    const answer = await site.call("GET", "/api/graphql?sdl");
    expect(answer.headers["content-type"]).toBe("text/plain; charset=utf-8");
    expect(answer.text.trim()).toBe(schemaText());
  });
});

describe("a body", () => {
  test.each([
    ["request.body-not-json", '{"query": "{ viewer'],
    ["request.body-not-json", ""],
    ["request.body-not-json", "\u0000"],
    ["request.body-not-object", '"{ viewer { id } }"'],
    ["request.body-not-object", "null"],
    ["request.body-not-object", "[]"],
    ["request.body-too-deep", `{"query":"{a}","variables":${"[".repeat(50_000)}${"]".repeat(50_000)}}`],
    ["request.invalid", "{}"],
    ["request.invalid", '{"query":5}'],
    ["request.invalid", '{"query":"{ viewer { id } }","variables":[1]}'],
    ["request.invalid", '{"query":"{ viewer { id } }","variables":"x"}'],
    ["request.invalid", '{"query":"{ viewer { id } }","more":1}'],
    ["request.invalid", '{"query":"{ viewer { id } }","operationName":"Other"}'],
    ["request.parse-error", '{"query":""}'],
    ["request.parse-error", '{"query":"{ viewer { id "}'],
    ["request.parse-error", '{"query":"\\u0000"}'],
  ])("a body is refused with %s and status 400: %.40s", async (reason, body) => {
    const answer = await site.call("POST", "/api/graphql", { as: ana, body, headers: json });
    expect([answer.status, reasonsIn(answer)]).toEqual([400, { "": reason }]);
    expect(answer.body.data).toBeUndefined();
  });

  test("a body of a megabyte is refused with an answer, with or without a declared size", async () => {
    const body = { query: `{ viewer { id } } # ${"x".repeat(1_000_000)}` };
    const sizes: Record<string, string>[] = [{}, { "transfer-encoding": "chunked", ...json }];
    for (const headers of sizes) {
      const answer = await site.call("POST", "/api/graphql", { as: ana, body, headers });
      expect([answer.status, reasonsIn(answer)]).toEqual([400, { "": "request.payload-too-large" }]);
    }
  });

  test("a body that breaks off does no harm", async () => {
    const socket = connect(Number(new URL(site.origin).port), "127.0.0.1");
    const head = `POST /api/graphql HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${ana.token}`;
    socket.end(`${head}\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"query":`);
    expect(await text(socket)).not.toContain("500 ");
    expect((await ask(ana, ME)).status).toBe(200);
  });
});
