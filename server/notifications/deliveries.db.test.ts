import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createUsers } from "../../tests/factories";
import { provideEnv } from "../env";
import { deliverMail } from "./deliveries";
import { closeSmtp } from "./smtp";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();
const now = new Date();
const message = { to: "ana@people.test", subject: "You're in", text: "See you there." };
let userId: string;

beforeEach(async () => {
  [userId = ""] = await createUsers(database.db, 1);
  await database.db.mailboxMessage.deleteMany();
});

const about = (occurrence: string) => ({ userId, kind: "rsvp.confirmed", occurrence });
const delivery = () => database.db.delivery.findFirstOrThrow({ where: { userId } });

describe("into the mailbox", () => {
  test("the same occasion is mailed once, however often and from how many processes it is asked for", async () => {
    const dbs = [database.db, database.openSecond(2)];
    const askings = Array.from({ length: 12 }, (_, n) =>
      deliverMail(dbs[n % 2] ?? database.db, about("1"), message, now),
    );
    await Promise.all(askings);
    expect(await database.db.mailboxMessage.count()).toBe(1);
    expect((await delivery()).sentAt).toEqual(now);
  });

  test("another occasion is another mail", async () => {
    await deliverMail(database.db, about("1"), message, now);
    await deliverMail(database.db, about("2"), message, now);
    expect(await database.db.mailboxMessage.count()).toBe(2);
  });
});

describe("over SMTP", () => {
  let server: SMTPServer;
  let answer: number | null;
  let messageIds: (string | undefined)[];

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
        messageIds.push(/^Message-ID: (.*)\r$/im.exec(Buffer.concat(chunks).toString())?.[1]);
        done();
      },
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  beforeEach(() => {
    answer = null;
    messageIds = [];
    provideEnv({ SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` });
  });
  afterEach(() => provideEnv({ SMTP_URL: "" }));
  afterAll(async () => {
    closeSmtp();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  test("a mail that was taken is not sent again", async () => {
    await deliverMail(database.db, about("1"), message, now);
    await deliverMail(database.db, about("1"), message, now);
    expect(messageIds).toHaveLength(1);
    expect(await database.db.mailboxMessage.count()).toBe(0);
  });

  test("a server that asks to come back is an error, and the next attempt goes through", async () => {
    answer = 451;
    await expect(deliverMail(database.db, about("1"), message, now)).rejects.toThrow();
    expect(await delivery()).toMatchObject({
      sentAt: null,
      attempts: 1,
      lastError: expect.stringContaining("451"),
    });
    answer = null;
    await deliverMail(database.db, about("1"), message, now);
    expect(await delivery()).toMatchObject({ sentAt: now, attempts: 2, lastError: null });
  });

  test("an address that is refused for good is written down and not an error", async () => {
    answer = 550;
    await deliverMail(database.db, about("1"), message, now);
    expect(await delivery()).toMatchObject({
      sentAt: null,
      lastError: expect.stringMatching(/^rejected: .*550/),
    });
  });

  test("a repeat after a crash before our record carries the same Message-ID", async () => {
    await deliverMail(database.db, about("1"), message, now);
    await database.db.delivery.updateMany({ where: { userId }, data: { sentAt: null } });
    await deliverMail(database.db, about("1"), message, now);
    expect(messageIds).toHaveLength(2);
    expect(messageIds[0]).toBeTruthy();
    expect(messageIds[1]).toBe(messageIds[0]);
  });
});
