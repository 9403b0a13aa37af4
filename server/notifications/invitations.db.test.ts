import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { viewerOf } from "../../tests/cast";
import { testDatabase } from "../../tests/database";
import { newId, type TestEvent } from "../../tests/factories";
import { invitePeople, resendInvitation } from "../domains/invitations/commands";
import { findInvitation } from "../domains/invitations/queries";
import { chooseByRefusalLink } from "../domains/refusals/commands";
import { refusalLinkToken } from "../domains/refusals/queries";
import { provideEnv } from "../env";
import { createComingEvent, forgetDone, relayAll } from "../outbox/testing/outbox-fixtures";
import { closeSmtp } from "./smtp";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "https://turnout.example", NEXTAUTH_SECRET: "for tests" });
const database = testDatabase();
const address = () => `${newId()}@guests.test`;
const soon = (seconds: number) => new Date(Date.now() + seconds * 1000);

async function invite(event: TestEvent, email: string) {
  const by = await viewerOf(database.db, event.hostId);
  await invitePeople(database.db, { event, people: [{ email, name: null }], by, now: new Date() });
}

const idOf = async (event: TestEvent, email: string) =>
  (await database.db.invitation.findUniqueOrThrow({ where: { eventId_email: { eventId: event.id, email } } }))
    .id;

let server: SMTPServer;
let answer: number | null;
let heads: { id: string | undefined; from: string | undefined; end: string | undefined; raw: string }[];

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
      const end = /^List-Unsubscribe: <([^>]*)>/im.exec(raw.replace(/\r\n\s+/g, " "))?.[1]?.trim();
      heads.push({ id: head("Message-ID"), from: head("From"), end, raw });
      done();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
beforeEach(async () => {
  await database.db.outboxEvent.deleteMany();
  await database.db.outboxTask.deleteMany();
  answer = null;
  heads = [];
  provideEnv({
    SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    MAIL_FROM: "Turnout <no-reply@turnout.test>",
  });
});
afterAll(async () => {
  closeSmtp();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

test("an invitation has the host's name and the site's address, and a repeat keeps its Message-ID", async () => {
  const { db } = database;
  const event = await createComingEvent(db);
  await db.user.update({ where: { id: event.hostId }, data: { name: "Hanna\r\nBcc: x@evil.test" } });
  const ana = address();
  await invite(event, ana);
  await relayAll(db);
  await db.delivery.updateMany({ data: { sentAt: null } });
  await forgetDone(db);
  await relayAll(db);
  expect(heads).toHaveLength(2);
  expect(heads[0]?.id).toBeTruthy();
  expect(heads[1]?.id).toBe(heads[0]?.id);
  expect(heads[0]?.from).toMatch(/Hanna Bcc: x@evil\.test via Turnout"? <no-reply@turnout\.test>$/);
  const invitationId = await idOf(event, ana);
  await resendInvitation(db, { event, invitationId, now: new Date() });
  await relayAll(db);
  expect(heads[2]?.id).not.toBe(heads[0]?.id);
});

test("an invitation to an address that does not exist is recorded as failed and not retried", async () => {
  const { db } = database;
  answer = 550;
  const event = await createComingEvent(db);
  const ana = address();
  await invite(event, ana);
  await relayAll(db);
  expect(await findInvitation(db, event, await idOf(event, ana))).toMatchObject({
    state: "failed",
    lastError: expect.stringContaining("550"),
  });
  answer = null;
  await relayAll(db, soon(86_400));
  expect(heads).toEqual([]);
});

test("an invitation is retried after a temporary refusal", async () => {
  const { db } = database;
  answer = 451;
  const event = await createComingEvent(db);
  const ana = address();
  await invite(event, ana);
  await relayAll(db);
  expect(heads).toEqual([]);
  answer = null;
  await relayAll(db, soon(600));
  expect(heads).toHaveLength(1);
  expect(await findInvitation(db, event, await idOf(event, ana))).toMatchObject({
    state: "sent",
    lastError: null,
  });
});

test("an invitation's email ends the host's invitations at a click, and queued ones are not sent", async () => {
  const { db } = database;
  const event = await createComingEvent(db);
  const ana = address();
  await invite(event, ana);
  await relayAll(db);
  const token = /^https:\/\/turnout\.example\/api\/no-invitations\/([\w-]+)$/.exec(heads[0]?.end ?? "")?.[1];
  expect(heads[0]?.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/im);
  const ben = address();
  await invite(event, ben);
  const link = refusalLinkToken({ hostId: event.hostId, email: ben });
  await chooseByRefusalLink(db, { token: link, scope: "host", refused: true });
  await relayAll(db);
  expect(heads).toHaveLength(1);

  await chooseByRefusalLink(db, { token: token ?? "", scope: "host", refused: true });
  const by = await viewerOf(db, event.hostId);
  const people = [{ email: ana, name: null }];
  const other = await createComingEvent(db, {}, { hostId: event.hostId });
  const results = await invitePeople(db, { event: other, people, by, now: new Date() });
  expect(results).toEqual([{ email: ana, outcome: "unchanged", reason: "rsvp.no-invitations" }]);
});
