import { beforeAll, expect, test } from "vitest";
import { createCast } from "../../tests/cast";
import { testDatabase } from "../../tests/database";
import { provideEnv } from "../env";
import { createCallerFactory } from "../trpc/procedures";
import { appRouter } from "./app-router";

const database = testDatabase();

beforeAll(() =>
  provideEnv({ DATABASE_URL: database.requestUrl, NEXTAUTH_SECRET: "for tests", LOG_LEVEL: "silent" }),
);

test("an admin's access token is refused by every admin procedure", async () => {
  const { people } = await createCast(database.db, "public");
  const callAs = (credential: "cookie" | "token") =>
    createCallerFactory(appRouter)({
      db: database.db,
      now: new Date(),
      viewer: people.admin,
      credential,
      requestId: "test",
      clientAddress: "192.0.2.1",
    });
  const names = Object.keys(appRouter._def.procedures).filter((name) => name.startsWith("admin."));
  expect(names.length).toBeGreaterThan(20);
  for (const name of names) {
    let target: unknown = callAs("token");
    for (const part of name.split(".")) target = (target as Record<string, unknown>)[part];
    const call = (target as (input: unknown) => Promise<unknown>)({});
    await expect(call, name).rejects.toMatchObject({ code: "FORBIDDEN", message: "token.sign-in-needed" });
  }
  await expect(callAs("cookie").admin.overview()).resolves.toMatchObject({
    users: { banned: 0 },
    warnings: [expect.stringMatching(/SMTP_URL is not set/)],
  });
});
