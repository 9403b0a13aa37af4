import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bodyMd5, restSignature } from "./signatures";
import { eventually, record, refusedStatus, subscribed } from "./testing/observe";
import { app, TestServer } from "./testing/test-server";

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());

type Call = {
  method?: string;
  path?: string;
  body?: string;
  query?: Record<string, string>;
  secret?: string;
};

/** A signed URL of which any part can be made wrong. */
function signedUrl({
  method = "POST",
  path = "/apps/1/events",
  body = "",
  query = {},
  secret,
}: Call): string {
  const values = new Map(
    Object.entries({
      auth_key: app.key,
      auth_timestamp: String(Math.floor(Date.now() / 1_000)),
      auth_version: "1.0",
      ...(body !== "" && { body_md5: bodyMd5(Buffer.from(body)) }),
      ...query,
    }),
  );
  values.set("auth_signature", restSignature(secret ?? app.secret, method, path, values));
  return `${server.url}${path}?${new URLSearchParams([...values])}`;
}

async function status(call: Call): Promise<number> {
  const { method = "POST", body } = call;
  const response = await fetch(signedUrl(call), { method, ...(body && { body }) });
  await response.text();
  return response.status;
}

const valid = JSON.stringify({ name: "a", channel: "b", data: "{}" });

describe("REST authentication", () => {
  test("the SDK gets 401 for a wrong secret or key and 404 for an unknown app", async () => {
    const call = (changes: object) => refusedStatus(server.sdkWith(changes).trigger("a", "b", {}));
    expect(await call({})).toBe("accepted");
    expect(await call({ secret: "wrong" })).toBe(401);
    expect(await call({ key: "wrong" })).toBe(401);
    expect(await call({ appId: "2" })).toBe(404);
  });

  const now = Math.floor(Date.now() / 1_000);
  test.each<[string, number, Call]>([
    ["a right signature", 200, {}],
    ["a wrong secret", 401, { secret: "wrong" }],
    ["a timestamp from nearly 10 minutes ago", 200, { query: { auth_timestamp: String(now - 590) } }],
    ["a timestamp from 11 minutes ago", 401, { query: { auth_timestamp: String(now - 660) } }],
    ["a timestamp in 11 minutes", 401, { query: { auth_timestamp: String(now + 660) } }],
    ["a timestamp that is no number", 401, { query: { auth_timestamp: "soon" } }],
    ["another version", 401, { query: { auth_version: "2.0" } }],
    ["another body than the signed one", 401, { query: { body_md5: bodyMd5(Buffer.from("other")) } }],
  ])("a signed request with %s is answered %i", async (_, expected, call) => {
    expect(await status({ body: valid, ...call })).toBe(expected);
  });

  test.each([
    ["nothing signed", 401, "/apps/1/events"],
    [
      "a signature with more bytes than characters",
      401,
      `/apps/1/events?auth_signature=${"%C3%A9".repeat(64)}`,
    ],
    ["a broken escape in the query", 400, "/apps/1/events?auth_key=%E0"],
    ["a broken escape in the path", 400, "/apps/1/channels/%E0"],
    ["a repeated parameter", 400, "/apps/1/events?auth_key=a&auth_key=b"],
    ["no app", 404, "/apps/"],
  ])("a raw request with %s is answered %i", async (_, expected, path) => {
    const response = await fetch(`${server.url}${path}`, { method: "POST", body: valid });
    expect(response.status).toBe(expected);
    expect(await response.text()).not.toBe("");
  });

  test("a parameter cannot be added to a signed request", async () => {
    const url = signedUrl({ method: "GET", path: "/apps/1/channels" });
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(`${url}&info=subscription_count`)).status).toBe(401);
  });
});

