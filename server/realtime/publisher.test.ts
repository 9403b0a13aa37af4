import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { provideEnv } from "../env";
import { eventually, record, subscribed } from "../selfhost/channels/testing/observe";
import { app, TestServer } from "../selfhost/channels/testing/test-server";
import { eventChannel, hostChannel, userChannel } from "./channels";
import { countListeners, liveMessage, publish } from "./publisher";

let server: TestServer;
let front: Server;
let requests: { path: string; body: Record<string, unknown> }[];

/** Writes down what is asked of the Channels server before that answers. */
beforeEach(async () => {
  requests = [];
  server = await TestServer.start();
  front = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const path = String(request.url).split("?")[0] ?? "";
    if (request.method === "POST") requests.push({ path, body: JSON.parse(body.toString()) });
    const answer = await fetch(`${server.url}${request.url}`, {
      method: request.method ?? "",
      ...(request.method === "POST" && { body }),
      headers: { "content-type": "application/json" },
    });
    response.writeHead(answer.status).end(await answer.text());
  });
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  useServer({});
});

afterEach(async () => {
  front.closeAllConnections();
  front.close();
  await server.stop();
});

function useServer(change: { PUSHER_SECRET?: string; PUSHER_KEY?: string; PUSHER_PORT?: string }) {
  provideEnv({
    PUSHER_APP_ID: app.appId,
    PUSHER_KEY: app.key,
    PUSHER_SECRET: app.secret,
    PUSHER_HOST: "127.0.0.1",
    PUSHER_PORT: String((front.address() as AddressInfo).port),
    ...change,
  });
}

const id = (n: number) => `0193e4a1-7c3b-7d11-8b1e-${String(n).padStart(12, "0")}`;
const changed = (userId: string, eventId: string) =>
  liveMessage(userChannel(userId), "rsvp.changed", { eventId });

test("a published message reaches the listeners of its channel", async () => {
  const channel = eventChannel({ id: id(1), visibility: "public" });
  const heard = record(await subscribed(server.client(), channel));
  await publish([liveMessage(channel, "event.changed", { spreadMs: 800 })]);
  await eventually(() => expect(heard).toEqual([["event.changed", { spreadMs: 800 }]]));
});

test("a message to 250 people takes three requests", async () => {
  const heard = record(await subscribed(server.client(), userChannel(id(249))));
  await publish(Array.from({ length: 250 }, (_, n) => changed(id(n), id(999))));
  expect(requests.map((request) => request.path)).toEqual(Array(3).fill("/apps/1/events"));
  const reached = requests.flatMap((request) => request.body.channels);
  expect(new Set(reached).size).toBe(250);
  await eventually(() => expect(heard).toEqual([["rsvp.changed", { eventId: id(999) }]]));
});

test("different messages go ten to a request", async () => {
  await publish(Array.from({ length: 25 }, (_, n) => changed(id(n), id(1000 + n))));
  expect(requests.map((request) => (request.body.batch as unknown[]).length)).toEqual([10, 10, 5]);
  expect(requests.every((request) => request.path === "/apps/1/batch_events")).toBe(true);
});

test("simultaneous calls of publish share their requests", async () => {
  await Promise.all(Array.from({ length: 8 }, (_, n) => publish([changed(id(n), id(1))])));
  expect(requests).toHaveLength(1);
});

test("seat counts do not wait behind messages to people", async () => {
  await Promise.all([
    publish([changed(id(1), id(2))]),
    publish([liveMessage(hostChannel(id(3)), "guests.changed", {})]),
  ]);
  expect(requests).toHaveLength(2);
});

test("a refused signature is an error that the caller sees", async () => {
  useServer({ PUSHER_SECRET: "another" });
  await expect(publish([changed(id(1), id(2))])).rejects.toMatchObject({ status: 401 });
});

test("a server that is not there is an error that the caller sees", async () => {
  useServer({ PUSHER_PORT: "1" });
  await expect(publish([changed(id(1), id(2))])).rejects.toThrow();
});

test("publishing without a Channels server does nothing and does not fail", async () => {
  useServer({ PUSHER_KEY: "" });
  await expect(publish([changed(id(1), id(2))])).resolves.toBeUndefined();
  expect(requests).toEqual([]);
});

test("the listeners of several channels are counted together", async () => {
  const channels = [1, 2, 3].map((n) => eventChannel({ id: id(n), visibility: "public" }));
  const [first = "", second = ""] = channels;
  await subscribed(server.client(), first);
  await subscribed(server.client(), first);
  await subscribed(server.client(), second);
  expect(await countListeners(channels)).toBe(3);
});

test.each([
  ["is away", { PUSHER_PORT: "1" }],
  ["refuses", { PUSHER_SECRET: "another" }],
  ["is not configured", { PUSHER_KEY: "" }],
])("where the Channels server %s, how many listen is not known", async (_, change) => {
  useServer(change);
  expect(await countListeners([eventChannel({ id: id(1), visibility: "public" })])).toBeNull();
});
