import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { provideEnv } from "../env";
import { type MailMessage, sendMail } from "./mail";
import { isRejected, refusalOf } from "./refusals";
import { closeSmtp } from "./smtp";
import { unsubscribeHeaders } from "./unsubscribe-link";

type Taken = { recipients: string[]; mail: Email; raw: string };

let server: SMTPServer;
const taken: Taken[] = [];
const listening = () => (server.server.address() as AddressInfo).port;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onRcptTo({ address }, _session, done) {
      if (address.startsWith("gone@"))
        return done(Object.assign(new Error(`<${address}> no such box`), { responseCode: 550 }));
      if (address.startsWith("full@"))
        return done(Object.assign(new Error("5.2.2 mailbox full"), { responseCode: 552 }));
      if (address.startsWith("barred@"))
        return done(Object.assign(new Error("5.7.1 not from you"), { responseCode: 550 }));
      if (address.startsWith("busy@"))
        return done(Object.assign(new Error("come back"), { responseCode: 451 }));
      done();
    },
    onMailFrom({ address }, _session, done) {
      if (address.startsWith("barred@"))
        return done(Object.assign(new Error("5.1.8 bad sender"), { responseCode: 550 }));
      done();
    },
    async onData(stream, session, done) {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      const raw = Buffer.concat(chunks).toString();
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      if (raw.includes("Subject: Spam"))
        return done(Object.assign(new Error("5.7.1 not wanted"), { responseCode: 554 }));
      taken.push({ recipients, raw, mail: await PostalMime.parse(raw) });
      done();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  provideEnv({ SMTP_URL: `smtp://127.0.0.1:${listening()}`, MAIL_FROM: "Turnout <no-reply@turnout.test>" });
});

afterAll(async () => {
  closeSmtp();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});
beforeEach(() => {
  taken.length = 0;
});

const message = { to: "ana@people.test", subject: "You're in", text: "See you there." };

async function send(change: Partial<MailMessage>) {
  await sendMail({ ...message, ...change });
  const [mail] = taken;
  if (!mail) throw new Error("nothing was taken");
  return mail;
}

