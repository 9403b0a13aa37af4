import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { provideEnv } from "../env";
import { ChannelRefusal, sendWhatsapp, type WhatsappMessage, whatsappOverHttp } from "./whatsapp";
import { postOnce } from "./whatsapp/post";

type Taken = { path: string | undefined; headers: IncomingMessage["headers"]; body: string };

let server: Server;
let origin: string;
let taken: Taken[];
let answer: (response: ServerResponse) => void;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    taken.push({ path: request.url, headers: request.headers, body: Buffer.concat(chunks).toString() });
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise<void>((resolve) => server.close(() => resolve()));
});

const NOBODY = {
  WHATSAPP_TOKEN: "",
  WHATSAPP_PHONE_NUMBER_ID: "",
  TWILIO_ACCOUNT_SID: "",
  TWILIO_AUTH_TOKEN: "",
};
const META_TOKEN = "meta-token-of-the-site";
const TWILIO_TOKEN = "twilio-token-of-the-site";
const toMeta = () =>
  provideEnv({
    WHATSAPP_TOKEN: META_TOKEN,
    WHATSAPP_PHONE_NUMBER_ID: "1055",
    WHATSAPP_API_URL: `${origin}/v23.0`,
  });
const toTwilio = () =>
  provideEnv({
    TWILIO_ACCOUNT_SID: "AC1",
    TWILIO_AUTH_TOKEN: TWILIO_TOKEN,
    TWILIO_WHATSAPP_FROM: "+14155238886",
    TWILIO_API_URL: origin,
    TWILIO_TEMPLATE_WAITLIST_HOLD_OFFERED: "HX1",
  });

const json = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  answer = (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  };
};
const metaFault = (status: number, code: number, message = "no") =>
  json(status, { error: { code, message } });

beforeEach(() => {
  taken = [];
  provideEnv({ LOG_LEVEL: "silent", ...NOBODY });
  json(200, { messages: [{ id: "wamid.1" }] });
});

const message: WhatsappMessage = {
  to: "+4915123456789",
  template: "waitlist_hold_offered",
  variables: { name: "Ana", what: "Night walk", until: "Sat 28 Nov, 19:00 CET", link: "https://t.example/o" },
};
const send = (change: Partial<WhatsappMessage> = {}) =>
  sendWhatsapp({ ...message, ...change }, { dedupeKey: "d-1" });
const refusal = async (): Promise<ChannelRefusal> => {
  const error = await send().catch((thrown) => thrown);
  expect(error).toBeInstanceOf(ChannelRefusal);
  return error;
};

