import { beforeEach, describe, expect, test } from "vitest";
import { viewerOf } from "../../../../tests/cast";
import { testDatabase } from "../../../../tests/database";
import { changeEventRow, createUsers, newId, rsvpsOf, type TestEvent } from "../../../../tests/factories";
import { provideEnv } from "../../../env";
import { createComingEvent, relayAll } from "../../../outbox/testing/outbox-fixtures";
import { findAccountByEmail } from "../../accounts/queries";
import { findEventAccess } from "../../events/access/queries";
import { personalPath } from "../../invitation-links/queries";
import { moderateRsvp, rsvpToEvent, withdrawRsvp } from "../../rsvps/commands";
import { invitePeople, removeInvitation, resendInvitation } from "../commands";
import { goByInvitation, signInByInvitation } from "../links/commands";
import { getInvitationByLink } from "../links/queries";
import { checkInvitees, listInvitations } from "../queries";
import { answerInvitation, declineByLink } from "./commands";
import { findOwnInvitation, listWaitingInvitations } from "./queries";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "https://turnout.example", NEXTAUTH_SECRET: "for tests" });
const database = testDatabase();
const now = () => new Date();
const address = () => `${newId()}@guests.test`;
const SIGN_IN = { code: "unauthenticated", reason: "invitation.sign-in-needed" };

beforeEach(async () => {
  await database.db.outboxEvent.deleteMany();
  await database.db.mailboxMessage.deleteMany();
});

async function invite(event: TestEvent, email: string) {
  const by = await viewerOf(database.db, event.hostId);
  const [result] = await invitePeople(database.db, {
    event,
    people: [{ email, name: null }],
    by,
    now: now(),
  });
  const found = await database.db.invitation.findUnique({
    where: { eventId_email: { eventId: event.id, email } },
  });
  const id = found?.id ?? "";
  return { result, id, token: personalPath(id).split("/").at(-1) ?? "" };
}

/** An event and an invited person with a confirmed account. */
async function invited(terms = {}, facts = {}) {
  const event = await createComingEvent(database.db, terms, facts);
  const [userId = ""] = await createUsers(database.db, 1);
  const viewer = await viewerOf(database.db, userId);
  return { event, viewer, ...(await invite(event, viewer.email)) };
}

const answer = (
  { event, viewer }: Pick<Awaited<ReturnType<typeof invited>>, "event" | "viewer">,
  what: "going" | "declined",
  note: string | null = null,
) => answerInvitation(database.db, { event, viewer, answer: what, note, now: now() });
const listed = async (event: TestEvent) =>
  (await listInvitations(database.db, event, { limit: 10 })).items[0];

