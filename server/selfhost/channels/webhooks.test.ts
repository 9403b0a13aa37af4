import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ChannelsLimits } from "./limits";
import { eventually, joined, next, subscribed } from "./testing/observe";
import { TestServer } from "./testing/test-server";

type Received = { headers: object; rawBody: string };

let server: TestServer;
const requests: Received[] = [];
let refusals = 0;
const receiver = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  refusals -= 1;
  if (refusals >= 0) return response.writeHead(503).end();
  requests.push({ headers: request.headers, rawBody: Buffer.concat(chunks).toString() });
  return response.end();
});

beforeEach(async () => {
  requests.length = 0;
  refusals = 0;
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  await server.stop();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

async function start(limits: Partial<ChannelsLimits> = {}): Promise<TestServer> {
  const { port } = receiver.address() as AddressInfo;
  const quick = { webhookGraceMs: 1, webhookRetryMs: 1, ...limits };
  server = await TestServer.start({ webhookUrls: [`http://127.0.0.1:${port}/hook`], limits: quick });
  return server;
}

/** Every event received so far, each checked by the SDK. */
function events(): object[] {
  return requests.flatMap((request) => {
    const webhook = server.sdk.webhook(request);
    expect(webhook.isValid()).toBe(true);
    return webhook.getEvents();
  });
}

test("tell when channels and members come and go, signed so that the SDK accepts them", async () => {
  await start();
  const client = server.client("ana");
  await joined(client, "presence-a");
  client.unsubscribe("presence-a");
  await eventually(() =>
    expect(events()).toEqual([
      { name: "channel_occupied", channel: "presence-a" },
      { name: "member_added", channel: "presence-a", user_id: "ana" },
      { name: "member_removed", channel: "presence-a", user_id: "ana" },
      { name: "channel_vacated", channel: "presence-a" },
    ]),
  );
});

test("pass on client events with their sender, and cache misses", async () => {
  await start();
  const client = server.client("ana");
  const channel = await subscribed(client, "presence-a");
  channel.trigger("client-wave", { hand: "left" });
  await next(server.client().subscribe("cache-empty"), "pusher:cache_miss");
  await eventually(() => expect(events()).toContainEqual({ name: "cache_miss", channel: "cache-empty" }));
  expect(events()).toContainEqual({
    name: "client_event",
    channel: "presence-a",
    event: "client-wave",
    data: '{"hand":"left"}',
    socket_id: client.connection.socket_id,
    user_id: "ana",
  });
});

test("say nothing about somebody who is back within the grace period", async () => {
  await start({ webhookGraceMs: 60_000 });
  const client = server.client();
  await subscribed(client, "reloaded");
  client.unsubscribe("reloaded");
  await subscribed(client, "reloaded");
  await subscribed(client, "marker");
  await eventually(() => expect(events()).toContainEqual({ name: "channel_occupied", channel: "marker" }));
  expect(events()).toEqual([
    { name: "channel_occupied", channel: "reloaded" },
    { name: "channel_occupied", channel: "marker" },
  ]);
});

test("are sent again until they are taken, and keep their order", async () => {
  await start();
  refusals = 3;
  const client = server.client();
  for (const name of ["first", "second", "third"]) await subscribed(client, name);
  await eventually(() => expect(events()).toHaveLength(3));
  expect(events()).toMatchObject([{ channel: "first" }, { channel: "second" }, { channel: "third" }]);
});

test("go on with what follows when something had to be given up", async () => {
  await start({ webhookGiveUpMs: 0 });
  refusals = 1;
  const client = server.client();
  await subscribed(client, "lost");
  await eventually(() => expect(refusals).toBe(0));
  await subscribed(client, "told");
  await eventually(() => expect(events()).toEqual([{ name: "channel_occupied", channel: "told" }]));
});

test("do not hold up a shutdown when the receiver is dead", async () => {
  await start({ webhookRetryMs: 60_000 });
  refusals = Number.MAX_SAFE_INTEGER;
  await subscribed(server.client(), "never-told");
  await eventually(() => expect(refusals).toBeLessThan(Number.MAX_SAFE_INTEGER));
  await server.channels.close();
});