describe("at Meta", () => {
  beforeEach(toMeta);

  test("a message is its template with the variables in order, and names our record", async () => {
    await send();
    const [request] = taken;
    expect(request?.path).toBe("/v23.0/1055/messages");
    expect(request?.headers).toMatchObject({ authorization: `Bearer ${META_TOKEN}` });
    const texts = ["Ana", "Night walk", "Sat 28 Nov, 19:00 CET", "https://t.example/o"];
    expect(JSON.parse(request?.body ?? "")).toEqual({
      messaging_product: "whatsapp",
      recipient_type: "individual",
      to: "+4915123456789",
      type: "template",
      template: {
        name: "waitlist_hold_offered",
        language: { code: "en" },
        components: [{ type: "body", parameters: texts.map((text) => ({ type: "text", text })) }],
      },
      biz_opaque_callback_data: "d-1",
    });
  });

  test("a code is also behind the button that copies it", async () => {
    await send({ template: "confirm_phone", variables: { code: "012345" } });
    const parameters = [{ type: "text", text: "012345" }];
    expect(JSON.parse(taken[0]?.body ?? "").template.components).toEqual([
      { type: "body", parameters },
      { type: "button", sub_type: "url", index: "0", parameters },
    ]);
  });

  test("a message without one of its variables is never sent", async () => {
    const sent = send({ variables: { ...message.variables, link: " " } });
    await expect(sent).rejects.toMatchObject({ reason: "template.variable-missing" });
    expect(taken).toEqual([]);
  });

  test.each([
    [400, 131026, "a number that is not on WhatsApp"],
    [400, 132001, "a template that was never registered"],
    [404, 100, "something that is not there"],
  ])("an answer %i with code %i, %s, is permanent", async (status, code) => {
    metaFault(status, code);
    expect((await refusal()).isFinal).toBe(true);
  });

  test.each([
    [429, 130429],
    [400, 131056],
    [401, 190],
    [403, 10],
    [500, 131000],
    [503, 2],
  ])("an answer %i with code %i is retried, because it is not about the number", async (status, code) => {
    metaFault(status, code);
    expect((await refusal()).isFinal).toBe(false);
  });

  test.each([
    ["7", 7_000],
    ["86400000", 86_400_000],
    ["Mon, 01 Jan 2001 00:00:00 GMT", 0],
    ["soon", null],
  ])("a Retry-After of %j is read in milliseconds", async (said, ms) => {
    json(429, { error: { code: 130429, message: "slow" } }, { "retry-after": said });
    expect((await refusal()).retryAfterMs).toBe(ms);
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ["a page of HTML", (response) => response.writeHead(200).end("<html>Welcome to the hotel</html>")],
    ["nothing", (response) => response.writeHead(200).end()],
    ["JSON without a message", (response) => response.writeHead(200).end('{"messages":[]}')],
    ["a redirect", (response) => response.writeHead(302, { location: `${origin}/elsewhere` }).end()],
    ["a line that is cut", (response) => response.destroy()],
    ["no end of bytes", (response) => response.writeHead(200).end("[".repeat(3_000_000))],
  ])("%s does not count as accepted, and is retried", async (_, answering) => {
    answer = answering;
    expect((await refusal()).isFinal).toBe(false);
    expect(taken).toHaveLength(1);
  });

  test("a recorded fault holds no token and no phone number", async () => {
    metaFault(400, 131026, `Bearer ${META_TOKEN} cannot reach +49 151 23456789 or 4915123456789`);
    const error = await refusal();
    expect(error.message).toContain("131026");
    expect(inspect(error)).not.toMatch(/meta-token|23456789/);
  });
});

describe("through Twilio", () => {
  beforeEach(() => {
    toTwilio();
    json(201, { sid: "SM1", status: "queued" });
  });

  test("a message is its content with numbered variables", async () => {
    await send();
    const [request] = taken;
    expect(request?.path).toBe("/2010-04-01/Accounts/AC1/Messages.json");
    const login = Buffer.from(`AC1:${TWILIO_TOKEN}`).toString("base64");
    expect(request?.headers.authorization).toBe(`Basic ${login}`);
    const { ContentVariables, ...fields } = Object.fromEntries(new URLSearchParams(request?.body));
    expect(fields).toEqual({
      From: "whatsapp:+14155238886",
      To: "whatsapp:+4915123456789",
      ContentSid: "HX1",
    });
    expect(JSON.parse(ContentVariables ?? "")).toEqual({
      1: "Ana",
      2: "Night walk",
      3: "Sat 28 Nov, 19:00 CET",
      4: "https://t.example/o",
    });
  });

  test.each([
    [400, 21211, true],
    [401, 20003, false],
    [429, 20429, false],
    [500, 20500, false],
  ])("an answer %i with code %i is permanent = %j", async (status, code, isFinal) => {
    json(status, { code, message: "no" });
    expect((await refusal()).isFinal).toBe(isFinal);
  });

  test("a template without its content is named, and can be set later", async () => {
    const error = await send({ template: "waitlist_hold_reminder" }).catch((thrown) => thrown);
    expect(error).toMatchObject({ isFinal: false, message: expect.stringContaining("TWILIO_TEMPLATE_") });
    expect(taken).toEqual([]);
  });
});

test("a missing answer is an error after the configured time", async () => {
  answer = (response) => void response.writeHead(200).write("{");
  const post = postOnce({ url: origin, headers: {}, body: "" }, 150);
  await expect(post).rejects.toMatchObject({ isFinal: false, message: "WhatsApp did not answer: timeout" });
});

test("without an account, a WhatsApp message is not sent over HTTP", async () => {
  expect(whatsappOverHttp()).toBe(false);
  expect((await refusal()).isFinal).toBe(false);
  toMeta();
  expect(whatsappOverHttp()).toBe(true);
});