describe("REST bodies", () => {
  test.each([
    ["no JSON", "{", 400],
    ["null", "null", 400],
    ["an array", "[]", 400],
    ["100,000 levels of nesting", "[".repeat(100_000), 400],
    ["data that is no string", JSON.stringify({ name: "a", channel: "b", data: {} }), 400],
    ["no channel", JSON.stringify({ name: "a", data: "" }), 400],
    ["no channels", JSON.stringify({ name: "a", data: "", channels: [] }), 400],
    ["channels of a wrong type", JSON.stringify({ name: "a", data: "", channels: [1] }), 400],
    ["a bad channel name", JSON.stringify({ name: "a", data: "", channel: "a/b" }), 400],
    [
      "a channel name of 165 characters",
      JSON.stringify({ name: "a", data: "", channel: "x".repeat(165) }),
      400,
    ],
    [
      "an event name of 201 characters",
      JSON.stringify({ name: "x".repeat(201), data: "", channel: "b" }),
      400,
    ],
    ["a malformed socket id", JSON.stringify({ name: "a", data: "", channel: "b", socket_id: "1" }), 400],
    ["an unknown attribute", JSON.stringify({ name: "a", data: "", channel: "b", info: "age" }), 400],
    ["10 kB of data", JSON.stringify({ name: "a", data: "x".repeat(10_240), channel: "b" }), 200],
    [
      "10 kB and one byte of data",
      JSON.stringify({ name: "a", data: "x".repeat(10_241), channel: "b" }),
      413,
    ],
    [
      "10 kB and one byte of data in UTF-8",
      JSON.stringify({ name: "a", data: `é${"x".repeat(10_239)}`, channel: "b" }),
      413,
    ],
    ["600 kB", "x".repeat(600_000), 413],
    ["the name __proto__", '{"name":"__proto__","channel":"__proto__","data":"","__proto__":{"a":1}}', 200],
  ])("a trigger whose body contains %s is answered with the documented status", async (_, body, expected) => {
    expect(await status({ body })).toBe(expected);
  });

  test("a body that does not announce its length is cut off at the limit", async () => {
    const url = signedUrl({ query: { body_md5: "0".repeat(32) } });
    const answered = new Promise((resolve) => {
      const upload = request(url, { method: "POST" }, (response) => {
        resolve(response.statusCode);
        upload.destroy();
      });
      upload.on("error", () => {});
      for (let index = 0; index < 10; index += 1) upload.write(Buffer.alloc(64 * 1024));
    });
    expect(await answered).toBe(413);
  });
});

describe("triggers", () => {
  test("a trigger reaches up to 100 channels at a time", async () => {
    const names = Array.from({ length: 100 }, (_, index) => `many-${index}`);
    const events = record(await subscribed(server.client(), "many-99"));
    await server.sdk.trigger(names, "all", 1);
    await eventually(() => expect(events).toEqual([["all", 1]]));
    const body = JSON.stringify({ name: "a", data: "", channels: [...names, "one-more"] });
    expect(await status({ body })).toBe(400);
  });

  test("a trigger returns the subscription count if asked for it", async () => {
    await subscribed(server.client("ana"), "asked");
    const response = await server.sdk.trigger(["asked", "nobody"], "a", 1, { info: "subscription_count" });
    expect(await response.json()).toEqual({
      channels: { asked: { subscription_count: 1 }, nobody: { subscription_count: 0 } },
    });
  });

  test("a batch of at most 10 events is delivered in order, with attributes for each event", async () => {
    const events = record(await subscribed(server.client(), "batched"));
    const batch = Array.from({ length: 10 }, (_, index) => ({ channel: "batched", name: "n", data: index }));
    expect(await (await server.sdk.triggerBatch(batch)).json()).toEqual({});
    await eventually(() => expect(events.map(([, data]) => data)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
    const item = { channel: "batched", name: "n", data: "x" };
    const asked = await server.sdk.triggerBatch([{ ...item, info: "subscription_count" }, { ...item }]);
    expect(await asked.json()).toEqual({ batch: [{ subscription_count: 1 }, {}] });
    const tooMany = Array.from({ length: 11 }, () => ({ ...item }));
    expect(await refusedStatus(server.sdk.triggerBatch(tooMany))).toBe(400);
  });

  test("a batch with one invalid event delivers none of its events", async () => {
    const events = record(await subscribed(server.client(), "whole"));
    const item = { channel: "whole", name: "n", data: "x" };
    const batch = [{ ...item }, { ...item, data: "x".repeat(10_241) }];
    expect(await refusedStatus(server.sdk.triggerBatch(batch))).toBe(413);
    await server.sdk.trigger("whole", "marker", 1);
    await eventually(() => expect(events).toEqual([["marker", 1]]));
  });
});

describe("reading channels", () => {
  test("a channel reports whether it is occupied", async () => {
    await subscribed(server.client(), "occupied");
    const read = async (name: string) =>
      (await server.sdk.get({ path: `/channels/${name}`, params: { info: "subscription_count" } })).json();
    expect(await read("occupied")).toEqual({ occupied: true, subscription_count: 1 });
    expect(await read("empty")).toEqual({ occupied: false, subscription_count: 0 });
  });

  test.each([
    ["an unknown attribute", "/channels", { info: "age" }, 400],
    ["an unknown path", "/nowhere", {}, 404],
    ["a deeper path", "/channels/a/users/b", {}, 404],
    ["a path of another method", "/events", {}, 404],
  ])("a read of %s is refused", async (_, path, params, expected) => {
    expect(await refusedStatus(server.sdk.get({ path, params }))).toBe(expected);
  });
});
