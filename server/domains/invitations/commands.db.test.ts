import { beforeEach, describe, expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import { changeEventRow, newId, type TestEvent } from "../../../tests/factories";
import { provideEnv } from "../../env";
import { createComingEvent, joinAll, relayAll } from "../../outbox/testing/outbox-fixtures";
import { invitePeople, removeInvitation, resendInvitation } from "./commands";
import { checkInvitees, findInvitation, listInvitations } from "./queries";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "https://turnout.example", NEXTAUTH_SECRET: "for tests" });
const database = testDatabase();

beforeEach(async () => {
  await database.db.outboxEvent.deleteMany();
  await database.db.mailboxMessage.deleteMany();
});

const address = () => `${newId()}@guests.test`;
const soon = (seconds: number) => new Date(Date.now() + seconds * 1000);

async function invite(event: TestEvent, ...emails: string[]) {
  const by = await viewerOf(database.db, event.hostId);
  const people = emails.map((email) => ({ email, name: null }));
  return invitePeople(database.db, { event, people, by, now: new Date() });
}

/**
 * Runs the relay until no delivery is left.
 * @returns the number of invitations that each address got
 */
async function mailedAfterRelay(...emails: string[]): Promise<number[]> {
  const { db } = database;
  await relayAll(db);
  return Promise.all(
    emails.map((to) => db.mailboxMessage.count({ where: { to, subject: { contains: "invites you" } } })),
  );
}

const idOf = async (event: TestEvent, email: string) =>
  (await database.db.invitation.findUniqueOrThrow({ where: { eventId_email: { eventId: event.id, email } } }))
    .id;

test("each address gets one invitation email, even if several people invite it repeatedly or concurrently", async () => {
  const { db } = database;
  const event = await createComingEvent(db, {}, { title: "Night walk" });
  const [ana, ben] = [address(), address()];
  const first = await invite(event, ana, ana, ben);
  expect(first.map(({ outcome }) => outcome)).toEqual(["done", "done", "done"]);
  await Promise.all([invite(event, ana), invite(event, ana, ben)]);
  expect(await invite(event, ana)).toEqual([
    { email: ana, outcome: "unchanged", reason: "invitation.invited" },
  ]);
  expect(await mailedAfterRelay(ana, ben)).toEqual([1, 1]);
  // As if the process was killed before it could mark the facts as done.
  await db.outboxEvent.updateMany({ data: { doneAt: null } });
  expect(await mailedAfterRelay(ana, ben)).toEqual([1, 1]);
  const mail = await db.mailboxMessage.findFirstOrThrow({ where: { to: ana } });
  expect(mail.subject).toMatch(/^Person .* invites you: Night walk$/);
  expect(mail.text).toMatch(/https:\/\/turnout\.example\/invitations\/[\w-]{44}\n/);
});

test("a person who has already answered is reported in the check and in the result, and gets no email", async () => {
  const { db } = database;
  const event = await createComingEvent(db, { capacity: 1 });
  const [inside = "", waiting = ""] = (await joinAll(db, event, 2)).map((id) => `${id}@people.test`);
  const [invited, fresh] = [address(), address()];
  await invite(event, invited);
  const checked = await checkInvitees(db, event, [inside, waiting, invited, fresh]);
  expect(checked.map(({ outcome }) => outcome)).toEqual(["answered", "answered", "invited", "new"]);
  expect(await db.invitation.count({ where: { eventId: event.id } })).toBe(1);
  const results = await invite(event, inside, fresh);
  expect(results).toEqual([
    { email: inside, outcome: "unchanged", reason: "invitation.answered" },
    { email: fresh, outcome: "done" },
  ]);
  expect(await db.invitation.count({ where: { eventId: event.id } })).toBe(2);
});

test("the list of invitations shows each person's state, and filters and pages by it", async () => {
  const { db } = database;
  const event = await createComingEvent(db, { capacity: 1 });
  const [answers = "", failed = "", sent = "", owed = ""] = Array.from({ length: 4 }, address);
  await invite(event, answers, failed, sent);
  await mailedAfterRelay();
  await db.invitation.update({
    where: { id: await idOf(event, failed) },
    data: { sentAt: null, lastError: "rejected: 550" },
  });
  const [userId = ""] = await joinAll(db, event, 1);
  await db.user.update({ where: { id: userId }, data: { email: answers } });
  await invite(event, owed);
  const all = await listInvitations(db, event, { limit: 10 });
  expect(Object.fromEntries(all.items.map(({ email, state }) => [email, state]))).toEqual({
    [answers]: "answered",
    [failed]: "failed",
    [sent]: "sent",
    [owed]: "sending",
  });
  expect(all.items.find(({ email }) => email === answers)?.rsvpStatus).toBe("confirmed");
  expect(all.items[0]?.email).toBe(owed);
  expect(all.counts).toEqual({
    total: 4,
    sending: 1,
    sent: 1,
    failed: 1,
    answered: 1,
    going: 1,
    declined: 0,
  });
  const only = await listInvitations(db, event, { limit: 10, state: "failed" });
  expect(only.items.map(({ email }) => email)).toEqual([failed]);
  const first = await listInvitations(db, event, { limit: 3 });
  const second = await listInvitations(db, event, { limit: 3, cursor: first.nextCursor ?? "" });
  expect([...first.items, ...second.items]).toEqual(all.items);
  expect(second.nextCursor).toBeNull();
});

