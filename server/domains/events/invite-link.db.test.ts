import { expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import { createUsers, newId } from "../../../tests/factories";
import { provideEnv } from "../../env";
import { createComingEvent } from "../../outbox/testing/outbox-fixtures";
import { personalPath } from "../invitation-links/queries";
import { invitePeople } from "../invitations/commands";
import { rsvpToEvent } from "../rsvps/commands";
import { findEventAccess, getEventAccess } from "./access/queries";
import { renewInviteLink } from "./invite-link.commands";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "https://turnout.example", NEXTAUTH_SECRET: "for tests" });
const database = testDatabase();

test("a renewed invitation link ends the old link right away, and leaves personal links and guests unchanged", async () => {
  const { db } = database;
  const event = await createComingEvent(db, {}, { visibility: "private" });
  const host = await viewerOf(db, event.hostId);
  const email = `${newId()}@guests.test`;
  await invitePeople(db, { event, people: [{ email, name: null }], by: host, now: new Date() });
  const invitation = await db.invitation.findFirstOrThrow({ where: { eventId: event.id } });
  const personal = personalPath(invitation.id).split("/").at(-1) ?? "";
  const [guestId = ""] = await createUsers(db, 1);
  await rsvpToEvent(db, { event, userId: guestId, guests: 0, specialRequirements: null });
  const { inviteToken: before } = await db.event.findUniqueOrThrow({ where: { id: event.id } });
  const opens = (invite: string) =>
    findEventAccess(db, { now: new Date(), eventId: event.id, viewer: null, invite });
  expect(await opens(before)).not.toBeNull();

  const access = await getEventAccess(db, { now: new Date(), eventId: event.id, viewer: host });
  const renewed = await renewInviteLink(db, { event: access, actorId: host.id, now: new Date() });

  expect(renewed.inviteToken).toMatch(/^[\w-]{22}$/);
  expect(renewed.inviteToken).not.toBe(before);
  expect(await opens(before)).toBeNull();
  expect(await opens(renewed.inviteToken ?? "")).not.toBeNull();
  expect(await opens(personal)).not.toBeNull();
  const guest = await viewerOf(db, guestId);
  expect(await findEventAccess(db, { now: new Date(), eventId: event.id, viewer: guest })).not.toBeNull();
});
