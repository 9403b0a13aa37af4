import { beforeAll, describe, expect, test } from "vitest";
import { createCast } from "../../tests/cast";
import { testDatabase } from "../../tests/database";
import { provideEnv } from "../env";
import type { ProcedureMeta } from "../trpc/init";
import { createCallerFactory } from "../trpc/procedures";
import { appRouter } from "./app-router";

const database = testDatabase();
const createCaller = createCallerFactory(appRouter);
const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { meta?: ProcedureMeta } }>;

beforeAll(() =>
  provideEnv({ DATABASE_URL: database.requestUrl, LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests" }),
);

/** Procedures whose result outlives the token that called them, or leads to such a result. */
const BY_SIGN_IN = [
  "accounts.changePassword",
  "accounts.phone.confirm",
  "accounts.phone.current",
  "accounts.phone.remove",
  "accounts.phone.start",
  "accounts.signIns.end",
  "accounts.signIns.list",
  "accounts.signOutEverywhere",
  "accounts.tokens.create",
  "calendar.address",
  "calendar.reset",
  "claims.open",
  "events.staff.add",
  "webhooks.create",
  "webhooks.edit",
  "webhooks.rotateSecret",
];

const isBySignIn = (name: string) => procedures[name]?._def.meta?.bySignIn === true;

async function call(name: string, credential: "cookie" | "token", admin = false): Promise<unknown> {
  const { event, people } = await createCast(database.db, "public");
  const viewer = admin ? people.admin : people.host;
  const base = { db: database.db, now: new Date(), requestId: "test", clientAddress: "unknown" };
  let target: unknown = createCaller({ ...base, viewer, credential });
  for (const part of name.split(".")) target = (target as Record<string, unknown>)[part];
  return (target as (input: unknown) => Promise<unknown>)({ eventId: event.id }).catch(
    (error: { message: string }) => error.message,
  );
}

describe("procedures whose result outlives a token", () => {
  test("every procedure whose result outlives a token declares that it needs a sign-in", () => {
    expect(
      [...Object.keys(procedures)].filter((name) => BY_SIGN_IN.includes(name)).filter(isBySignIn),
    ).toEqual(Object.keys(procedures).filter((name) => BY_SIGN_IN.includes(name)));
    const operators = Object.keys(procedures).filter((name) => name.startsWith("admin."));
    expect(operators.filter(isBySignIn)).toEqual(operators);
  });

  test.each(BY_SIGN_IN)("%s refuses an access token and accepts a sign-in", async (name) => {
    expect(await call(name, "token")).toBe("token.sign-in-needed");
    expect(await call(name, "cookie")).not.toBe("token.sign-in-needed");
  });

  test("admin procedures refuse a token of every user", async () => {
    for (const name of ["admin.overview", "admin.users.list"]) {
      expect(await call(name, "token", true)).toBe("token.sign-in-needed");
    }
  });
});