describe("an invited person with an account", () => {
  test("an invited person finds the invitation among those that await an answer until they have answered", async () => {
    const { db } = database;
    const one = await invited({}, { visibility: "private", title: "Night walk" });
    const { items } = await listWaitingInvitations(db, { viewer: one.viewer, now: now() });
    expect(items).toMatchObject([{ id: one.id, event: { title: "Night walk" } }]);
    await answer(one, "declined");
    expect(await listWaitingInvitations(db, { viewer: one.viewer, now: now() })).toEqual({ items: [] });
  });

  test("an invited person with an unconfirmed address finds no invitation, and none is listed for a past or cancelled event", async () => {
    const { db } = database;
    const one = await invited();
    const viewer = { ...one.viewer, emailVerified: false };
    expect(await listWaitingInvitations(db, { viewer, now: now() })).toEqual({ items: [] });
    expect(await findOwnInvitation(db, { event: one.event, viewer })).toBeNull();
    await changeEventRow(db, one.event.id, { status: "cancelled" });
    expect(await listWaitingInvitations(db, { viewer: one.viewer, now: now() })).toEqual({ items: [] });
  });

  test("an invited person gets one notification in the app, however often the invitation is sent and delivered", async () => {
    const { db } = database;
    const { event, viewer, id } = await invited();
    await relayAll(db);
    await resendInvitation(db, { event, invitationId: id, now: now() });
    await relayAll(db);
    await db.outboxEvent.updateMany({ data: { doneAt: null } });
    await relayAll(db);
    const told = await db.notification.findMany({ where: { userId: viewer.id, kind: "event.invitation" } });
    expect(told).toMatchObject([{ inApp: true, path: `/events/event-${event.id}#rsvp` }]);
    expect(await db.mailboxMessage.count({ where: { to: viewer.email } })).toBe(2);
  });

  test("an invited person who answers Going is admitted by the event's own rules", async () => {
    const open = await invited();
    expect(await answer(open, "going")).toMatchObject({
      invitation: { answer: "going" },
      rsvpStatus: "confirmed",
    });
    const asking = await invited({ approvalRequired: true });
    expect(await answer(asking, "going")).toMatchObject({ rsvpStatus: "pending" });
  });

  test("an invited person can answer Can't go with a note, which the host reads and which counts as an answer", async () => {
    const one = await invited();
    await answer(one, "declined", "I'm away.");
    expect(await listed(one.event)).toMatchObject({
      state: "answered",
      answer: "declined",
      note: "I'm away.",
      rsvpStatus: null,
      answeredAt: expect.any(String),
    });
    const page = await listInvitations(database.db, one.event, { limit: 10, answer: "declined" });
    expect(page).toMatchObject({
      items: [{ id: one.id }],
      counts: { total: 1, answered: 1, declined: 1, going: 0 },
    });
    expect((await listInvitations(database.db, one.event, { limit: 10, answer: "going" })).items).toEqual([]);
  });

  test("an invited person can change the answer both ways, and the last one counts", async () => {
    const one = await invited();
    await answer(one, "declined", "I'm away.");
    await answer(one, "going");
    expect(await listed(one.event)).toMatchObject({ answer: "going", note: null, rsvpStatus: "confirmed" });
    await answer(one, "declined", "Ill, sorry.");
    expect(await listed(one.event)).toMatchObject({
      answer: "declined",
      note: "Ill, sorry.",
      rsvpStatus: "cancelled",
    });
    expect(await rsvpsOf(database.db, one.event.poolId)).toMatchObject([{ status: "cancelled" }]);
  });

  test("an RSVP on the event page counts as an answer to the invitation, both as Going and as Can't go", async () => {
    const { db } = database;
    const one = await invited();
    const mine = { event: one.event, userId: one.viewer.id };
    await rsvpToEvent(db, { ...mine, guests: 0, specialRequirements: null });
    expect(await listed(one.event)).toMatchObject({ answer: "going" });
    await withdrawRsvp(db, mine);
    expect(await listed(one.event)).toMatchObject({ answer: "declined", answeredAt: null });
  });

  test("an invited person cannot answer for another person, without an invitation, or once the event is over", async () => {
    const { db } = database;
    const one = await invited();
    const [otherId = ""] = await createUsers(db, 1);
    const other = { event: one.event, viewer: await viewerOf(db, otherId) };
    await expect(answer(other, "declined")).rejects.toMatchObject({ reason: "invitation.not-found" });
    await expect(
      answer({ ...one, viewer: { ...one.viewer, emailVerified: false } }, "going"),
    ).rejects.toMatchObject({
      reason: "invitation.not-found",
    });
    await changeEventRow(db, one.event.id, { status: "cancelled" });
    await expect(answer(one, "declined")).rejects.toMatchObject({ reason: "invitation.closed" });
  });

  test("an invited person who can't go is not registered again by a host", async () => {
    const { db } = database;
    const one = await invited();
    await answer(one, "declined");
    const again = { event: one.event, invitationId: one.id, now: now() };
    await expect(resendInvitation(db, again)).rejects.toMatchObject({ reason: "invitation.answered" });
    expect(await checkInvitees(db, one.event, [one.viewer.email])).toMatchObject([{ outcome: "answered" }]);
  });
});

