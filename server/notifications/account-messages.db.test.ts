import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { linkMail } from "../domains/accounts/links/policy";
import { provideEnv } from "../env";
import { accountMail, accountPhone } from "./account-messages";

const database = testDatabase();
const NOBODY = { SMTP_URL: "", WHATSAPP_TOKEN: "", WHATSAPP_PHONE_NUMBER_ID: "" };
const code = { to: "+4915123456789", code: "012345", dedupeKey: "k" };

let server: Server;
let status: number;

beforeAll(async () => {
  server = createServer((_request, response) => {
    response.writeHead(status).end(JSON.stringify({ error: { code: 131026, message: "no" } }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
beforeEach(() => provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "https://turnout.example", ...NOBODY }));
afterEach(async () => {
  provideEnv(NOBODY);
  await database.db.mailboxMessage.deleteMany();
});

const kept = () => database.db.mailboxMessage.findMany();

describe("a code for a phone", () => {
  test("a phone code stays in the mailbox if the site has nothing to send it with", async () => {
    const phone = accountPhone(database.db);
    expect(phone.isOn()).toBe(true);
    expect(await phone.sendCode(code)).toBe("taken");
    expect(await kept()).toMatchObject([
      { channel: "whatsapp", to: code.to, text: expect.stringContaining("012345 is your code") },
    ]);
  });

  test("phone codes are not offered on a site with SMTP and without a WhatsApp account", () => {
    provideEnv({ SMTP_URL: "smtp://127.0.0.1:1" });
    expect(accountPhone(database.db).isOn()).toBe(false);
  });

  test.each([
    [400, "refused"],
    [503, "unsent"],
  ])("a phone code that is answered with %i was %s, and is stored nowhere", async (answered, became) => {
    status = answered;
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    provideEnv({ WHATSAPP_TOKEN: "t", WHATSAPP_PHONE_NUMBER_ID: "1", WHATSAPP_API_URL: url });
    expect(await accountPhone(database.db).sendCode(code)).toBe(became);
    expect(await kept()).toEqual([]);
  });
});

test("a sign-in link is emailed as text and HTML, and leads to the site's own address", async () => {
  const mail = accountMail(database.db);
  const url = `${mail.origin}/sign-in/link?token=t-1`;
  await mail.send({ to: "Ana@people.test", content: linkMail("sign-in", url) });
  expect(url).toBe("https://turnout.example/sign-in/link?token=t-1");
  const [message] = await kept();
  expect(message).toMatchObject({ channel: "email", to: "ana@people.test", subject: "Your sign-in link" });
  expect(message?.text).toContain(`Sign in: ${url}`);
  expect(message?.html).toContain(`href="${url}"`);
});
