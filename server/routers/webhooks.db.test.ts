import { beforeAll, expect, test } from "vitest";
import { viewerOf } from "../../tests/cast";
import { testDatabase } from "../../tests/database";
import { createUsers } from "../../tests/factories";
import { provideEnv } from "../env";
import { createCallerFactory } from "../trpc/procedures";
import { webhooksRouter } from "./webhooks";

const database = testDatabase();
const createCaller = createCallerFactory(webhooksRouter);
const url = "https://1.1.1.1/hook";

beforeAll(() => provideEnv({ LOG_LEVEL: "silent" }));

async function asSomebody() {
  const [id] = await createUsers(database.db, 1);
  const viewer = await viewerOf(database.db, id);
  const base = { db: database.db, now: new Date(), viewer, requestId: "test", clientAddress: "unknown" };
  const as = (credential: "cookie" | "token") => createCaller({ ...base, credential });
  return { session: as("cookie"), token: as("token") };
}

test("an access token can neither register or redirect a webhook nor learn its secret", async () => {
  const { session, token } = await asSomebody();
  const { id: webhookId } = await session.create({ url });
  const needsSignIn = { message: "token.sign-in-needed", code: "FORBIDDEN" };
  await expect(token.create({ url })).rejects.toMatchObject(needsSignIn);
  await expect(token.edit({ webhookId, url })).rejects.toMatchObject(needsSignIn);
  await expect(token.rotateSecret({ webhookId })).rejects.toMatchObject(needsSignIn);
  expect((await token.list()).items).toHaveLength(1);
});

test("a webhook's secret is only in the answers to creating it and to replacing the secret", async () => {
  const { session } = await asSomebody();
  const made = await session.create({ url, types: ["rsvp.confirmed"] });
  const webhookId = made.id;
  const replaced = await session.rotateSecret({ webhookId });
  const { id: deliveryId } = await session.ping({ webhookId });
  const answers = [
    await session.list(),
    await session.get({ webhookId }),
    await session.edit({ webhookId, types: [] }),
    await session.deliveries({ webhookId }),
    await session.resend({ webhookId, deliveryId }),
  ];
  for (const secret of [made.secret, replaced.secret]) {
    expect(secret).toMatch(/^whsec_/);
    expect(JSON.stringify(answers)).not.toContain(secret);
  }
});

test.each([
  ["https://127.0.0.1/", "webhook.address-not-public"],
  ["https://0x7f.1/", "webhook.address-not-public"],
  ["https://[::ffff:169.254.169.254]/", "webhook.address-not-public"],
  ["https://localhost:8443/", "webhook.address-not-public"],
  ["http://hooks.example.com/", "webhook.url-not-https"],
  ["https://me:secret@hooks.example.com/", "webhook.url-credentials"],
  ["https://hooks.example.com:25/", "webhook.url-port"],
])("the webhook URL %s is refused at registration: %s", async (address, reason) => {
  const { session } = await asSomebody();
  await expect(session.create({ url: address })).rejects.toMatchObject({
    cause: { code: "invalid", reason },
  });
  expect((await session.list()).items).toEqual([]);
});
