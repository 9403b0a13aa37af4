import { afterAll, beforeAll, expect, test } from "vitest";
import { channelAuth } from "./signatures";
import { established, eventually, next, nextFrame, record, subscribed } from "./testing/observe";
import { app, TestServer } from "./testing/test-server";

let clock = 0;
let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start({ now: () => clock, limits: { timestampSkewSeconds: Number.MAX_VALUE } });
});
afterAll(() => server.stop());

test("reach everyone else on the channel, in order and without an echo", async () => {
  const [sender, receiver] = [
    await subscribed(server.client(), "private-chat"),
    await subscribed(server.client(), "private-chat"),
  ];
  const [echoed, received] = [record(sender), record(receiver)];
  sender.trigger("client-typing", { letter: "a" });
  sender.trigger("client-typing", "b");
  await eventually(() =>
    expect(received).toEqual([
      ["client-typing", { letter: "a" }],
      ["client-typing", "b"],
    ]),
  );
  await server.sdk.trigger("private-chat", "marker", 0);
  await eventually(() => expect(echoed).toEqual([["marker", 0]]));
});

test("name the member who sent them on a presence channel", async () => {
  const sender = await subscribed(server.client("ben"), "presence-chat");
  const receiver = await subscribed(server.client("ana"), "presence-chat");
  const metadata = new Promise((resolve) => {
    receiver.bind("client-wave", (_: unknown, { user_id }: { user_id: string }) => resolve(user_id));
  });
  sender.trigger("client-wave", {});
  expect(await metadata).toBe("ben");
});

test("are refused past ten a second with 4301, and the connection stays", async () => {
  const client = server.client();
  const [sender, receiver] = [
    await subscribed(client, "private-fast"),
    await subscribed(server.client(), "private-fast"),
  ];
  const received = record(receiver);
  const refused = next(client.connection, "error");
  for (let index = 0; index < 11; index += 1) sender.trigger("client-tick", index);
  expect(await refused).toMatchObject({ data: { code: 4301 } });
  clock += 1_000;
  sender.trigger("client-tick", "later");
  await eventually(() => expect(received.at(-1)).toEqual(["client-tick", "later"]));
  expect(received).toHaveLength(11);
});

test.each([
  ["on a public channel", "public", "client-a", 1],
  ["on an encrypted channel", "private-encrypted-a", "client-a", 1],
  ["on a channel that is not subscribed", "private-elsewhere", "client-a", 1],
  ["without a channel", undefined, "client-a", 1],
  ["that look like events of the server", "private-a", "seats.changed", 1],
  ["with internal names", "private-a", "pusher_internal:member_added", 1],
  ["over 10 kB", "private-a", "client-a", "x".repeat(10_241)],
  ["with an overlong name", "private-a", `client-${"x".repeat(200)}`, 1],
])("are refused %s", async (_, channel, event, data) => {
  const socket = server.socket();
  const socketId = await established(socket);
  const listener = record(await subscribed(server.client(), "private-a"));
  for (const name of ["public", "private-a", "private-encrypted-a"]) {
    const auth = channelAuth(app, socketId, name);
    const done = nextFrame(socket, "pusher_internal:subscription_succeeded");
    socket.send(JSON.stringify({ event: "pusher:subscribe", data: { channel: name, auth } }));
    await done;
  }
  const refused = nextFrame(socket, "pusher:error");
  socket.send(JSON.stringify({ event, channel, data }));
  expect((await refused).data).toMatchObject({ message: expect.any(String) });
  await server.sdk.trigger("private-a", "marker", 0);
  await eventually(() => expect(listener).toEqual([["marker", 0]]));
});