describe("the link of an invitation", () => {
  const look = (token: string, viewer: Awaited<ReturnType<typeof viewerOf>> | null = null) =>
    getInvitationByLink(database.db, { token, viewer, now: now() });
  const going = (token: string, signedInAs?: string) =>
    signInByInvitation(database.db, { token, signedInAs, now: now() });

  test("the link of an invitation is emailed to its person, opens a private event, and changes nothing when it is viewed", async () => {
    const { db } = database;
    const event = await createComingEvent(db, {}, { visibility: "private" });
    const { token, id } = await invite(event, address());
    await relayAll(db);
    const mail = await db.mailboxMessage.findFirstOrThrow();
    expect(mail.text).toContain(`https://turnout.example/invitations/${token}`);
    const { inviteToken } = await db.event.findUniqueOrThrow({ where: { id: event.id } });
    expect(mail.text).not.toContain(inviteToken);
    for (let n = 0; n < 2; n++) expect(await look(token)).toMatchObject({ answer: null, goingBy: "claim" });
    expect(await db.user.count({ where: { email: mail.to } })).toBe(0);
    const access = (invite: string) =>
      findEventAccess(db, { now: new Date(), eventId: event.id, viewer: null, invite });
    expect(await access(token)).toMatchObject({ id: event.id });
    expect(await access(`${token.slice(0, -1)}_`)).toBeNull();
    await removeInvitation(db, { event, invitationId: id });
    expect(await access(token)).toBeNull();
    await expect(look(token)).rejects.toMatchObject({ reason: "invitation.not-found" });
    await expect(going(token)).rejects.toMatchObject({ reason: "invitation.not-found" });
  });

  test("the link of an invitation opens no other event", async () => {
    const { db } = database;
    const [mine, other] = [
      await createComingEvent(db, {}, { visibility: "private" }),
      await createComingEvent(db, {}, { visibility: "private" }),
    ];
    const { token } = await invite(mine, address());
    expect(
      await findEventAccess(db, { now: new Date(), eventId: other.id, viewer: null, invite: token }),
    ).toBeNull();
  });

  test("the link of an invitation creates an account with the confirmed address, and signs in to it only that once", async () => {
    const { db } = database;
    const event = await createComingEvent(db);
    const email = address();
    const { token } = await invite(event, email);
    const results = await Promise.allSettled(Array.from({ length: 4 }, () => going(token)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const account = await findAccountByEmail(db, email);
    expect(account?.emailVerifiedAt).toBeInstanceOf(Date);
    await expect(going(token)).rejects.toMatchObject(SIGN_IN);
    await expect(going(token, account?.id)).rejects.toMatchObject(SIGN_IN);
    expect(await look(token)).toMatchObject({ goingBy: "sign-in" });
  });

  test("the link of an invitation takes an account away from a person who signed up with the address without confirming it", async () => {
    const { db } = database;
    const [squatterId = ""] = await createUsers(db, 1);
    const { email } = await db.user.update({
      where: { id: squatterId },
      data: { emailVerifiedAt: null, passwordHash: "theirs" },
    });
    const { token } = await invite(await createComingEvent(db), email);
    await going(token);
    expect(await db.user.findUniqueOrThrow({ where: { id: squatterId } })).toMatchObject({
      passwordHash: null,
      emailVerifiedAt: expect.any(Date),
    });
  });

  test("the link of an invitation keeps the password of a signed-in person who signed up with the address", async () => {
    const { db } = database;
    const [userId = ""] = await createUsers(db, 1);
    const { email } = await db.user.update({
      where: { id: userId },
      data: { emailVerifiedAt: null, passwordHash: "theirs" },
    });
    const { token } = await invite(await createComingEvent(db), email);
    await going(token, userId);
    expect(await db.user.findUniqueOrThrow({ where: { id: userId } })).toMatchObject({
      passwordHash: "theirs",
      emailVerifiedAt: expect.any(Date),
    });
  });

  test("the link of an invitation signs in a person who answers Going, and shows the form if the host has questions", async () => {
    const { db } = database;
    const open = await createComingEvent(db);
    const first = await invite(open, address());
    await goByInvitation(db, { token: first.token, now: now() });
    expect(await rsvpsOf(db, open.poolId)).toMatchObject([{ status: "confirmed" }]);
    const asking = await createComingEvent(db);
    await db.question.create({
      data: { eventId: asking.id, label: "Meat or fish?", kind: "text", required: true, position: 0 },
    });
    const second = await invite(asking, address());
    expect(await goByInvitation(db, { token: second.token, now: now() })).toMatchObject({
      emailVerifiedAt: expect.any(Date),
    });
    expect(await rsvpsOf(db, asking.poolId)).toEqual([]);
  });

  test("the link of an invitation never signs in to an account with a confirmed address, but can answer Can't go for it", async () => {
    const { token, event } = await invited();
    await expect(going(token)).rejects.toMatchObject(SIGN_IN);
    expect(await look(token)).toMatchObject({ goingBy: "sign-in", canDecline: true });
    await declineByLink(database.db, { token, note: "Away", now: now() });
    expect(await listed(event)).toMatchObject({ answer: "declined", note: "Away" });
    expect(await look(token)).toMatchObject({ answer: "declined", note: "Away" });
  });

  test("the link of an invitation gives up no seat of a person who is going, and does not reveal that they are going", async () => {
    const one = await invited();
    await answer(one, "going");
    await expect(
      declineByLink(database.db, { token: one.token, note: null, now: now() }),
    ).rejects.toMatchObject(SIGN_IN);
    expect(await look(one.token)).toMatchObject({ answer: null, canDecline: false });
    expect(await look(one.token, one.viewer)).toMatchObject({
      answer: "going",
      goingBy: "here",
      canDecline: true,
    });
    expect(await rsvpsOf(database.db, one.event.poolId)).toMatchObject([{ status: "confirmed" }]);
  });

  test("the link of an invitation does not answer for another person who is signed in", async () => {
    const { db } = database;
    const one = await invited();
    const [otherId = ""] = await createUsers(db, 1);
    expect(await look(one.token, await viewerOf(db, otherId))).toMatchObject({ goingBy: "elsewhere" });
  });

  test.each(["decline", "bar"] as const)(
    "the link of an invitation is invalid after a host's %s of its person",
    async (action) => {
      const { db } = database;
      const one = await invited({}, { visibility: "private" });
      await answer(one, "going");
      const [rsvp] = await rsvpsOf(db, one.event.poolId);
      const { event } = one;
      await moderateRsvp(db, { event, actorId: event.hostId, action, rsvpId: rsvp?.id ?? "" });
      for (const viewer of [null, one.viewer]) {
        expect(
          await findEventAccess(db, { now: new Date(), eventId: event.id, viewer, invite: one.token }),
        ).toBeNull();
      }
      await expect(look(one.token)).rejects.toMatchObject({ reason: "invitation.not-found" });
      await expect(declineByLink(db, { token: one.token, note: null, now: now() })).rejects.toMatchObject({
        reason: "invitation.not-found",
      });
    },
  );

  test("the link of an invitation creates no account for an event that is over", async () => {
    const { db } = database;
    const event = await createComingEvent(db);
    const email = address();
    const { token } = await invite(event, email);
    await changeEventRow(db, event.id, { status: "cancelled" });
    await expect(going(token)).rejects.toMatchObject({ reason: "invitation.closed" });
    expect(await findAccountByEmail(db, email)).toBeNull();
  });
});
