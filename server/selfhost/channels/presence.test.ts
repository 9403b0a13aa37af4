import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { channelAuth } from "./signatures";
import { established, eventually, joined, next, nextFrame, subscribed } from "./testing/observe";
import { app, TestServer } from "./testing/test-server";

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start({ limits: { presenceMembers: 3 } });
});
afterAll(() => server.stop());

/** Subscribes a bare socket with the given channel data, rightly signed. */
async function joinRaw(channel: string, channelData: string, answer: string): Promise<unknown> {
  const socket = server.socket();
  const socketId = await established(socket);
  const auth = channelAuth(app, socketId, channel, channelData);
  const frame = nextFrame(socket, answer);
  socket.send(
    JSON.stringify({ event: "pusher:subscribe", data: { channel, auth, channel_data: channelData } }),
  );
  return JSON.parse(String((await frame).data));
}

describe("presence channels", () => {
  test("list the members and announce each one's first arrival and last departure only", async () => {
    const ana = await joined(server.client("ana"), "presence-hall");
    const arrived: unknown[] = [];
    const departed: unknown[] = [];
    ana.bind("pusher:member_added", (member: unknown) => arrived.push(member));
    ana.bind("pusher:member_removed", (member: unknown) => departed.push(member));
    const [phone, laptop] = [server.client("ben"), server.client("ben")];
    const ben = await joined(phone, "presence-hall");
    await joined(laptop, "presence-hall");
    expect(ben.members.count).toBe(2);
    expect(ben.members.me).toEqual({ id: "ben", info: { name: "ben" } });
    phone.disconnect();
    const chi = server.client("chi");
    await joined(chi, "presence-hall");
    laptop.disconnect();
    await eventually(() => expect(departed).toEqual([{ id: "ben", info: { name: "ben" } }]));
    expect(arrived).toMatchObject([{ id: "ben" }, { id: "chi" }]);
    expect(ana.members.count).toBe(2);
  });

  test("are listed by the API with their users", async () => {
    await joined(server.client("ana"), "presence-listed");
    await joined(server.client("ana"), "presence-listed");
    await joined(server.client("ben"), "presence-listed");
    const users = await server.sdk.get({ path: "/channels/presence-listed/users" });
    expect(await users.json()).toEqual({ users: [{ id: "ana" }, { id: "ben" }] });
    const params = { filter_by_prefix: "presence-listed", info: "user_count,subscription_count" };
    const list = await server.sdk.get({ path: "/channels", params });
    const counts = { user_count: 2, subscription_count: 3 };
    expect(await list.json()).toEqual({ channels: { "presence-listed": counts } });
  });

  test("turn away one member too many, but not another connection of a member", async () => {
    for (const user of ["ana", "ben", "chi"]) await joined(server.client(user), "presence-small");
    const refused = next(server.client("dev").subscribe("presence-small"), "pusher:subscription_error");
    expect(await refused).toMatchObject({ type: "LimitReached" });
    await subscribed(server.client("chi"), "presence-small");
  });

  test.each([
    ["a user called __proto__", { user_id: "__proto__", user_info: { a: 1 } }, "__proto__"],
    ["a numeric user id", { user_id: 42 }, "42"],
  ])("keep %s apart as a plain member", async (_, member, id) => {
    const channel = `presence-odd-${id}`;
    const data = await joinRaw(channel, JSON.stringify(member), "pusher_internal:subscription_succeeded");
    expect(data).toMatchObject({ presence: { ids: [id], count: 1 } });
    expect(Object.keys((data as { presence: { hash: object } }).presence.hash)).toEqual([id]);
  });

  test.each([
    ["no JSON", "{"],
    ["no user id", "{}"],
    ["an empty user id", '{"user_id":""}'],
    ["a user id that is an object", '{"user_id":{}}'],
    ["an overlong user id", JSON.stringify({ user_id: "x".repeat(129) })],
    ["user info over 1 kB", JSON.stringify({ user_id: "a", user_info: "x".repeat(1100) })],
    ["null", "null"],
  ])("refuse signed channel data with %s", async (_, data) => {
    const refusal = await joinRaw("presence-strict", data, "pusher:subscription_error");
    expect(refusal).toMatchObject({ error: expect.any(String) });
  });
});
