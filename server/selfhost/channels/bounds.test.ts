import { afterEach, describe, expect, test } from "vitest";
import type { WebSocket } from "ws";
import { channelAuth } from "./signatures";
import { closed, established, eventually, nextFrame, upgradeStatus } from "./testing/observe";
import { app, TestServer } from "./testing/test-server";

let server: TestServer;
afterEach(() => server.stop());

/** A server that reads a client's address from a header; without the header the client is this machine. */
async function start(options: Parameters<typeof TestServer.start>[0]): Promise<void> {
  const addressOf = ({ headers }: { headers: NodeJS.Dict<string | string[]> }) =>
    typeof headers["x-from"] === "string" ? headers["x-from"] : null;
  server = await TestServer.start({ addressOf, ...options });
}

const from = (address: string | null, target?: string) =>
  server.socket(target, address === null ? {} : { headers: { "x-from": address } });

async function opened(address: string | null): Promise<WebSocket> {
  const socket = from(address);
  await established(socket);
  return socket;
}

async function ask(socket: WebSocket, channel: string): Promise<unknown> {
  const answered = Promise.race([
    nextFrame(socket, "pusher_internal:subscription_succeeded").then(() => "listens"),
    nextFrame(socket, "pusher:subscription_error").then(({ data }) => JSON.parse(String(data))),
  ]);
  socket.send(JSON.stringify({ event: "pusher:subscribe", data: { channel } }));
  return answered;
}

describe("connections", () => {
  test("connections from one address beyond its limit are refused with 429 while other addresses may connect", async () => {
    await start({ limits: { connectionsPerAddress: 2 } });
    const first = await opened("192.0.2.1");
    await opened("192.0.2.1");
    expect(await upgradeStatus(from("192.0.2.1"))).toBe(429);
    await opened("192.0.2.2");
    first.close();
    await eventually(() => expect(server.channels.connections()).toBe(2));
    await opened("192.0.2.1");
  });

  test("connections from this machine have no limit per address", async () => {
    await start({ limits: { connectionsPerAddress: 1 } });
    for (let index = 0; index < 3; index += 1) await opened(null);
  });

  test("connections beyond the overall limit are refused with 503 until a slot is free", async () => {
    await start({ limits: { connections: 2 } });
    const first = await opened(null);
    await opened("192.0.2.1");
    expect(await upgradeStatus(from("192.0.2.2"))).toBe(503);
    expect(await upgradeStatus(from(null))).toBe(503);
    first.close();
    await eventually(() => expect(server.channels.connections()).toBe(1));
    await opened("192.0.2.2");
  });

  test("a connection that the server ends counts until its socket is closed", async () => {
    await start({ limits: { connectionsPerAddress: 1, closeTimeoutMs: 60_000 } });
    const mute = from("192.0.2.1", "/app/wrong-key?protocol=7");
    await nextFrame(mute, "pusher:error");
    mute.pause();
    expect(server.channels.connections()).toBe(0);
    expect(await upgradeStatus(from("192.0.2.1"))).toBe(429);
  });
});

describe("subscriptions", () => {
  const full = { type: "LimitReached", status: 503 };

  test("subscriptions from one address beyond its limit are refused, counted over all its connections", async () => {
    await start({ limits: { subscriptionsPerAddress: 2 } });
    const [first, second, other] = [
      await opened("192.0.2.1"),
      await opened("192.0.2.1"),
      await opened("192.0.2.2"),
    ];
    expect([await ask(first, "a"), await ask(second, "b")]).toEqual(["listens", "listens"]);
    const told = nextFrame(second, "pusher:error");
    expect(await ask(second, "c")).toMatchObject(full);
    expect((await told).data).toMatchObject({ code: 4100 });
    expect(await ask(other, "c")).toBe("listens");
  });

  test("an unsubscribe or a closed connection frees its subscriptions for the same address", async () => {
    await start({ limits: { subscriptionsPerAddress: 2 } });
    const [first, second] = [await opened("192.0.2.1"), await opened("192.0.2.1")];
    await ask(first, "a");
    await ask(first, "b");
    first.send(JSON.stringify({ event: "pusher:unsubscribe", data: { channel: "a" } }));
    await ask(first, "a");
    expect(await ask(second, "c")).toMatchObject(full);
    first.close();
    await eventually(() => expect(server.channels.connections()).toBe(1));
    expect([await ask(second, "c"), await ask(second, "d")]).toEqual(["listens", "listens"]);
  });

  test("subscriptions beyond the overall limit are refused, also from this machine", async () => {
    await start({ limits: { subscriptions: 1 } });
    const [first, second] = [await opened("192.0.2.1"), await opened(null)];
    await ask(first, "a");
    expect(await ask(second, "a")).toMatchObject(full);
    first.close();
    await eventually(async () => expect(await ask(second, "a")).toBe("listens"));
  });
});

describe("messages of one connection", () => {
  test.each([
    ["pings", (socket: WebSocket) => socket.ping()],
    ["pongs", (socket: WebSocket) => socket.pong()],
    ["messages", (socket: WebSocket) => socket.send('{"event":"pusher:ping"}')],
  ])("a connection that sends more %s per second than allowed is closed with 4100", async (_, send) => {
    await start({ now: () => 0, limits: { framesPerSecond: 20 } });
    const socket = await opened(null);
    const code = closed(socket);
    for (let index = 0; index < 21; index += 1) send(socket);
    expect(await code).toBe(4100);
  });

  test("a message larger than 4 kB or in too many fragments closes its connection", async () => {
    await start({});
    const [large, pieces] = [await opened(null), await opened(null)];
    large.send(`{"event":"pusher:ping","data":"${"x".repeat(4_096)}"}`);
    expect(await closed(large)).toBe(1009);
    for (let index = 0; index < 100; index += 1) pieces.send(" ", { fin: false });
    expect(await closed(pieces)).toBe(1008);
  });

  test("a refusal repeats at most 200 characters of an invalid channel name", async () => {
    await start({});
    const socket = await opened(null);
    const answer = nextFrame(socket, "pusher:subscription_error");
    const channel = "ü".repeat(1_000);
    const auth = channelAuth(app, "1.1", channel);
    socket.send(JSON.stringify({ event: "pusher:subscribe", data: { channel, auth } }));
    expect((await answer).channel?.length).toBeLessThanOrEqual(200);
  });
});

describe("a browser's Origin", () => {
  test.each([
    ["that of another site", "https://evil.example"],
    ["opaque", "null"],
    ["empty", ""],
    ["another port of this host", "http://127.0.0.1:1"],
    ["a host that starts with this host's name", "http://127.0.0.1.evil.example"],
  ])("an upgrade whose Origin is %s is refused with 403 before the socket opens", async (_, origin) => {
    await start({});
    expect(await upgradeStatus(server.socket(undefined, { headers: { origin } }))).toBe(403);
    expect(server.channels.connections()).toBe(0);
  });

  test("an upgrade is accepted if its Origin is the requested host or if it has no Origin", async () => {
    await start({});
    await established(server.socket(undefined, { headers: { origin: server.url } }));
    await established(server.socket());
  });

  test("an upgrade is judged by the site's own rule if the site sets one", async () => {
    await start({ isOwnPage: ({ headers }) => headers.origin === "https://turnout.example" });
    await established(server.socket(undefined, { headers: { origin: "https://turnout.example" } }));
    expect(await upgradeStatus(server.socket(undefined, { headers: { origin: server.url } }))).toBe(403);
  });
});