test("an invitation that is sent again is emailed once per request, at most three times a day", async () => {
  const { db } = database;
  const event = await createComingEvent(db);
  const ana = address();
  await invite(event, ana);
  const asked = { event, invitationId: await idOf(event, ana), now: new Date() };
  expect(await resendInvitation(db, asked)).toMatchObject({ state: "sending" });
  expect(await mailedAfterRelay(ana)).toEqual([1]);
  for (const times of [2, 3, 4]) {
    await Promise.all([resendInvitation(db, asked).catch(() => {}), mailedAfterRelay()]);
    expect(await mailedAfterRelay(ana)).toEqual([times]);
  }
  await expect(resendInvitation(db, asked)).rejects.toMatchObject({ reason: "invite-again.too-many" });
});

test("an invitation is not sent again after an answer, and not sent at all after its removal", async () => {
  const { db } = database;
  const event = await createComingEvent(db);
  const [ana, ben, chi] = [address(), address(), address()];
  await invite(event, ana, ben, chi);
  const [userId = ""] = await joinAll(db, event, 1);
  await db.user.update({ where: { id: userId }, data: { email: ana } });
  await removeInvitation(db, { event, invitationId: await idOf(event, ben) });
  expect(await mailedAfterRelay(ana, ben, chi)).toEqual([0, 0, 1]);
  const invitationId = await idOf(event, ana);
  await expect(resendInvitation(db, { event, invitationId, now: new Date() })).rejects.toMatchObject({
    reason: "invitation.answered",
  });
});

describe("a refused invitation", () => {
  test.each([
    ["draft", { state: "draft" as const }],
    ["cancelled event", { state: "cancelled" as const }],
    ["past event", { startsAt: soon(-7200), endsAt: soon(-3600) }],
  ])("an invitation to a %s is refused", async (_, terms) => {
    const event = await createComingEvent(database.db, terms);
    await expect(invite(event, address())).rejects.toMatchObject({ reason: "invitation.event-not-open" });
  });

  test("an invitation by a host with an unconfirmed address is refused", async () => {
    const event = await createComingEvent(database.db);
    await database.db.user.update({ where: { id: event.hostId }, data: { emailVerifiedAt: null } });
    await expect(invite(event, address())).rejects.toMatchObject({ reason: "account.unconfirmed" });
  });

  test("an invitation beyond the daily limit of an account is refused, over all of its events", async () => {
    const { db } = database;
    const event = await createComingEvent(db);
    const by = await viewerOf(db, event.hostId);
    const many = (count: number) => Array.from({ length: count }, () => ({ email: address(), name: null }));
    const now = new Date();
    for (let n = 0; n < 20; n++) await invitePeople(db, { event, people: many(250), by, now });
    const other = await createComingEvent(db, {}, { hostId: event.hostId });
    await expect(invitePeople(db, { event: other, people: many(1), by, now })).rejects.toMatchObject({
      reason: "invite.too-many",
    });
    const later = new Date(now.getTime() + 86_401_000);
    await expect(invitePeople(db, { event, people: many(1), by, now: later })).rejects.toMatchObject({
      reason: expect.stringMatching(/invitation\.(limit-reached|event-not-open)/),
    });
  });

  test("an invitation of another event cannot be sent again or removed", async () => {
    const { db } = database;
    const [mine, other] = [await createComingEvent(db), await createComingEvent(db)];
    const ana = address();
    await invite(other, ana);
    const asked = { event: mine, invitationId: await idOf(other, ana), now: new Date() };
    await expect(resendInvitation(db, asked)).rejects.toMatchObject({ reason: "invitation.not-found" });
    await expect(removeInvitation(db, asked)).rejects.toMatchObject({ reason: "invitation.not-found" });
    expect(await findInvitation(db, other, asked.invitationId)).not.toBeNull();
  });
});

test("an invitation that was not sent before the event was cancelled stays unsent and shows the reason", async () => {
  const { db } = database;
  const event = await createComingEvent(db);
  const ana = address();
  await invite(event, ana);
  await changeEventRow(db, event.id, { status: "cancelled" });
  expect(await mailedAfterRelay(ana)).toEqual([0]);
  expect(await findInvitation(db, event, await idOf(event, ana))).toMatchObject({
    state: "failed",
    lastError: expect.stringContaining("cancelled"),
  });
});
