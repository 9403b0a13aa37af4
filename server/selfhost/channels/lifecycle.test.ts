import { afterEach, expect, test } from "vitest";
import {
  closed,
  connected,
  established,
  eventually,
  next,
  nextFrame,
  subscribed,
  upgradeStatus,
} from "./testing/observe";
import { app, TestServer } from "./testing/test-server";

let server: TestServer;
afterEach(() => server.stop());

test("the Channels server leaves foreign paths to the application that shares its port", async () => {
  server = await TestServer.start();
  for (const path of ["/", "/app", `/app/${app.key}`, "/apps", "/events", "//", "/%E0"]) {
    const response = await fetch(server.url + path);
    expect([response.status, await response.text()]).toEqual([404, "the application"]);
  }
  const foreign = server.socket("/_next/hmr");
  expect(await upgradeStatus(foreign)).toBe(426);
});

test.each([
  ["an unknown key", "/app/other?protocol=7", 4001],
  ["a key with a broken escape", "/app/%E0?protocol=7", 4001],
  ["no key", "/app/?protocol=7", 4005],
  ["a deeper path", `/app/${app.key}/more?protocol=7`, 4005],
  ["no protocol", `/app/${app.key}`, 4008],
  ["a broken query", `/app/${app.key}?protocol=%E0`, 4008],
  ["a protocol that is no number", `/app/${app.key}?protocol=seven`, 4006],
  ["a protocol of the future", `/app/${app.key}?protocol=8`, 4007],
  ["a protocol of the past", `/app/${app.key}?protocol=4`, 4007],
])("a connection with %s is closed with a code that says why", async (_, target, code) => {
  server = await TestServer.start();
  const socket = server.socket(target);
  const [error, closeCode] = await Promise.all([nextFrame(socket, "pusher:error"), closed(socket)]);
  expect(error.data).toMatchObject({ code });
  expect(closeCode).toBe(code);
  expect(server.channels.connections()).toBe(0);
});

test("the server answers a ping whatever its data is", async () => {
  server = await TestServer.start();
  const socket = server.socket();
  await established(socket);
  for (const ping of [
    { event: "pusher:ping" },
    { event: "pusher:ping", data: {} },
    { event: "pusher:ping", data: "" },
  ]) {
    const pong = nextFrame(socket, "pusher:pong");
    socket.send(JSON.stringify(ping));
    await pong;
  }
});

test("a client that answers no ping is closed with 4201", async () => {
  server = await TestServer.start({ limits: { pingIntervalMs: 250 } });
  const alive = await connected(server.client("ana"));
  const dead = server.socket(undefined, { autoPong: false });
  expect(await closed(dead)).toBe(4201);
  expect(alive.connection.state).toBe("connected");
  expect(server.channels.connections()).toBe(1);
});

test("a client that sends too many messages is closed with a code that makes it back off", async () => {
  server = await TestServer.start({ now: () => 0, limits: { framesPerSecond: 20 } });
  const socket = server.socket();
  await established(socket);
  for (let index = 0; index < 21; index += 1) socket.send('{"event":"pusher:ping"}');
  expect(await closed(socket)).toBe(4100);
});

test("a reader that lags too far behind is cut while the other clients are served", async () => {
  server = await TestServer.start({ limits: { bufferedBytes: 64 * 1024 } });
  const slow = server.socket();
  await established(slow);
  const ready = nextFrame(slow, "pusher_internal:subscription_succeeded");
  slow.send(JSON.stringify({ event: "pusher:subscribe", data: { channel: "flood" } }));
  await ready;
  slow.pause();
  const quick = await subscribed(server.client(), "flood");
  const item = { channel: "flood", name: "water", data: "x".repeat(10_000) };
  for (let round = 0; round < 500 && server.channels.connections() > 1; round += 1) {
    await server.sdk.triggerBatch(Array.from({ length: 10 }, () => ({ ...item })));
  }
  expect(server.channels.connections()).toBe(1);
  const last = next(quick, "last");
  await server.sdk.trigger("flood", "last", 1);
  expect(await last).toBe(1);
});

test("at shutdown the server closes every client with 1001 and refuses new connections", async () => {
  server = await TestServer.start();
  const socket = server.socket();
  await established(socket);
  const code = closed(socket);
  await server.channels.close();
  expect(await code).toBe(1001);
  expect(server.channels.connections()).toBe(0);
  expect(await upgradeStatus(server.socket())).toBe(503);
  expect((await fetch(`${server.url}/apps/1/channels`)).status).toBe(503);
});

test("shutdown does not wait for a client that never answers the close", async () => {
  server = await TestServer.start({ limits: { closeTimeoutMs: 20 } });
  const mute = server.socket();
  await established(mute);
  mute.pause();
  await server.channels.close();
});

test("clients reconnect after a restart, subscribed and signed in again", {
  timeout: 30_000,
}, async () => {
  server = await TestServer.start();
  const { port } = server;
  const client = await connected(server.client("ana"));
  client.signin();
  const channel = await subscribed(client, "private-lobby");
  await eventually(() => expect(client.user.serverToUserChannel?.subscribed).toBe(true));
  const firstSocketId = client.connection.socket_id;
  const back = next(channel, "pusher:subscription_succeeded");
  await server.channels.close();
  server.http.closeAllConnections();
  await new Promise((resolve) => server.http.close(resolve));
  const former = server;
  server = await TestServer.start({}, port);
  try {
    await back;
    expect(client.connection.socket_id).not.toBe(firstSocketId);
    const event = next(channel, "again");
    await server.sdk.trigger("private-lobby", "again", 1);
    expect(await event).toBe(1);
    await eventually(() => expect(client.user.serverToUserChannel?.subscribed).toBe(true));
  } finally {
    await former.stop();
  }
});
