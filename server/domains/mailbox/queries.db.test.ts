import { afterEach, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { provideEnv } from "../../env";
import { keepInMailbox } from "./commands";
import { getMailboxMail, listMailbox } from "./queries";

const database = testDatabase();

beforeEach(() => provideEnv({ TURNOUT_DEMO: "1", SMTP_URL: "" }));
afterEach(() => database.db.mailboxMessage.deleteMany());

const mail = (to: string, subject: string) => ({ to, subject, text: "See you there." });

test("the mailbox lists all emails, or those of one person in any letter case", async () => {
  await keepInMailbox(database.db, [mail("Ana@People.test", "One"), mail("ben@people.test", "Two")]);
  const all = await listMailbox(database.db, {});
  expect(all.recipients).toEqual(["ana@people.test", "ben@people.test"]);
  expect(all.mails.map((line) => line.subject).sort()).toEqual(["One", "Two"]);
  const { mails } = await listMailbox(database.db, { to: "ANA@people.test" });
  expect(mails.map((line) => line.subject)).toEqual(["One"]);
  const opened = await getMailboxMail(database.db, { mailId: mails[0]?.id ?? "" });
  expect(opened).toMatchObject({ subject: "One", text: "See you there.", html: null });
});

test("the mailbox stores the attachments of an email and marks messages for phones", async () => {
  const file = {
    filename: "walk.ics",
    contentType: "text/calendar; method=PUBLISH",
    content: "BEGIN:VCALENDAR",
  };
  await keepInMailbox(database.db, [
    { ...mail("ana@people.test", "With a file"), attachments: [file] },
    { ...mail("+4915123456789", "To a phone"), channel: "whatsapp" },
  ]);
  const { mails, recipients } = await listMailbox(database.db, {});
  expect(recipients).toContain("+4915123456789");
  const open = (subject: string) =>
    getMailboxMail(database.db, { mailId: mails.find((one) => one.subject === subject)?.id ?? "" });
  expect(await open("With a file")).toMatchObject({ channel: "email", attachments: [file] });
  expect(await open("To a phone")).toMatchObject({ channel: "whatsapp", attachments: [] });
});

test.each([
  ["a mail server is set", { SMTP_URL: "smtp://127.0.0.1:1" }],
  ["this is no demo", { TURNOUT_DEMO: "0" }],
  ["nothing says that this is a demo", { TURNOUT_DEMO: "" }],
])("the mailbox cannot be read if %s", async (_, settings) => {
  await keepInMailbox(database.db, [mail("ana@people.test", "One")]);
  const [line] = (await listMailbox(database.db, {})).mails;
  provideEnv(settings);
  await expect(listMailbox(database.db, {})).rejects.toMatchObject({ reason: "mailbox.not-found" });
  const opening = getMailboxMail(database.db, { mailId: line?.id ?? "" });
  await expect(opening).rejects.toMatchObject({ reason: "mailbox.not-found" });
});