describe("over SMTP", () => {
  test("an email arrives as it was written, in every script", async () => {
    const subject = "Zoë, you're 3rd on the waitlist · 夜の散歩 🎬";
    const { mail, recipients } = await send({ subject, text: "Grüße\n— Łukasz", html: "<p>Grüße</p>" });
    expect(recipients).toEqual(["ana@people.test"]);
    expect(mail.from).toEqual({ name: "Turnout", address: "no-reply@turnout.test" });
    expect(mail.subject).toBe(subject);
    expect(mail.text?.trim()).toBe("Grüße\n— Łukasz");
    expect(mail.html?.trim()).toBe("<p>Grüße</p>");
  });

  test("a picture that the HTML names is inline beside a calendar file, byte for byte", async () => {
    const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x00, 0xff]);
    const picture = { filename: "ticket.png", contentType: "image/png", content: bytes.toString("base64") };
    const calendar = {
      filename: "event.ics",
      contentType: "text/calendar; method=REQUEST; charset=utf-8",
      content: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    };
    const { mail } = await send({
      html: '<img src="cid:ticket@turnout">',
      attachments: [calendar, { ...picture, encoding: "base64", cid: "ticket@turnout" }],
    });
    const sent = mail.attachments.find(({ mimeType }) => mimeType === "image/png");
    expect(sent).toMatchObject({ contentId: "<ticket@turnout>", disposition: "inline", related: true });
    expect(Buffer.from(sent?.content as ArrayBuffer)).toEqual(bytes);
    expect(mail.attachments.map(({ mimeType }) => mimeType)).toContain("text/calendar");
  });

  test("nothing is sent to an address below .invalid, which no one has", async () => {
    await sendMail({ ...message, to: "walk-in-1@guests.invalid" });
    expect(taken).toEqual([]);
  });

  test("a given Message-ID is kept, so that a repeat can be recognized", async () => {
    const { mail } = await send({ headers: { "Message-ID": "<delivery-1@turnout>" } });
    expect(mail.messageId).toBe("<delivery-1@turnout>");
  });

  test.each([
    ["a subject", { subject: "Night walk\r\nBcc: victim@people.test\r\n\r\nBuy now" }],
    ["a subject with bare line feeds", { subject: "Night walk\nBcc: victim@people.test" }],
    ["a header", { headers: { "X-Event": "walk\r\nBcc: victim@people.test" } }],
  ])("%s cannot add a header or a recipient", async (_, change) => {
    const { mail, recipients } = await send(change);
    expect(recipients).toEqual(["ana@people.test"]);
    expect(mail.bcc ?? []).toEqual([]);
    expect(mail.headers.map((header) => header.key)).not.toContain("bcc");
    expect(mail.text?.trim()).toBe("See you there.");
  });

  test.each([
    "ana@people.test, victim@people.test",
    "ana@people.test\r\nBcc: victim@people.test",
    "victim@people.test> <ana@people.test",
  ])("an address such as %j never becomes two recipients", async (to) => {
    await sendMail({ ...message, to }).catch(() => {});
    for (const { recipients } of taken) expect(recipients).not.toContain("victim@people.test");
  });

  test("a permanent refusal is distinguished from a temporary one", async () => {
    const refusal = await sendMail({ ...message, to: "gone@people.test" }).catch((error) => error);
    const delay = await sendMail({ ...message, to: "busy@people.test" }).catch((error) => error);
    expect([isRejected(refusal), isRejected(delay)]).toEqual([true, false]);
  });

  test.each([
    ["address", { to: "gone@people.test" }],
    ["message", { to: "full@people.test" }],
    ["message", { to: "barred@people.test" }],
    ["message", { subject: "Spam" }],
    [null, { to: "busy@people.test" }],
  ])("a refusal is blamed on the %s: %j", async (of, change) => {
    const error = await sendMail({ ...message, ...change }).catch((error) => error);
    expect(error).toBeInstanceOf(Error);
    expect(refusalOf(error)).toBe(of);
  });

  test("a refusal of our own sender counts against no address", async () => {
    provideEnv({ MAIL_FROM: "Turnout <barred@turnout.test>" });
    const error = await sendMail(message).catch((error) => error);
    provideEnv({ MAIL_FROM: "Turnout <no-reply@turnout.test>" });
    expect(error.message).toContain("bad sender");
    expect(refusalOf(error)).toBeNull();
    expect(refusalOf(new Error("no route"))).toBeNull();
  });

  test("a file arrives with its type, beside both parts of the email", async () => {
    const content = "BEGIN:VCALENDAR\r\nSUMMARY:Grüße · 夜\r\nEND:VCALENDAR\r\n";
    const contentType = "text/calendar; method=PUBLISH; charset=utf-8";
    const { mail, raw } = await send({
      html: "<p>See you there.</p>",
      attachments: [{ filename: "night-walk.ics\r\nBcc: victim@people.test", contentType, content }],
    });
    expect(mail.text?.trim()).toBe("See you there.");
    expect(mail.html?.trim()).toBe("<p>See you there.</p>");
    expect(mail.attachments).toMatchObject([
      { mimeType: "text/calendar", method: "PUBLISH", disposition: "attachment" },
    ]);
    const bytes = mail.attachments[0]?.content;
    const read = typeof bytes === "string" ? bytes : new TextDecoder().decode(bytes);
    // The reader gives every line break as one character.
    expect(read).toBe(content.replaceAll("\r\n", "\n"));
    expect(raw).toMatch(/text\/calendar;[\s\S]{0,80}method=PUBLISH/);
    expect(raw).not.toMatch(/^Bcc:/im);
  });

  test.each(["REQUEST", "CANCEL"])(
    "a file for one person's calendar (%s) is also an alternative to the text, so that programs act on it",
    async (method) => {
      const content = `BEGIN:VCALENDAR\r\nMETHOD:${method}\r\nEND:VCALENDAR\r\n`;
      const contentType = `text/calendar; method=${method}; charset=utf-8`;
      const attachments = [{ filename: "night-walk.ics", contentType, content }];
      const { mail, raw } = await send({ html: "<p>See you there.</p>", attachments });
      const types = mail.attachments.map(({ mimeType, method: told, filename }) => [
        mimeType,
        told,
        filename,
      ]);
      expect(types).toEqual([
        ["text/calendar", method, null],
        ["application/ics", undefined, "night-walk.ics"],
      ]);
      expect(raw).toMatch(/multipart\/alternative[\s\S]*text\/html[\s\S]*text\/calendar;[\s\S]{0,60}method=/);
    },
  );

  test.each([
    ["a plain name", "Hanna Weiß", "hanna@hosts.test"],
    ["a name that tries to add a header", "Hanna\r\nBcc: victim@people.test", "hanna@hosts.test"],
    ["a name that tries to add an address", 'Hanna" <victim@people.test>, "x', "hanna@hosts.test"],
    ["a name that looks encoded", "=?utf-8?q?Bank?= <victim@people.test>", "hanna@hosts.test"],
    ["an address that tries to be two", "Hanna", "hanna@hosts.test, victim@people.test"],
  ])("replies go to one address: %s", async (_, name, address) => {
    const { mail, raw } = await send({ replyTo: { name, address } });
    expect(mail.replyTo).toHaveLength(1);
    expect(mail.replyTo?.[0]?.address).not.toBe("victim@people.test");
    expect(raw).not.toMatch(/^Bcc:/im);
    if (name === "Hanna Weiß") expect(mail.replyTo).toEqual([{ name, address }]);
  });

  test("an email that can be switched off has one-click headers for email programs", async () => {
    provideEnv({ NEXTAUTH_SECRET: "a secret for tests", NEXTAUTH_URL: "https://turnout.example" });
    const userId = "019aa3a0-0000-7000-8000-000000000004";
    const { mail } = await send({ headers: unsubscribeHeaders({ userId, kind: "event.reminder" }) });
    const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
    expect(header("list-unsubscribe")).toMatch(
      /^<https:\/\/turnout\.example\/api\/unsubscribe\/[\w-]{44}\.event\.reminder>$/,
    );
    expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  });

  test("a recorded error names no address", async () => {
    const error = await sendMail({ ...message, to: "gone@people.test" }).catch((error) => error);
    expect(error.message).toContain("no such box");
    expect(inspect(error)).not.toContain("gone@people.test");
  });

  test("many simultaneous emails all arrive", async () => {
    const everyone = Array.from({ length: 40 }, (_, n) => `guest-${n}@people.test`);
    await Promise.all(everyone.map((to) => sendMail({ ...message, to })));
    expect(taken.flatMap((mail) => mail.recipients).sort()).toEqual([...everyone].sort());
  });
});

test("a subject or name that looks like an encoded word arrives as it was written", async () => {
  const written = "=?utf-8?Q?Bcc:_everyone?= für =?utf-8?B?SGVsbG8=?=".concat(" Abendessen".repeat(9));
  await sendMail({
    to: "ana@people.test",
    text: "Hi",
    subject: written,
    fromName: "=?utf-8?Q?Admin?=",
    replyTo: { name: "=?utf-8?Q?Admin?=", address: "hanna@people.test" },
  });
  const { mail, raw } = taken[0] ?? {};
  expect(mail?.subject).toBe(written);
  expect(mail?.from?.name?.replaceAll("\u2060", "")).toBe("=?utf-8?Q?Admin?= via Turnout");
  expect(mail?.replyTo?.[0]?.name?.replaceAll("\u2060", "")).toBe("=?utf-8?Q?Admin?=");
  expect(raw).not.toMatch(/=\?utf-8\?Q\?(Bcc|Admin)/);
});
