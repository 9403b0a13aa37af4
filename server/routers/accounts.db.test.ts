import { beforeAll, expect, test } from "vitest";
import { viewerOf } from "../../tests/cast";
import { testDatabase } from "../../tests/database";
import { createUsers } from "../../tests/factories";
import { provideEnv } from "../env";
import { createCallerFactory } from "../trpc/procedures";
import { appRouter } from "./app-router";

const database = testDatabase();
const createCaller = createCallerFactory(appRouter);

beforeAll(() => provideEnv({ DATABASE_URL: database.requestUrl, LOG_LEVEL: "silent" }));

test("a token, which may have leaked, opens no lasting way in: it makes no token, sets no password and signs nobody out", async () => {
  const [id] = await createUsers(database.db, 1);
  const base = { db: database.db, now: new Date(), requestId: "test", clientAddress: "unknown" };
  const viewer = await viewerOf(database.db, id);
  const { accounts } = createCaller({ ...base, viewer, credential: "token" });
  const needsSession = { message: "token.session-needed", code: "FORBIDDEN" };
  await expect(accounts.tokens.create({ name: "Copy" })).rejects.toMatchObject(needsSession);
  const password = "correct horse battery";
  await expect(accounts.changePassword({ password })).rejects.toMatchObject(needsSession);
  await expect(accounts.signOutEverywhere()).rejects.toMatchObject(needsSession);
  expect(await accounts.me()).toMatchObject({ hasPassword: false });
});
