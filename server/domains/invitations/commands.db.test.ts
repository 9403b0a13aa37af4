import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import { newId, type TestEvent } from "../../../tests/factories";
import { provideEnv } from "../../env";
import { closeSmtp } from "../../notifications/smtp";
import { relayOnce } from "../../outbox/relay";
import { createComingEvent, joinAll, openEvents } from "../../outbox/testing/outbox-fixtures";
import { invitePeople, removeInvitation, resendInvitation } from "./commands";
import { checkInvitees, findInvitation, listInvitations } from "./queries";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "https://turnout.example" });
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

/** Relays until nothing is owed. @returns how many invitations each address has had */
async function mailedAfterRelay(...emails: string[]): Promise<number[]> {
  const { db } = database;
  for (let now = soon(1); (await openEvents(db)).length > 0; now = new Date(now.getTime() + 1000)) {
    await relayOnce(db, { now });
  }
  return Promise.all(
    emails.map((to) => db.mailboxMessage.count({ where: { to, subject: { contains: "invites you" } } })),
  );
}

const idOf = async (event: TestEvent, email: string) =>
  (await database.db.invitation.findUniqueOrThrow({ where: { eventId_email: { eventId: event.id, email } } }))
    .id;

test("each address is mailed once, whoever names it how often, and also at the same time", async () => {
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
  // Killed before it could write down that it was done.
  await db.outboxEvent.updateMany({ data: { doneAt: null } });
  expect(await mailedAfterRelay(ana, ben)).toEqual([1, 1]);
  const mail = await db.mailboxMessage.findFirstOrThrow({ where: { to: ana } });
  expect(mail.subject).toMatch(/^Person .* invites you: Night walk$/);
  expect(mail.text).toContain(`https://turnout.example/events/event-${event.id}`);
  expect(mail.text).not.toContain("?invite=");
});

test.each(["private", "unlisted"] as const)("the mail of a %s event carries its key", async (visibility) => {
  const { db } = database;
  const event = await createComingEvent(db, {}, { visibility });
  const { inviteToken } = await db.event.findUniqueOrThrow({ where: { id: event.id } });
  const ana = address();
  await invite(event, ana);
  await mailedAfterRelay();
  const mail = await db.mailboxMessage.findFirstOrThrow({ where: { to: ana } });
  expect(mail.text).toContain(`?invite=${inviteToken}`);
});

test("whoever has answered is told apart before and after, and not mailed", async () => {
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

test("the list says how everybody stands, and filters and pages by it", async () => {
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
  expect(all.counts).toEqual({ total: 4, sending: 1, sent: 1, failed: 1, answered: 1 });
  const only = await listInvitations(db, event, { limit: 10, state: "failed" });
  expect(only.items.map(({ email }) => email)).toEqual([failed]);
  const first = await listInvitations(db, event, { limit: 3 });
  const second = await listInvitations(db, event, { limit: 3, cursor: first.nextCursor ?? "" });
  expect([...first.items, ...second.items]).toEqual(all.items);
  expect(second.nextCursor).toBeNull();
});

test("sent again it is mailed again, once for each time, and three times a day at most", async () => {
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

test("who has answered is not asked again, and who is removed is not mailed any more", async () => {
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

describe("is refused", () => {
  test.each([
    ["draft", { state: "draft" as const }],
    ["cancelled event", { state: "cancelled" as const }],
    ["past event", { startsAt: soon(-7200), endsAt: soon(-3600) }],
  ])("to a %s", async (_, terms) => {
    const event = await createComingEvent(database.db, terms);
    await expect(invite(event, address())).rejects.toMatchObject({ reason: "invitation.event-not-open" });
  });

  test("to a host whose own address is not confirmed", async () => {
    const event = await createComingEvent(database.db);
    await database.db.user.update({ where: { id: event.hostId }, data: { emailVerifiedAt: null } });
    await expect(invite(event, address())).rejects.toMatchObject({ reason: "account.unconfirmed" });
  });

  test("beyond what one account may send in a day, over all of its events", async () => {
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

  test("for an invitation of another event", async () => {
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

test("what was not sent before the event was cancelled stays unsent, and says why", async () => {
  const { db } = database;
  const event = await createComingEvent(db);
  const ana = address();
  await invite(event, ana);
  await db.event.update({ where: { id: event.id }, data: { status: "cancelled" } });
  expect(await mailedAfterRelay(ana)).toEqual([0]);
  expect(await findInvitation(db, event, await idOf(event, ana))).toMatchObject({
    state: "failed",
    lastError: expect.stringContaining("cancelled"),
  });
});

describe("over SMTP", () => {
  let server: SMTPServer;
  let answer: number | null;
  let heads: { id: string | undefined; from: string | undefined }[];

  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS", "AUTH"],
      logger: false,
      onRcptTo: (_address, _session, done) =>
        done(answer ? Object.assign(new Error("refused"), { responseCode: answer }) : null),
      async onData(stream, _session, done) {
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk as Buffer);
        const raw = Buffer.concat(chunks).toString();
        const head = (name: string) => new RegExp(`^${name}: (.*)\r$`, "im").exec(raw)?.[1];
        heads.push({ id: head("Message-ID"), from: head("From") });
        done();
      },
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  beforeEach(() => {
    answer = null;
    heads = [];
    provideEnv({
      SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
      MAIL_FROM: "Turnout <no-reply@turnout.test>",
    });
  });
  afterEach(() => provideEnv({ SMTP_URL: "" }));
  afterAll(async () => {
    closeSmtp();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  test("is in the host's name and from the site's address; a repeat after a crash keeps its Message-ID", async () => {
    const { db } = database;
    const event = await createComingEvent(db);
    await db.user.update({ where: { id: event.hostId }, data: { name: "Hanna\r\nBcc: x@evil.test" } });
    const ana = address();
    await invite(event, ana);
    await mailedAfterRelay();
    await db.invitation.updateMany({ where: { email: ana }, data: { sentAt: null } });
    await db.outboxEvent.updateMany({ data: { doneAt: null } });
    await mailedAfterRelay();
    expect(heads).toHaveLength(2);
    expect(heads[0]?.id).toBeTruthy();
    expect(heads[1]?.id).toBe(heads[0]?.id);
    expect(heads[0]?.from).toMatch(/Hanna Bcc: x@evil\.test via Turnout"? <no-reply@turnout\.test>$/);
    const invitationId = await idOf(event, ana);
    await resendInvitation(db, { event, invitationId, now: new Date() });
    await mailedAfterRelay();
    expect(heads[2]?.id).not.toBe(heads[0]?.id);
  });

  test("an address that does not exist is written down as failed and not tried again", async () => {
    const { db } = database;
    answer = 550;
    const event = await createComingEvent(db);
    const ana = address();
    await invite(event, ana);
    expect(await relayOnce(db, { now: soon(1) })).toMatchObject({ done: 1, failed: 0 });
    expect(await findInvitation(db, event, await idOf(event, ana))).toMatchObject({
      state: "failed",
      lastError: expect.stringMatching(/^rejected: .*550/),
    });
  });

  test("a mail server that asks to come back is asked again", async () => {
    const { db } = database;
    answer = 451;
    const event = await createComingEvent(db);
    const ana = address();
    await invite(event, ana);
    expect(await relayOnce(db, { now: soon(1) })).toMatchObject({ done: 0, failed: 1 });
    answer = null;
    await relayOnce(db, { now: soon(600) });
    expect(heads).toHaveLength(1);
    expect(await findInvitation(db, event, await idOf(event, ana))).toMatchObject({
      state: "sent",
      lastError: null,
    });
  });
});
