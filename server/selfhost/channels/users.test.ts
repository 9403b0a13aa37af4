import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { channelAuth, userAuth } from "./signatures";
import { closed, connected, established, eventually, next, nextFrame, subscribed } from "./testing/observe";
import { app, TestServer } from "./testing/test-server";

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());

/** Signs in and waits until the user's own channel is subscribed. */
async function signedIn(userId: string) {
  const client = await connected(server.client(userId));
  client.signin();
  await eventually(() => expect(client.user.user_data).toMatchObject({ id: userId }));
  await eventually(() => expect(client.user.serverToUserChannel.subscribed).toBe(true));
  return client;
}

test("an event sent to a user reaches all connections of that user and no others", async () => {
  const [phone, laptop, other] = [await signedIn("ana"), await signedIn("ana"), await signedIn("ben")];
  const heardByBen: unknown[] = [];
  other.user.bind("note", (data: unknown) => heardByBen.push(data));
  const heard = [next(phone.user, "note"), next(laptop.user, "note")];
  await server.sdk.sendToUser("ana", "note", "for ana");
  expect(await Promise.all(heard)).toEqual(["for ana", "for ana"]);
  const heardLast = next(other.user, "note");
  await server.sdk.sendToUser("ben", "note", "for ben");
  await heardLast;
  expect(heardByBen).toEqual(["for ben"]);
});

test("a terminated user loses every connection with 4009 and does not reconnect", async () => {
  const [phone, laptop, other] = [await signedIn("chi"), await signedIn("chi"), await signedIn("dev")];
  const reasons = [next(phone.connection, "error"), next(laptop.connection, "error")];
  await server.sdk.terminateUserConnections("chi");
  for (const reason of await Promise.all(reasons)) expect(reason).toMatchObject({ data: { code: 4009 } });
  await eventually(() =>
    expect([phone, laptop].map((client) => client.connection.state)).not.toContain("connected"),
  );
  await subscribed(other, "still-here");
});

test("a connection without a sign-in is cut when the holder that authorized its channel is terminated", async () => {
  const [held, other] = [await connected(server.client("eva")), await connected(server.client("fay"))];
  await subscribed(held, "private-held-1");
  await subscribed(other, "private-held-1");
  const ended = next(held.connection, "error");
  await server.sdk.terminateUserConnections("eva");
  expect(await ended).toMatchObject({ data: { code: 4009 } });
  const heard = next(other.channel("private-held-1"), "note");
  await server.sdk.trigger("private-held-1", "note", "still here");
  expect(await heard).toBe("still here");
});

describe("a leave for a private channel", () => {
  const CHANNEL = "private-room";

  /** A connection without a subscription, and what it is answered when it shows a leave with this data. */
  async function waiting() {
    const socket = server.socket();
    const socketId = await established(socket);
    const show = async (data: object): Promise<string> => {
      const channel_data = JSON.stringify(data);
      const auth = channelAuth(app, socketId, CHANNEL, channel_data);
      const answers = ["pusher_internal:subscription_succeeded", "pusher:subscription_error"];
      const answer = Promise.race(
        answers.map(async (event) => `${event} ${(await nextFrame(socket, event)).data}`),
      );
      socket.send(
        JSON.stringify({ event: "pusher:subscribe", data: { channel: CHANNEL, auth, channel_data } }),
      );
      return answer;
    };
    return { show };
  }

  test.each([
    ["its holder", "gus", { user_id: "gus" }],
    ["the link that it was also given by", "link-1", { user_id: "hal", user_info: { link_id: "link-1" } }],
  ])("one that was given before %s was ended cannot be used, and a new one can", async (_, ended, data) => {
    const { show } = await waiting();
    const before = { ...data, issued_at: Date.now() };
    await server.sdk.terminateUserConnections(ended);
    expect(await show(before)).toMatch(/^pusher:subscription_error .*"status":503/);
    // A second later, as a page that still has a right asks again.
    expect(await show({ ...data, issued_at: Date.now() + 1_000 })).toMatch(/succeeded/);
  });

  test.each([
    ["of a second ago", { issued_at: Date.now() - 1_000 }, /succeeded/],
    ["of a minute ago", { issued_at: Date.now() - 60_000 }, /subscription_error .*"status":503/],
    ["of the next minute", { issued_at: Date.now() + 90_000 }, /subscription_error .*"status":503/],
    ["without a time", {}, /subscription_error .*"status":400/],
  ])("one %s is answered by its age", async (_, time, answer) => {
    const { show } = await waiting();
    expect(await show({ user_id: "ina", ...time })).toMatch(answer);
  });
});

test("what signed a connection in before its user was ended cannot be used afterwards", async () => {
  const socket = server.socket();
  const socketId = await established(socket);
  const userData = JSON.stringify({ id: "jo", issued_at: Date.now() });
  await server.sdk.terminateUserConnections("jo");
  const code = closed(socket);
  const data = { auth: userAuth(app, socketId, userData), user_data: userData };
  socket.send(JSON.stringify({ event: "pusher:signin", data }));
  expect(await code).toBe(4009);
});

test("user ids with spaces and slashes can be reached and terminated", async () => {
  const odd = await signedIn("ana maria/é");
  const heard = next(odd.user, "note");
  await server.sdk.sendToUser("ana maria/é", "note", 1);
  expect(await heard).toBe(1);
  const ended = next(odd.connection, "error");
  // A slash would be a path separator, so callers escape it; the signature covers what they pass.
  await server.sdk.terminateUserConnections(encodeURIComponent("ana maria/é"));
  expect(await ended).toMatchObject({ data: { code: 4009 } });
});

test("channels between the server and a user are not listed", async () => {
  await signedIn("hidden");
  const list = await (await server.sdk.get({ path: "/channels" })).text();
  expect(list).not.toContain("server-to-user");
});

test.each([
  ["a forged signature", '{"id":"ana"}', () => `${app.key}:${"0".repeat(64)}`],
  ["a signature for another connection", '{"id":"ana"}', () => userAuth(app, "1.1", '{"id":"ana"}')],
  ["user data without an id", "{}", (socketId: string) => userAuth(app, socketId, "{}")],
  ["user data that is no JSON", "{", (socketId: string) => userAuth(app, socketId, "{")],
])("a sign-in with %s ends the connection with 4009", async (_, userData, sign) => {
  const socket = server.socket();
  const socketId = await established(socket);
  const code = closed(socket);
  socket.send(
    JSON.stringify({ event: "pusher:signin", data: { auth: sign(socketId), user_data: userData } }),
  );
  expect(await code).toBe(4009);
});

test("a connection cannot change its user", async () => {
  const socket = server.socket();
  const socketId = await established(socket);
  const signIn = (userData: string) => {
    const data = { auth: userAuth(app, socketId, userData), user_data: userData };
    socket.send(JSON.stringify({ event: "pusher:signin", data }));
  };
  const success = nextFrame(socket, "pusher:signin_success");
  signIn('{"id":"ana"}');
  await success;
  const code = closed(socket);
  signIn('{"id":"ben"}');
  expect(await code).toBe(4009);
});
