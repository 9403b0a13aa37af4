import { createHash } from "node:crypto";
import type { ChannelAuthorizationHandler } from "pusher-js";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { viewerOf } from "../../../../tests/cast";
import { testDatabase } from "../../../../tests/database";
import { createUsers, newId, type TestEvent } from "../../../../tests/factories";
import { findViewer, mintSignInCookies } from "../../../auth";
import { inTransaction } from "../../../db/transaction";
import { endWhatEnds } from "../../../domains/accounts/endings/commands";
import type { Viewer } from "../../../domains/accounts/schema";
import { getEventAccess } from "../../../domains/events/access/queries";
import { renewInviteLink } from "../../../domains/events/invite-link.commands";
import { addStaff } from "../../../domains/events/staff/commands";
import { personalPath } from "../../../domains/invitation-links/queries";
import { invitePeople, removeInvitation } from "../../../domains/invitations/commands";
import { rsvpToEvent, withdrawRsvp } from "../../../domains/rsvps/commands";
import { provideEnv } from "../../../env";
import { authorizeChannel } from "../../../realtime/authorize";
import { type ChannelName, eventChannel, hostChannel, linkChannel } from "../../../realtime/channels";
import {
  connected,
  established,
  eventually,
  nextFrame,
  record,
  subscribed,
} from "../../../selfhost/channels/testing/observe";
import { app, TestServer } from "../../../selfhost/channels/testing/test-server";
import { ask, createComingEvent, joinAll, relayAll } from "../../testing/outbox-fixtures";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests", NEXTAUTH_URL: "https://turnout.example" });
const database = testDatabase();
let server: TestServer;

beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());
beforeEach(() => useChannels("127.0.0.1"));

/** A host that is not loopback is a third party's Channels server, which knows no holders of channels. */
function useChannels(host: string): void {
  provideEnv({ PUSHER_APP_ID: app.appId, PUSHER_KEY: app.key, PUSHER_SECRET: app.secret });
  provideEnv({ PUSHER_HOST: host, PUSHER_PORT: String(server.port) });
}

type Who = { viewer: Viewer | null; holderId?: string; invite?: string };

/** Listens by our own rules, as a program that signs its connection in nowhere would. */
async function listen(channel: ChannelName, who: Who) {
  const customHandler: ChannelAuthorizationHandler = (asked, done) => {
    authorizeChannel(database.db, { ...who, socketId: asked.socketId, channel: asked.channelName }).then(
      (leave) => done(null, leave),
      (error: Error) => done(error, null),
    );
  };
  const authorization = { transport: "ajax", endpoint: "", customHandler } as const;
  const client = await connected(server.client("nobody", { channelAuthorization: authorization }));
  const heard = record(await subscribed(client, channel));
  return { client, heard, counts: () => heard.filter(([name]) => name === "seats.changed").length };
}

/** A person signed in, with the sign-in that a page of theirs would show. */
async function signedIn(userId: string): Promise<Required<Pick<Who, "holderId">> & { viewer: Viewer }> {
  const [cookie] = await mintSignInCookies(database.db, [userId]);
  const found = await findViewer(database.db, { cookie, authorization: undefined });
  if (!found?.holderId) throw new Error("no account is signed in");
  return { viewer: found.viewer, holderId: found.holderId };
}

const createPrivate = () => createComingEvent(database.db, { capacity: 50 }, { visibility: "private" });
const privateChannel = ({ id }: TestEvent) => eventChannel({ id, visibility: "private" });
const tokenOf = async ({ id }: TestEvent) =>
  (await database.db.event.findUniqueOrThrow({ where: { id } })).inviteToken;

async function renew(event: TestEvent): Promise<void> {
  const host = await viewerOf(database.db, event.hostId);
  const access = await getEventAccess(database.db, { now: new Date(), eventId: event.id, viewer: host });
  await renewInviteLink(database.db, { event: access, actorId: host.id, now: new Date() });
}

/** Invites an address, and says what the mail would link to. */
async function invite(event: TestEvent, email: string): Promise<{ id: string; token: string }> {
  const host = await viewerOf(database.db, event.hostId);
  await invitePeople(database.db, { event, people: [{ email, name: null }], by: host, now: new Date() });
  const { id } = await database.db.invitation.findFirstOrThrow({ where: { eventId: event.id, email } });
  return { id, token: personalPath(id).split("/").at(-1) ?? "" };
}

async function rsvp(event: TestEvent, userId: string): Promise<string> {
  return (await rsvpToEvent(database.db, { event, userId, guests: 0, specialRequirements: null })).rsvp.id;
}

function putOut(event: TestEvent, kind: "decline" | "bar" | "remove", rsvpId: string) {
  return ask(database.db, event, [{ kind, actorId: event.hostId, rsvpId }]);
}

