import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { channelAuth } from "./signatures";
import {
  established,
  eventually,
  next,
  nextFrame,
  record,
  refusedStatus,
  subscribed,
} from "./testing/observe";
import { app, TestServer } from "./testing/test-server";

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());

describe("client events", () => {
  test("a client event is refused with 4301, reaches no subscriber, and leaves the connection open", async () => {
    const client = server.client();
    const [sender, receiver] = [
      await subscribed(client, "private-chat"),
      await subscribed(server.client(), "private-chat"),
    ];
    const received = record(receiver);
    const refused = next(client.connection, "error");
    sender.trigger("client-typing", { letter: "a" });
    expect(await refused).toMatchObject({ data: { code: 4301 } });
    await server.sdk.trigger("private-chat", "marker", 0);
    await eventually(() => expect(received).toEqual([["marker", 0]]));
    expect(client.connection.state).toBe("connected");
  });

  test.each([
    ["on a public channel", "public", "client-a"],
    ["on a channel without a subscription", "private-elsewhere", "client-a"],
    ["without a channel", undefined, "client-a"],
    ["that imitate events of the server", "private-a", "seats.changed"],
    ["with internal names", "private-a", "pusher_internal:member_added"],
  ])("client events %s are refused as well", async (_, channel, event) => {
    const socket = server.socket();
    const socketId = await established(socket);
    const listener = record(await subscribed(server.client(), "private-a"));
    for (const name of ["public", "private-a"]) {
      const auth = channelAuth(app, socketId, name);
      const done = nextFrame(socket, "pusher_internal:subscription_succeeded");
      socket.send(JSON.stringify({ event: "pusher:subscribe", data: { channel: name, auth } }));
      await done;
    }
    const refused = nextFrame(socket, "pusher:error");
    socket.send(JSON.stringify({ event, channel, data: 1 }));
    expect((await refused).data).toMatchObject({ message: expect.any(String) });
    await server.sdk.trigger("private-a", "marker", 0);
    await eventually(() => expect(listener).toEqual([["marker", 0]]));
  });
});

describe.each([
  ["presence-hall", "presence"],
  ["presence-cache-hall", "presence"],
  ["cache-scores", "cache"],
  ["private-cache-scores", "cache"],
])("%s", (channel, kind) => {
  test(`this channel cannot be subscribed to, even with a valid signature, because the server has no ${kind} channels`, async () => {
    const socket = server.socket();
    const socketId = await established(socket);
    const channel_data = '{"user_id":"ana"}';
    const auth = channelAuth(app, socketId, channel, channel_data);
    const refusal = nextFrame(socket, "pusher:subscription_error");
    socket.send(JSON.stringify({ event: "pusher:subscribe", data: { channel, auth, channel_data } }));
    expect(JSON.parse(String((await refusal).data))).toMatchObject({
      type: "InvalidChannel",
      error: expect.stringContaining(`no ${kind} channels`),
    });
  });

  test("this channel cannot be published to", async () => {
    expect(await refusedStatus(server.sdk.trigger(channel, "a", 1))).toBe(400);
  });
});

test.each([
  ["user counts", "/channels", { filter_by_prefix: "presence-", info: "user_count" }, 400],
  ["the last event of a channel", "/channels/a", { info: "cache" }, 400],
  ["users of a channel", "/channels/presence-a/users", {}, 400],
])("the REST API refuses to return %s", async (_, path, params, expected) => {
  expect(await refusedStatus(server.sdk.get({ path, params }))).toBe(expected);
});
