import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { app, TestServer } from "../server/selfhost/channels/testing/test-server";
import { LiveConnection } from "./live-connection";

const timing = { lingerMs: 100, retryMs: 100, nudgeMs: 100 };
let server: TestServer;
let releases: (() => void)[];

beforeEach(async () => {
  releases = [];
  server = await TestServer.start();
});
afterEach(async () => {
  for (const release of releases) release();
  await server.stop();
});

function connect(port = server.port): LiveConnection {
  const page = {
    origin: server.url,
    hostname: "127.0.0.1",
    port: String(port),
    protocol: "http:",
    search: "",
  };
  return new LiveConnection({ key: app.key, cluster: "", server: "page" }, () => page, timing);
}

function listen(connection: LiveConnection, channel: string) {
  const heard: unknown[] = [];
  const stop = connection.subscribe(channel, {
    onMessage: (name, data) => heard.push([name, data]),
    onResync: () => heard.push("resync"),
  });
  releases.push(stop);
  return { heard, stop };
}

const eventually = (assertion: () => void | Promise<void>) =>
  vi.waitFor(assertion, { timeout: 15_000, interval: 10 });

test("the browser does not connect until a component listens", async () => {
  const connection = connect();
  expect(connection.state()).toBe("idle");
  const { heard } = listen(connection, "event-1");
  expect(connection.state()).toBe("connecting");
  await eventually(() => expect(heard).toEqual(["resync"]));
  expect(connection.state()).toBe("online");
});

test("the listeners of a channel each get a message once over one connection", async () => {
  const connection = connect();
  const [first, second] = [listen(connection, "event-1"), listen(connection, "event-1")];
  await eventually(() => expect([first.heard, second.heard]).toEqual([["resync"], ["resync"]]));
  await server.sdk.trigger("event-1", "seats.changed", { seats: { version: 7 } });
  const message = ["seats.changed", { seats: { version: 7 } }];
  await eventually(() =>
    expect([first.heard, second.heard]).toEqual([
      ["resync", message],
      ["resync", message],
    ]),
  );
  expect(server.channels.connections()).toBe(1);
});

test("a listener that joins an open channel refetches", async () => {
  const connection = connect();
  const first = listen(connection, "event-1");
  await eventually(() => expect(first.heard).toEqual(["resync"]));
  const second = listen(connection, "event-1");
  await eventually(() => expect(second.heard).toEqual(["resync"]));
  expect(first.heard).toEqual(["resync"]);
});

test("leaving and coming back, as a component that mounts twice does, keeps the subscription", async () => {
  const connection = connect();
  const first = listen(connection, "event-1");
  first.stop();
  const second = listen(connection, "event-1");
  await eventually(() => expect(second.heard).toEqual(["resync"]));
  await server.sdk.trigger("event-1", "event.changed", {});
  await eventually(() => expect(second.heard).toEqual(["resync", ["event.changed", {}]]));
  expect(first.heard).toEqual([]);
});

test("the connection closes after the last listener and opens again for the next", async () => {
  const connection = connect();
  const first = listen(connection, "event-1");
  await eventually(() => expect(first.heard).toEqual(["resync"]));
  first.stop();
  await eventually(() => expect(server.channels.connections()).toBe(0));
  expect(connection.state()).toBe("idle");
  const second = listen(connection, "event-1");
  await eventually(() => expect(second.heard).toEqual(["resync"]));
});

test("a server restart shows the connection state and makes every listener refetch", async () => {
  const connection = connect();
  const states: string[] = [];
  releases.push(connection.onStateChange(() => states.push(connection.state())));
  const { heard } = listen(connection, "event-1");
  await eventually(() => expect(heard).toEqual(["resync"]));
  const { port } = server;
  await server.stop();
  await eventually(() => expect(connection.state()).toBe("connecting"));
  await eventually(() => expect(connection.state()).toBe("offline"));
  server = await TestServer.start({}, port);
  await eventually(() => expect(heard).toEqual(["resync", "resync"]));
  expect(connection.state()).toBe("online");
  expect(states).toContain("offline");
}, 30_000);

test("a private channel that is refused stays silent and is not asked for again", async () => {
  const connection = connect();
  const asked = await countingAuth(403);
  const { heard } = listen(asked.connection, "private-user-1");
  await eventually(() => expect(asked.count()).toBe(1));
  const open = listen(connection, "event-1");
  await eventually(() => expect(open.heard).toEqual(["resync"]));
  expect(heard).toEqual([]);
  expect(asked.count()).toBe(1);
  asked.close();
});

test("a private channel is asked for again where the application could not answer", async () => {
  const asked = await countingAuth(503);
  listen(asked.connection, "private-user-1");
  await eventually(() => expect(asked.count()).toBe(2));
  asked.close();
});

test("a channel for which the server has no room is asked for again until it has", async () => {
  await server.stop();
  server = await TestServer.start({ limits: { subscriptions: 1 } });
  const first = listen(connect(), "event-1");
  await eventually(() => expect(first.heard).toEqual(["resync"]));
  const other = server.client();
  const refused = new Promise((resolve) => other.bind("pusher:subscription_error", resolve));
  const second = listen(connect(), "event-2");
  other.subscribe("event-2");
  await refused;
  expect(second.heard).toEqual([]);
  other.disconnect();
  first.stop();
  await eventually(() => expect(second.heard).toEqual(["resync"]));
});

/** A page whose application answers every authorization with `status`. */
async function countingAuth(status: number) {
  let count = 0;
  const http = createServer((_request, response) => {
    count++;
    response.writeHead(status).end("{}");
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const page = { origin, hostname: "127.0.0.1", port: String(server.port), protocol: "http:", search: "" };
  const connection = new LiveConnection({ key: app.key, cluster: "", server: "page" }, () => page, timing);
  return { connection, count: () => count, close: () => http.close() };
}
