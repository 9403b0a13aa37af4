import { beforeEach, describe, expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import {
  createEvent,
  createUsers,
  hours,
  joinRequest,
  NOW,
  newId,
  type TestEvent,
} from "../../../tests/factories";
import { provideEnv } from "../../env";
import { submitSeatRequest } from "../../seats/gather";
import { addStaff } from "../events/staff/commands";
import { invitePeople, resendInvitation } from "../invitations/commands";
import { openClaimLink } from "../rsvps/claim-links.commands";
import { moderateRsvp, moderateRsvps } from "../rsvps/commands";
import { registerGroup } from "../rsvps/groups.commands";
import { allowHost, chooseByRefusalLink, refuseAllInvitations } from "./commands";
import { readOwnRefusals, readRefusalLink, refusalLinkToken } from "./queries";

provideEnv({ NEXTAUTH_SECRET: "a secret for tests" });
const database = testDatabase();
const REFUSED = "rsvp.no-invitations";
let event: TestEvent;
let ana: { id: string; email: string };
let token: string;

beforeEach(async () => {
  const { db } = database;
  event = await createEvent(db);
  const [id = ""] = await createUsers(db, 1);
  ana = await db.user.findUniqueOrThrow({ where: { id }, select: { id: true, email: true } });
  token = refusalLinkToken({ hostId: event.hostId, email: ana.email });
});

const refuse = (scope: "host" | "all" = "host", refused = true) =>
  chooseByRefusalLink(database.db, { token, scope, refused });

async function invite(to: string, { of = event, byId }: { of?: TestEvent; byId?: string } = {}) {
  const by = await viewerOf(database.db, byId ?? of.hostId);
  const people = [{ email: to, name: null }];
  const [result] = await invitePeople(database.db, { event: of, people, by, now: NOW });
  return result?.reason ?? result?.outcome;
}

async function register(who: { email: string } | { userId: string }) {
  const by = { id: event.hostId, emailVerified: true };
  const people = [{ ...who, guests: 0 }];
  const { results } = await registerGroup(database.db, { event, by, people, mode: "asManyAsFit", now: NOW });
  return results[0]?.reason ?? results[0]?.outcome;
}

describe("a person who unsubscribed from a host's invitations", () => {
  test("a person who unsubscribed cannot be invited by this host to any event, in any spelling of the address, with or without an account", async () => {
    await refuse();
    expect(await invite(ana.email)).toBe(REFUSED);
    expect(await invite(ana.email.replace("@", "+again@"))).toBe(REFUSED);
    const other = await createEvent(database.db, {}, { hostId: event.hostId });
    expect(await invite(ana.email, { of: other })).toBe(REFUSED);

    const stranger = `${newId()}@people.test`;
    token = refusalLinkToken({ hostId: event.hostId, email: stranger });
    await refuse();
    expect(await invite(stranger)).toBe(REFUSED);
    expect(await database.db.invitation.count({ where: { eventId: event.id } })).toBe(0);
  });

  test("a person who unsubscribed cannot be invited by a co-host of this host, nor by this host as a co-host of another event", async () => {
    await refuse();
    const [cohost = ""] = await createUsers(database.db, 1);
    expect(await invite(ana.email, { byId: cohost })).toBe(REFUSED);
    const elsewhere = await createEvent(database.db);
    expect(await invite(ana.email, { of: elsewhere, byId: event.hostId })).toBe(REFUSED);
    expect(await invite(ana.email, { of: elsewhere })).toBe("done");
  });

  test("a person who unsubscribed cannot be registered by this host, by address or by account", async () => {
    await refuse();
    expect(await register({ email: ana.email })).toBe(REFUSED);
    expect(await register({ userId: ana.id })).toBe(REFUSED);
    expect(await database.db.rsvp.count({ where: { userId: ana.id } })).toBe(0);
  });

  test("a person who unsubscribed cannot get a group's claim link, and an address without an account is answered like any unknown one", async () => {
    const lead = (leaderEmail: string) =>
      openClaimLink(database.db, {
        event,
        by: { id: event.hostId, emailVerified: true },
        seats: 1,
        expiresAt: hours(1),
        leaderEmail,
        now: NOW,
      }).then(
        () => "done",
        ({ code, reason, details }) => ({ code, reason, details }),
      );
    expect(await lead(ana.email)).toBe("done");
    await refuse();
    expect(await lead(ana.email)).toMatchObject({ code: "conflict", reason: REFUSED });
    const [refusing, unknown] = [`${newId()}@people.test`, `${newId()}@people.test`];
    token = refusalLinkToken({ hostId: event.hostId, email: refusing });
    await refuse();
    expect(await lead(refusing)).toEqual(await lead(unknown));
    expect(await register({ email: refusing })).toBe(await register({ email: unknown }));
  });

  test("a person who unsubscribed cannot be made a helper, with or without an account, and an existing helper keeps the role", async () => {
    const add = (email: string, role: "door" | "cohost" = "door") =>
      addStaff(database.db, { event, email, role }).then(
        (staff) => staff.length,
        ({ reason }) => reason,
      );
    await refuse();
    expect(await add(ana.email)).toBe(REFUSED);
    const stranger = `${newId()}@people.test`;
    expect(await add(stranger)).toBe(1);
    token = refusalLinkToken({ hostId: event.hostId, email: stranger });
    await refuse();
    expect(await add(stranger, "cohost")).toBe(1);
    const other = await createEvent(database.db, {}, { hostId: event.hostId });
    const again = addStaff(database.db, { event: other, email: stranger, role: "door" });
    await expect(again).rejects.toMatchObject({ reason: REFUSED });
  });

  test.each(["restore", "seat", "promote"] as const)(
    "a person who unsubscribed and never answered is not asked again by a host's %s",
    async (action) => {
      const { db } = database;
      // The one seat is taken, so that the registered person waits.
      event = await createEvent(db, { capacity: 1 });
      token = refusalLinkToken({ hostId: event.hostId, email: ana.email });
      const [first = ""] = await createUsers(db, 1);
      await submitSeatRequest(db, event.poolId, joinRequest(first), NOW);
      await register({ email: ana.email });
      const asked = await db.rsvp.findFirstOrThrow({ where: { userId: ana.id } });
      const by = { event, actorId: event.hostId, rsvpId: asked.id, now: NOW };
      if (action === "restore") await moderateRsvp(db, { ...by, action: "decline" });
      await refuse();
      await expect(moderateRsvp(db, { ...by, action })).rejects.toMatchObject({ reason: REFUSED });
      const { rsvpId: _, ...many } = by;
      const { results } = await moderateRsvps(db, { ...many, action, rsvpIds: [asked.id] });
      expect(results).toEqual([{ id: asked.id, outcome: "refused", reason: REFUSED }]);
    },
  );

  test("a person who unsubscribed is restored if they had answered themselves before they were declined", async () => {
    const { db } = database;
    await submitSeatRequest(db, event.poolId, joinRequest(ana.id), NOW);
    const { id: rsvpId } = await db.rsvp.findFirstOrThrow({ where: { userId: ana.id } });
    const by = { event, actorId: event.hostId, rsvpId, now: NOW };
    await moderateRsvp(db, { ...by, action: "decline" });
    await refuse();
    expect((await moderateRsvp(db, { ...by, action: "restore" })).rsvp.status).toBe("confirmed");
  });

  test("a person who unsubscribed does not get an earlier invitation again", async () => {
    await invite(ana.email);
    await database.db.invitation.updateMany({ where: { eventId: event.id }, data: { sentAt: NOW } });
    const { id: invitationId } = await database.db.invitation.findFirstOrThrow({
      where: { eventId: event.id },
    });
    await refuse();
    await expect(resendInvitation(database.db, { event, invitationId, now: NOW })).rejects.toMatchObject({
      code: "conflict",
      reason: REFUSED,
    });
  });

  test("a person who unsubscribed does not keep others on the same list from being invited", async () => {
    await refuse();
    const by = await viewerOf(database.db, event.hostId);
    const people = [ana.email, `${newId()}@people.test`].map((email) => ({ email, name: null }));
    const results = await invitePeople(database.db, { event, people, by, now: NOW });
    expect(results.map(({ outcome }) => outcome)).toEqual(["unchanged", "done"]);
  });

  test("a person who unsubscribed can be invited again after they subscribe again", async () => {
    await Promise.all(Array.from({ length: 8 }, () => refuse()));
    expect(await refuse("host", false)).toMatchObject({ host: false, all: false });
    expect(await invite(ana.email)).toBe("done");
  });
});

test("a person who unsubscribed from all invitations is invited by no host", async () => {
  expect(await refuse("all")).toMatchObject({ host: false, all: true });
  expect(await invite(ana.email, { of: await createEvent(database.db) })).toBe(REFUSED);
  expect(await register({ email: ana.email })).toBe(REFUSED);
});

test("viewing the page of an unsubscribe link changes nothing, and a forged link is not found", async () => {
  expect(await readRefusalLink(database.db, token)).toMatchObject({ host: false, all: false });
  expect(await readRefusalLink(database.db, token)).toMatchObject({ host: false, all: false });
  for (const dead of [token.split("").reverse().join(""), "x"]) {
    const refused = { code: "not-found", reason: "invitation-refusal-link.not-found" };
    await expect(readRefusalLink(database.db, dead)).rejects.toMatchObject(refused);
    await expect(
      chooseByRefusalLink(database.db, { token: dead, scope: "all", refused: true }),
    ).rejects.toMatchObject(refused);
  }
});

describe("the invitation settings", () => {
  test("the settings list the hosts whose invitations were ended, and can allow each of them again", async () => {
    await refuse();
    const viewer = await viewerOf(database.db, ana.id);
    expect(await readOwnRefusals(database.db, viewer)).toMatchObject({
      all: false,
      hosts: [{ id: event.hostId }],
    });
    expect(await allowHost(database.db, { viewer, hostId: event.hostId })).toEqual({ all: false, hosts: [] });
    expect(await invite(ana.email)).toBe("done");
  });

  test("the settings can end all invitations and allow them again", async () => {
    const viewer = await viewerOf(database.db, ana.id);
    await refuseAllInvitations(database.db, { viewer, refused: true });
    expect(await invite(ana.email)).toBe(REFUSED);
    await refuseAllInvitations(database.db, { viewer, refused: false });
    expect(await invite(ana.email)).toBe("done");
  });

  test("the settings of an unconfirmed address show and change nothing", async () => {
    await refuse();
    await database.db.user.update({ where: { id: ana.id }, data: { emailVerifiedAt: null } });
    const viewer = await viewerOf(database.db, ana.id);
    expect(await readOwnRefusals(database.db, viewer)).toEqual({ all: false, hosts: [] });
    const refused = { code: "forbidden", reason: "account.unconfirmed" };
    await expect(refuseAllInvitations(database.db, { viewer, refused: true })).rejects.toMatchObject(refused);
    await expect(allowHost(database.db, { viewer, hostId: event.hostId })).rejects.toMatchObject(refused);
  });

  test("the settings show what an address refused, even after its account was deleted and another one was created", async () => {
    await refuse();
    await database.db.user.delete({ where: { id: ana.id } });
    expect(await invite(ana.email)).toBe(REFUSED);
  });
});