/** Another guest joins, which everyone who may listen hears of. */
async function moveSeats(event: TestEvent): Promise<void> {
  await joinAll(database.db, event, 1);
  await relayAll(database.db);
}

/** Before: the listener hears. Then the right ends: a witness who may listen still hears, and the listener does not. */
async function expectSilence(
  event: TestEvent,
  listener: Awaited<ReturnType<typeof listen>>,
  end: () => Promise<unknown>,
): Promise<void> {
  const witness = await listen(privateChannel(event), await signedIn(event.hostId));
  await moveSeats(event);
  await eventually(() => expect(listener.counts()).toBeGreaterThan(0));
  await end();
  await relayAll(database.db);
  const [before, witnessed] = [listener.counts(), witness.counts()];
  await moveSeats(event);
  await eventually(() => expect(witness.counts()).toBeGreaterThan(witnessed));
  expect(listener.counts()).toBe(before);
}

describe("listeners of a private event", () => {
  test("a listener with an invitation link hears nothing more once the host has renewed the link", async () => {
    const event = await createPrivate();
    const by = { viewer: null, invite: await tokenOf(event) };
    await expectSilence(event, await listen(privateChannel(event), by), () => renew(event));
  });

  test("a signed-in listener with the link alone hears nothing more once the link is renewed", async () => {
    const event = await createPrivate();
    const [strangerId = ""] = await createUsers(database.db, 1);
    const by = { ...(await signedIn(strangerId)), invite: await tokenOf(event) };
    await expectSilence(event, await listen(privateChannel(event), by), () => renew(event));
  });

  test("a listener with an RSVP goes on hearing when the link is renewed", async () => {
    const event = await createPrivate();
    const [guestId = ""] = await createUsers(database.db, 1);
    await rsvp(event, guestId);
    const by = { ...(await signedIn(guestId)), invite: await tokenOf(event) };
    const listener = await listen(privateChannel(event), by);
    await renew(event);
    await relayAll(database.db);
    await moveSeats(event);
    await eventually(() => expect(listener.counts()).toBeGreaterThan(0));
  });

  test.each(["decline", "bar"] as const)("a guest hears nothing after %s", async (kind) => {
    const event = await createPrivate();
    const [guestId = ""] = await createUsers(database.db, 1);
    const rsvpId = await rsvp(event, guestId);
    const listener = await listen(privateChannel(event), await signedIn(guestId));
    await expectSilence(event, listener, () => putOut(event, kind, rsvpId));
  });

  test("a removed guest's page is authorized again where an invitation still opens the event", async () => {
    const event = await createPrivate();
    const [guestId = ""] = await createUsers(database.db, 1);
    await invite(event, (await viewerOf(database.db, guestId)).email);
    const rsvpId = await rsvp(event, guestId);
    const by = await signedIn(guestId);
    await expectSilence(event, await listen(privateChannel(event), by), () =>
      putOut(event, "remove", rsvpId),
    );
    expect(await listen(privateChannel(event), by)).toBeDefined();
  });

  test("a guest who cancels hears nothing more and may not listen again", async () => {
    const event = await createPrivate();
    const [guestId = ""] = await createUsers(database.db, 1);
    await rsvp(event, guestId);
    const by = await signedIn(guestId);
    const channel = privateChannel(event);
    await expectSilence(event, await listen(channel, by), () =>
      withdrawRsvp(database.db, { event, userId: guestId }),
    );
    const again = authorizeChannel(database.db, { ...by, socketId: "1.2", channel });
    await expect(again).rejects.toMatchObject({ reason: "channel.forbidden" });
  });

  test("a leave that was kept back cannot be used once its right has ended", async () => {
    const event = await createPrivate();
    const [guestId = ""] = await createUsers(database.db, 1);
    const rsvpId = await rsvp(event, guestId);
    const by = await signedIn(guestId);
    const channel = privateChannel(event);
    const give = async () => {
      const socket = server.socket();
      const leave = await authorizeChannel(database.db, {
        ...by,
        channel,
        socketId: await established(socket),
      });
      return () => {
        socket.send(JSON.stringify({ event: "pusher:subscribe", data: { channel, ...leave } }));
        const names = ["pusher_internal:subscription_succeeded", "pusher:subscription_error"];
        return Promise.race(names.map((name) => nextFrame(socket, name).then(() => name)));
      };
    };
    const [show, showKept] = [await give(), await give()];
    expect(await show()).toMatch(/succeeded/);
    await putOut(event, "decline", rsvpId);
    await relayAll(database.db);
    expect(await showKept()).toMatch(/error/);
  });

  test("a listener with a personal link hears nothing once its person is declined", async () => {
    const event = await createPrivate();
    const [guestId = ""] = await createUsers(database.db, 1);
    const { email } = await viewerOf(database.db, guestId);
    const { token } = await invite(event, email);
    const rsvpId = await rsvp(event, guestId);
    const listener = await listen(privateChannel(event), { viewer: null, invite: token });
    await expectSilence(event, listener, () => putOut(event, "decline", rsvpId));
  });

  test("a listener with a personal link hears nothing once the invitation is withdrawn", async () => {
    const event = await createPrivate();
    const { id, token } = await invite(event, `${newId()}@guests.test`);
    const listener = await listen(privateChannel(event), { viewer: null, invite: token });
    await expectSilence(event, listener, () => removeInvitation(database.db, { event, invitationId: id }));
  });

  test("an invited account hears nothing once the invitation is withdrawn", async () => {
    const event = await createPrivate();
    const [guestId = ""] = await createUsers(database.db, 1);
    const by = await signedIn(guestId);
    const { id } = await invite(event, by.viewer.email);
    const listener = await listen(privateChannel(event), by);
    await expectSilence(event, listener, () => removeInvitation(database.db, { event, invitationId: id }));
  });

  test("a listener with a personal link hears nothing once the site bans its person", async () => {
    const event = await createPrivate();
    const [guestId = ""] = await createUsers(database.db, 1);
    const { email } = await viewerOf(database.db, guestId);
    const { token } = await invite(event, email);
    const listener = await listen(privateChannel(event), { viewer: null, invite: token });
    await expectSilence(event, listener, async () => {
      await database.db.user.update({ where: { id: guestId }, data: { bannedAt: new Date() } });
      await inTransaction(database.db, (tx) => endWhatEnds(tx, "banned", { userId: guestId }));
    });
  });

  test("an invited account hears nothing once it has another address", async () => {
    const event = await createPrivate();
    const [guestId = ""] = await createUsers(database.db, 1);
    const by = await signedIn(guestId);
    await invite(event, by.viewer.email);
    const listener = await listen(privateChannel(event), by);
    await expectSilence(event, listener, () =>
      inTransaction(database.db, async (tx) => {
        await tx.user.update({ where: { id: guestId }, data: { email: `${newId()}@guests.test` } });
        const ending = { userId: guestId, signInId: by.holderId, emailBefore: by.viewer.email };
        await endWhatEnds(tx, "address-changed", ending);
      }),
    );
  });
});

