import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../tests/database";
import { createUsers, NOW } from "../tests/factories";
import { mintSignInCookie } from "./auth";
import { database as processDatabase } from "./db/client";
import { hashPassword } from "./domains/accounts/passwords/verify.commands";
import { signOutEverywhere } from "./domains/accounts/sign-ins/commands";
import { banUser } from "./domains/operations/users/commands";
import { provideEnv } from "./env";
import { oauthChoices, signInOptions } from "./sign-in";

const database = testDatabase();
const SECRET = "a secret of the tests, forty characters";

beforeAll(() => {
  provideEnv({
    NEXTAUTH_SECRET: SECRET,
    NEXTAUTH_URL: "http://localhost:3000",
    DATABASE_URL: database.requestUrl,
  });
  return () => processDatabase().$disconnect();
});

const options = () => signInOptions({ clientAddress: "unknown", onRefusal: () => {} });

async function authorize(providerId: string, fields: Record<string, string>) {
  const provider = options().providers.find(({ id }) => id === providerId);
  if (provider?.type !== "credentials") throw new Error("no such provider");
  return provider.authorize(fields, { headers: {}, method: "POST" });
}

describe("signing in", () => {
  test("the cookie of a sign-in holds the person and the sign-in and nothing else", async () => {
    const passwordHash = await hashPassword("correct horse battery");
    const { id } = await database.db.user.create({
      data: { email: "ana@people.test", name: "Ana", passwordHash, signInEpoch: 3 },
    });
    const user = await authorize("password", {
      email: " ANA@people.test",
      password: "correct horse battery",
    });
    if (!user) throw new Error("no user was signed in");
    const token = await options().callbacks?.jwt?.({ token: { name: "Ana" }, user, account: null });
    const begun = await database.db.signIn.findFirstOrThrow({ where: { userId: id } });
    expect(token).toEqual({ sub: id, signIn: begun.id });
    expect(begun).toMatchObject({ epoch: 3, way: "link", userAgent: null });
  });

  test("signing in on a full disk is refused as unavailable with the reason", async () => {
    const { db } = database;
    await db.$executeRaw`create function disk_is_full() returns trigger language plpgsql as $$
      begin raise exception 'no space left on device' using errcode = '53100'; end $$`;
    await db.$executeRaw`create trigger disk_is_full before insert or update on "RateLimit"
      for each statement execute function disk_is_full()`;
    const refusals: unknown[] = [];
    const { providers } = signInOptions({
      clientAddress: "unknown",
      onRefusal: ({ code, reason }) => refusals.push([code, reason]),
    });
    const provider = providers.find(({ id }) => id === "password");
    if (provider?.type !== "credentials") throw new Error("no such provider");
    const fields = { email: "nobody@people.test", password: "x" };
    const signingIn = provider.authorize(fields, { headers: {}, method: "POST" });
    await expect(signingIn).rejects.toThrow(new Error("database.full"));
    expect(refusals).toEqual([["unavailable", "database.full"]]);
    await db.$executeRaw`drop function disk_is_full cascade`;
  });

  test.each<[string, Record<string, string>, string]>([
    ["password", { email: "nobody@people.test", password: "x" }, "credentials.wrong"],
    ["password", { email: "not an address", password: "x" }, "credentials.wrong"],
    ["password", {}, "credentials.wrong"],
    ["link", { token: "unknown" }, "link.expired"],
    ["link", {}, "link.expired"],
    ["link", { token: "unknown", purpose: "confirm" }, "link.expired"],
  ])("signing in by %s with %j is refused with a reason only", async (provider, fields, reason) => {
    await expect(authorize(provider, fields)).rejects.toThrow(new Error(reason));
  });
});

