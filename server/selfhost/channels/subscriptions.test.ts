import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { channelAuth } from "./signatures";
import { connected, established, eventually, next, nextFrame, record, subscribed } from "./testing/observe";
import { app, TestServer } from "./testing/test-server";

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start({ limits: { subscriptionsPerConnection: 5 } });
});
afterAll(() => server.stop());

describe("public channels", () => {
  test("a public channel delivers an event to every subscriber and nothing after an unsubscribe", async () => {
    const [stays, leaves] = [server.client(), server.client()];
    const [kept, left] = [await subscribed(stays, "news"), await subscribed(leaves, "news")];
    const [keptEvents, leftEvents] = [record(kept), record(left)];
    await server.sdk.trigger("news", "first", { text: "ÅÄÖ 🎟" });
    await eventually(() => expect(leftEvents).toEqual([["first", { text: "ÅÄÖ 🎟" }]]));
    leaves.unsubscribe("news");
    const barrier = next(await subscribed(leaves, "barrier"), "done");
    await server.sdk.trigger("news", "second", {});
    await eventually(() => expect(keptEvents.map(([event]) => event)).toEqual(["first", "second"]));
    await server.sdk.trigger("barrier", "done", {});
    await barrier;
    expect(leftEvents).toHaveLength(1);
  });

  test("a public channel leaves out the connection named by socket_id", async () => {
    const [sender, other] = [await connected(server.client()), server.client()];
    const [own, others] = [record(await subscribed(sender, "room")), record(await subscribed(other, "room"))];
    await server.sdk.trigger("room", "said", 1, { socket_id: sender.connection.socket_id });
    await server.sdk.trigger("room", "marker", 2);
    await eventually(() =>
      expect(others).toEqual([
        ["said", 1],
        ["marker", 2],
      ]),
    );
    await eventually(() => expect(own).toEqual([["marker", 2]]));
  });

  test("a second subscription, an invalid name and a subscription beyond the connection's limit are refused", async () => {
    const socket = server.socket();
    await established(socket);
    const ask = async (channel: string, answer: string) => {
      const frame = nextFrame(socket, answer);
      socket.send(JSON.stringify({ event: "pusher:subscribe", data: { channel } }));
      return (await frame).data;
    };
    for (const name of ["a", "b", "c", "d"]) await ask(name, "pusher_internal:subscription_succeeded");
    expect(await ask("a", "pusher:error")).toMatchObject({ message: "Existing subscription to channel a" });
    for (const name of [
      "",
      "ü",
      "a b",
      "a/b",
      "#a",
      "x".repeat(165),
      "#server-to-user-",
      "#server-to-user-eve",
    ]) {
      expect(String(await ask(name, "pusher:subscription_error"))).toMatch(/InvalidChannel|AuthError/);
    }
    await ask("x".repeat(164), "pusher_internal:subscription_succeeded");
    expect(String(await ask("f", "pusher:subscription_error"))).toContain("LimitReached");
  });
});

describe("private channels", () => {
  test("a private channel admits the users that the application authorizes", async () => {
    const channel = await subscribed(server.client(), "private-room");
    const event = next(channel, "secret");
    await server.sdk.trigger("private-room", "secret", { seats: 3 });
    expect(await event).toEqual({ seats: 3 });
  });

  test("a private channel passes on the status with which the application refuses", async () => {
    const refusal = await next(server.client().subscribe("private-forbidden"), "pusher:subscription_error");
    expect(refusal).toMatchObject({ type: "AuthError", status: 403 });
  });

  test("a private channel refuses a forged signature and delivers nothing to it", async () => {
    const client = server.client();
    const channel = client.subscribe("private-forged");
    const events = record(channel);
    expect(await next(channel, "pusher:subscription_error")).toMatchObject({
      type: "AuthError",
      status: 401,
    });
    const barrier = next(await subscribed(client, "forged-barrier"), "done");
    await server.sdk.trigger(["private-forged", "forged-barrier"], "done", {});
    await barrier;
    expect(events).toEqual([]);
  });

  test("a private channel refuses a signature made for another connection or channel", async () => {
    const socket = server.socket();
    const socketId = await established(socket);
    for (const auth of [
      channelAuth(app, "1.1", "private-a"),
      channelAuth(app, socketId, "private-b"),
      channelAuth({ ...app, secret: "guess" }, socketId, "private-a"),
      "",
      "é".repeat(73),
    ]) {
      const refusal = nextFrame(socket, "pusher:subscription_error");
      socket.send(JSON.stringify({ event: "pusher:subscribe", data: { channel: "private-a", auth } }));
      expect(JSON.parse(String((await refusal).data))).toMatchObject({ status: 401 });
    }
  });
});