test("a co-host who becomes door staff no longer hears the hosts' channel", async () => {
  const event = await createPrivate();
  const [helperId = ""] = await createUsers(database.db, 1);
  const by = await signedIn(helperId);
  const { email } = by.viewer;
  await addStaff(database.db, { event, email, role: "cohost" });
  const listener = await listen(hostChannel(event.id), by);
  await addStaff(database.db, { event, email, role: "door" });
  await relayAll(database.db);
  await moveSeats(event);
  expect(listener.heard).toEqual([]);
  expect(await listen(privateChannel(event), by)).toBeDefined();
});

describe("the channel of an invitation link, which any Channels server can keep apart", () => {
  const tagOf = (token: string) => createHash("sha256").update(token).digest("hex").slice(0, 32);

  test("the channel of an invitation link carries the counts until the link is renewed, and rejects the old link", async () => {
    const event = await createPrivate();
    const token = await tokenOf(event);
    const channel = linkChannel(event.id, tagOf(token));
    const listener = await listen(channel, { viewer: null, invite: token });
    await expectSilence(event, listener, () => renew(event));
    const asked = { viewer: null, invite: token, socketId: "1.1", channel };
    await expect(authorizeChannel(database.db, asked)).rejects.toMatchObject({ reason: "channel.forbidden" });
  });

  test("the channel of an invitation link is for the holders of that very link", async () => {
    const [event, other] = [await createPrivate(), await createPrivate()];
    const [token, others] = [await tokenOf(event), await tokenOf(other)];
    const refused = [
      { channel: linkChannel(event.id, tagOf(token)), invite: others },
      { channel: linkChannel(event.id, tagOf(token)), invite: undefined },
      { channel: linkChannel(event.id, tagOf(others)), invite: token },
    ];
    for (const asked of refused) {
      const request = { viewer: null, socketId: "1.1", ...asked };
      await expect(authorizeChannel(database.db, request)).rejects.toMatchObject({
        reason: "channel.forbidden",
      });
    }
  });

  test("a server that cannot end anonymous listeners opens no other channel for a link", async () => {
    const event = await createPrivate();
    const token = await tokenOf(event);
    useChannels("channels.example");
    const asked = { viewer: null, socketId: "1.1", invite: token };
    const everyones = authorizeChannel(database.db, { ...asked, channel: privateChannel(event) });
    await expect(everyones).rejects.toMatchObject({ reason: "channel.forbidden" });
    const channel = linkChannel(event.id, tagOf(token));
    expect(await authorizeChannel(database.db, { ...asked, channel })).toMatchObject({
      auth: expect.stringMatching(/^test-key:/),
    });
  });
});
