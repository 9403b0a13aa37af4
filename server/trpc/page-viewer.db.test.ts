import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createUsers } from "../../tests/factories";
import { mintSignInCookie } from "../auth";
import { database as processDatabase } from "../db/client";
import { createAccessToken } from "../domains/accounts/tokens/commands";
import { provideEnv } from "../env";
import { handleTrpcRequest } from "./fetch-handler";

const database = testDatabase();
const ORIGIN = "http://localhost:3000";

beforeAll(() =>
  provideEnv({
    DATABASE_URL: database.requestUrl,
    NEXTAUTH_SECRET: "a secret for tests",
    NEXTAUTH_URL: ORIGIN,
    LOG_LEVEL: "silent",
  }),
);
afterAll(() => processDatabase().$disconnect());

async function call(procedure: string, input: object | null, headers: Record<string, string>) {
  const isRead = input === null;
  const response = await handleTrpcRequest(
    new Request(`${ORIGIN}/api/trpc/${procedure}`, {
      method: isRead ? "GET" : "POST",
      headers: { "content-type": "application/json", ...headers },
      body: isRead ? null : JSON.stringify(input),
    }),
  );
  const { error } = (await response.json()) as { error?: { message: string } };
  return { status: response.status, reason: error?.message ?? null };
}

async function twoPeople() {
  const [ana = "", ben = ""] = await createUsers(database.db, 2);
  return { ana, ben, cookie: await mintSignInCookie(database.db, ben) };
}

const CHANGED = { status: 409, reason: "sign-in.changed" };
const nameOf = async (id: string) => (await database.db.user.findUniqueOrThrow({ where: { id } })).name;

describe("a page opened as one person", () => {
  test("a page opened as one person neither reads nor changes anything as another who signed in since", async () => {
    const { ana, ben, cookie } = await twoPeople();
    const headers = { cookie, "x-turnout-viewer": ana };
    const before = await nameOf(ben);
    expect(await call("accounts.me", null, headers)).toEqual(CHANGED);
    expect(await call("accounts.updateProfile", { name: "Changed" }, headers)).toEqual(CHANGED);
    expect(await nameOf(ben)).toBe(before);
  });

  test("a page opened while signed out does not act as a person who signed in since", async () => {
    const { cookie } = await twoPeople();
    expect(await call("accounts.me", null, { cookie, "x-turnout-viewer": "none" })).toEqual(CHANGED);
  });

  test("a page whose person has signed out is answered as signed out", async () => {
    const { ana } = await twoPeople();
    const answer = await call("accounts.me", null, { "x-turnout-viewer": ana });
    expect(answer).toEqual({ status: 401, reason: "sign-in.missing" });
  });

  test("a page keeps acting as the person it was opened as", async () => {
    const { ben, cookie } = await twoPeople();
    const headers = { cookie, "x-turnout-viewer": ben };
    expect(await call("accounts.updateProfile", { name: "Changed" }, headers)).toEqual({
      status: 200,
      reason: null,
    });
    expect(await nameOf(ben)).toBe("Changed");
  });
});

test("a program need not name its viewer, with a cookie or with a token", async () => {
  const { ana, ben, cookie } = await twoPeople();
  expect(await call("accounts.me", null, { cookie })).toMatchObject({ status: 200 });
  const made = await createAccessToken(database.db, {
    userId: ben,
    name: "s",
    expiresAt: null,
    now: new Date(),
  });
  const headers = { authorization: `Bearer ${made.token}`, "x-turnout-viewer": ana };
  expect(await call("accounts.me", null, headers)).toMatchObject({ status: 200 });
});
