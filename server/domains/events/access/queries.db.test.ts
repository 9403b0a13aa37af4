import { expect, test } from "vitest";
import { viewerOf } from "../../../../tests/cast";
import { testDatabase } from "../../../../tests/database";
import { createEvent, createUsers, NOW, newId } from "../../../../tests/factories";
import { moderateRsvp, rsvpToEvent, withdrawRsvp } from "../../rsvps/commands";
import { registerGroup } from "../../rsvps/groups.commands";
import { findEventAccess } from "./queries";

const database = testDatabase();

async function privateEvent() {
  const { db } = database;
  const event = await createEvent(db, {}, { visibility: "private" });
  const [userId = ""] = await createUsers(db, 1);
  const { inviteToken } = await db.event.findUniqueOrThrow({ where: { id: event.id } });
  const sees = async (invite?: string) => {
    const viewer = await viewerOf(db, userId);
    return (await findEventAccess(db, { now: NOW, eventId: event.id, viewer, invite })) !== null;
  };
  const invite = () =>
    db.invitation.create({
      data: { id: newId(), eventId: event.id, email: `${userId}@people.test`, invitedById: event.hostId },
    });
  return { db, event, userId, inviteToken, sees, invite };
}

test("an account that confirmed the invited address opens a private event without its link", async () => {
  const { sees, invite } = await privateEvent();
  expect(await sees()).toBe(false);
  await invite();
  expect(await sees()).toBe(true);
});

test("an invitation opens nothing for an account with an unconfirmed address, and nothing once it is removed", async () => {
  const { db, userId, sees, invite } = await privateEvent();
  const { id } = await invite();
  await db.user.update({ where: { id: userId }, data: { emailVerifiedAt: null } });
  expect(await sees()).toBe(false);
  await db.user.update({ where: { id: userId }, data: { emailVerifiedAt: NOW } });
  await db.invitation.delete({ where: { id } });
  expect(await sees()).toBe(false);
});

test.each(["decline", "bar"] as const)(
  "after a host's %s, neither an old link nor an invitation opens the private event",
  async (action) => {
    const { db, event, userId, inviteToken, sees, invite } = await privateEvent();
    await invite();
    const { rsvp } = await rsvpToEvent(db, { event, userId, guests: 0, specialRequirements: null, now: NOW });
    expect(await sees(inviteToken)).toBe(true);
    await moderateRsvp(db, { event, actorId: event.hostId, action, rsvpId: rsvp.id, now: NOW });
    expect(await sees(inviteToken)).toBe(false);
    expect(await sees()).toBe(false);
  },
);

test("a person whom a host registered can open the private event to answer", async () => {
  const { db, event, userId, sees } = await privateEvent();
  const by = { id: event.hostId, emailVerified: true };
  await registerGroup(db, { event, by, people: [{ userId, guests: 0 }], mode: "asManyAsFit", now: NOW });
  expect(await sees()).toBe(true);
});

test.each(["withdrawn", "removed by a host", "an offer that expired"] as const)(
  "an RSVP that is %s opens a private event no more, and the link and an invitation still do",
  async (how) => {
    const { db, event, userId, inviteToken, sees, invite } = await privateEvent();
    const { rsvp } = await rsvpToEvent(db, { event, userId, guests: 0, specialRequirements: null, now: NOW });
    expect(await sees()).toBe(true);
    const by = { event, actorId: event.hostId, rsvpId: rsvp.id, now: NOW };
    if (how === "withdrawn") await withdrawRsvp(db, { event, userId, now: NOW });
    else if (how === "removed by a host") await moderateRsvp(db, { ...by, action: "remove" });
    else await db.rsvp.update({ where: { id: rsvp.id }, data: { status: "offered", offerExpiresAt: NOW } });
    expect(await sees()).toBe(false);
    expect(await sees(inviteToken)).toBe(true);
    await invite();
    expect(await sees()).toBe(true);
  },
);