describe("NextAuth", () => {
  test("NextAuth neither prolongs an ended session nor links an identity over it", async () => {
    const [id = ""] = await createUsers(database.db, 1);
    const token = (await mintSignInCookie(database.db, id)).split("=")[1] ?? "";
    const read = () => options().jwt?.decode?.({ token, secret: SECRET });
    expect(await read()).toMatchObject({ sub: id });
    await signOutEverywhere(database.db, id);
    expect(await read()).toBeNull();
  });

  test("signing out ends the browser's sign-in, and a new sign-in ends the previous one", async () => {
    const [id = ""] = await createUsers(database.db, 1);
    const cookie = await mintSignInCookie(database.db, id);
    const { events, callbacks } = signInOptions({ clientAddress: "unknown", cookie, onRefusal: () => {} });
    const user = { id, email: "x@people.test", signInEpoch: 0 };
    const token = await callbacks?.jwt?.({ token: {}, user, account: null });
    const left = await database.db.signIn.findMany({ where: { userId: id } });
    expect(left.map((row) => row.id)).toEqual([token?.signIn]);
    await events?.signOut?.({ token: token ?? {}, session: {} as never });
    expect(await database.db.signIn.count({ where: { userId: id } })).toBe(0);
  });

  test.each([
    ["/events/1", "http://localhost:3000/events/1"],
    ["http://localhost:3000/me?a=b", "http://localhost:3000/me?a=b"],
    ["http://localhost:3000//evil.example", "http://localhost:3000/"],
    ["http://localhost:3000.evil.example/", "http://localhost:3000/"],
    ["https://evil.example/", "http://localhost:3000/"],
    ["//evil.example", "http://localhost:3000/"],
    [["/events"] as unknown as string, "http://localhost:3000/events"],
    [{} as unknown as string, "http://localhost:3000/"],
  ])("after signing in, a redirect to %s leads to %s", async (url, expected) => {
    expect(await options().callbacks?.redirect?.({ url, baseUrl: "http://localhost:3000" })).toBe(expected);
  });
});

describe("signing in by another site", () => {
  const account = { type: "oauth", provider: "google", providerAccountId: "1" } as const;
  const ask = (user: object, profile: object) =>
    options().callbacks?.signIn?.({ user: { id: "1", ...user }, account, profile });

  test("signing in by another site creates at most two hundred accounts an hour from one network", async () => {
    const refusals: string[] = [];
    const { adapter } = signInOptions({
      clientAddress: "198.51.100.44",
      onRefusal: ({ reason }) => refusals.push(reason),
    });
    const make = (n: number) =>
      adapter?.createUser?.({ email: `newcomer${n}@people.test`, emailVerified: null, name: "New" } as never);
    await Promise.all(Array.from({ length: 200 }, (_, n) => make(n)));
    await expect(make(200)).rejects.toMatchObject({ reason: "sign-up-oauth.too-many" });
    expect(refusals).toEqual(["sign-up-oauth.too-many"]);
    expect(await database.db.user.count({ where: { email: { startsWith: "newcomer" } } })).toBe(200);
  });

  test("signing in by another site is offered only if it is configured", () => {
    expect(oauthChoices()).toEqual([]);
    provideEnv({ GOOGLE_CLIENT_ID: "a", GOOGLE_CLIENT_SECRET: "b", GITHUB_CLIENT_ID: "c" });
    expect(oauthChoices()).toEqual([{ id: "google", name: "Google" }]);
    provideEnv({ GITHUB_CLIENT_SECRET: "d" });
    expect(oauthChoices()).toHaveLength(2);
  });

  test("signing in by another site needs an address that it confirmed, except for a known identity", async () => {
    const email = "ana@people.test";
    expect(await ask({}, { email, email_verified: true })).toBe(true);
    const refused = "/sign-in?error=oauth.email-unverified";
    expect(await ask({}, { email, email_verified: false })).toBe(refused);
    expect(await ask({}, { email })).toBe(refused);
    expect(await ask({}, { email: null, email_verified: true })).toBe(refused);
    expect(await ask({ signInEpoch: 0 }, { email: null })).toBe(true);
    expect(await ask({ signInEpoch: 0, shutOut: true }, {})).toBe("/sign-in?error=sign-in.banned");
  });

  test("signing in by another site creates an account with a confirmed address and finds it again by the identity", async () => {
    const { adapter } = options();
    const email = `${randomUUID()}@People.Test`;
    const image = "javascript:alert(1)";
    const made = await adapter?.createUser?.({
      email,
      name: "Chi\u0000",
      image,
      emailVerified: null,
    } as never);
    expect(made).toMatchObject({ email: email.toLowerCase(), image: null, emailVerified: expect.any(Date) });
    const identity = { provider: "github", providerAccountId: "77" };
    await adapter?.linkAccount?.({ ...identity, type: "oauth", userId: made?.id ?? "" } as never);
    expect(await adapter?.getUserByAccount?.(identity)).toMatchObject({
      id: made?.id,
      signInEpoch: 0,
      shutOut: false,
    });
    expect(await adapter?.getUserByEmail?.(email)).toMatchObject({ id: made?.id });
    await banUser(database.db, { userId: made?.id ?? "", now: NOW, decideAt: NOW });
    expect(await adapter?.getUserByAccount?.(identity)).toMatchObject({ shutOut: true });
  });
});
