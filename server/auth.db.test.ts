import { decode, encode } from "next-auth/jwt";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../tests/database";
import { createUsers, hours, NOW } from "../tests/factories";
import { findViewer, mintSignInCookie, mintSignInCookies } from "./auth";
import { endSignIn, signOutEverywhere, startSignIn } from "./domains/accounts/sign-ins/commands";
import { createAccessToken, revokeAccessToken } from "./domains/accounts/tokens/commands";
import { banUser, unbanUser } from "./domains/operations/users/commands";
import { provideEnv } from "./env";

const database = testDatabase();
const SECRET = "a secret of the tests, forty characters";
const NAME = "next-auth.session-token";

beforeAll(() => provideEnv({ NEXTAUTH_SECRET: SECRET, NEXTAUTH_URL: "http://localhost:3000" }));

async function signedIn(): Promise<{ id: string; cookie: string }> {
  const [id = ""] = await createUsers(database.db, 1);
  return { id, cookie: await mintSignInCookie(database.db, id) };
}

async function viewerOf(headers: { cookie?: string; authorization?: string }, db = database.db) {
  const { cookie, authorization } = headers;
  return (await findViewer(db, { cookie, authorization }))?.viewer.id ?? null;
}

describe("the sign-in cookie", () => {
  test("a sign-in cookie names its person as currently stored in the database", async () => {
    const { id, cookie } = await signedIn();
    await database.db.user.update({ where: { id }, data: { name: "Ana Lopez", emailVerifiedAt: null } });
    expect(
      await findViewer(database.db, { cookie: `theme=dark; ${cookie}`, authorization: undefined }),
    ).toEqual({
      credential: "cookie",
      holderId: expect.any(String),
      viewer: expect.objectContaining({ id, name: "Ana Lopez", emailVerified: false, role: "user" }),
    });
  });

  test("a sign-in cookie is readable by NextAuth and identical to one that NextAuth makes", async () => {
    const { id, cookie } = await signedIn();
    const content = await decode({ token: cookie.slice(NAME.length + 1), secret: SECRET });
    const { signIn } = content ?? {};
    expect(content).toMatchObject({ sub: id, signIn: expect.any(String) });
    const theirs = await encode({ token: { sub: id, signIn }, secret: SECRET });
    expect(await viewerOf({ cookie: `${NAME}=${theirs}` })).toBe(id);
    expect(
      await viewerOf({ cookie: `${NAME}.1=${theirs.slice(100)}; ${NAME}.0=${theirs.slice(0, 100)}` }),
    ).toBe(id);
  });

  test("a sign-in cookie ends in every server process as soon as its person signs out everywhere", async () => {
    const { id, cookie } = await signedIn();
    const elsewhere = database.openSecond();
    expect([await viewerOf({ cookie }), await viewerOf({ cookie }, elsewhere)]).toEqual([id, id]);
    await signOutEverywhere(database.db, id);
    expect([await viewerOf({ cookie }), await viewerOf({ cookie }, elsewhere)]).toEqual([null, null]);
    expect(await viewerOf({ cookie: await mintSignInCookie(database.db, id) })).toBe(id);
  });

  test("deleting the row of a sign-in ends its cookie and no other cookie of its person", async () => {
    const { id: userId, cookie } = await signedIn();
    const other = await mintSignInCookie(database.db, userId);
    const found = await findViewer(database.db, { cookie, authorization: undefined });
    await endSignIn(database.db, { userId, signInId: found?.holderId ?? "" });
    expect([await viewerOf({ cookie }), await viewerOf({ cookie: other })]).toEqual([null, userId]);
  });

  test("a sign-in of another person cannot be ended", async () => {
    const [{ cookie, id }, { id: stranger }] = [await signedIn(), await signedIn()];
    const found = await findViewer(database.db, { cookie, authorization: undefined });
    const end = endSignIn(database.db, { userId: stranger, signInId: found?.holderId ?? "" });
    await expect(end).rejects.toMatchObject({ code: "not-found" });
    expect(await viewerOf({ cookie })).toBe(id);
  });

  test("a sign-in that begins while all others are ended does not survive them", async () => {
    const { id: userId } = await signedIn();
    const start = { userId, epoch: 0, way: "password", userAgent: null, now: NOW };
    await signOutEverywhere(database.db, userId);
    await expect(startSignIn(database.db, start)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("the last use of a sign-in cookie is recorded about every ten minutes", async () => {
    const { id: userId, cookie } = await signedIn();
    const lastUse = async () => (await database.db.signIn.findFirstOrThrow({ where: { userId } })).lastUsedAt;
    const first = await lastUse();
    await viewerOf({ cookie });
    expect(await lastUse()).toEqual(first);
    await database.db.$executeRaw`
      update "SignIn" set "lastUsedAt" = now() - interval '11 minutes' where "userId" = ${userId}::uuid`;
    const old = await lastUse();
    await Promise.all(Array.from({ length: 20 }, () => viewerOf({ cookie })));
    expect((await lastUse()).getTime()).toBeGreaterThan(old.getTime());
  });

  test("a sign-in cookie ends immediately with a ban and stays ended after the ban is lifted", async () => {
    const { id, cookie } = await signedIn();
    await banUser(database.db, { userId: id, now: NOW, decideAt: NOW });
    expect(await viewerOf({ cookie })).toBeNull();
    expect(await viewerOf({ cookie: await mintSignInCookie(database.db, id) })).toBeNull();
    await unbanUser(database.db, { userId: id, now: NOW });
    expect(await viewerOf({ cookie })).toBeNull();
    expect(await viewerOf({ cookie: await mintSignInCookie(database.db, id) })).toBe(id);
  });

  test("a sign-in cookie ends with its account and at its expiry", async () => {
    const { id, cookie } = await signedIn();
    const content = await decode({ token: cookie.slice(NAME.length + 1), secret: SECRET });
    const old = await encode({ token: { ...content }, secret: SECRET, maxAge: -60 });
    expect(await viewerOf({ cookie: `${NAME}=${old}` })).toBeNull();
    await database.db.user.delete({ where: { id } });
    expect(await viewerOf({ cookie })).toBeNull();
  });

  test("a malformed, modified or foreign sign-in cookie identifies no person", async () => {
    const { id, cookie } = await signedIn();
    const make = (token: object, secret = SECRET) => encode({ token: { ...token }, secret });
    const { signIn } = (await decode({ token: cookie.slice(NAME.length + 1), secret: SECRET })) ?? {};
    const { id: other } = await signedIn();
    const bad = [
      "",
      "x",
      "a.b.c.d.e",
      "%00%ff",
      "\u0000",
      "ey".repeat(5000),
      cookie.slice(NAME.length + 1, -4),
      `${cookie.slice(NAME.length + 1)}AAAA`,
      await make({ sub: id, signIn }, "another secret"),
      await make({ sub: id }),
      await make({ sub: id, epoch: 0 }),
      await make({ sub: "1; drop table", signIn }),
      await make({ signIn }),
      await make({ sub: id, signIn: "1; drop table" }),
      await make({ sub: other, signIn }),
      await make({ sub: id, signIn: id }),
    ];
    for (const token of bad)
      expect(await viewerOf({ cookie: `${NAME}=${token}` }), token.slice(0, 40)).toBeNull();
  });

  test("on https a sign-in cookie without the Secure prefix identifies no one", async () => {
    const { id, cookie } = await signedIn();
    provideEnv({ NEXTAUTH_URL: "https://turnout.example" });
    try {
      expect(await viewerOf({ cookie })).toBeNull();
      const secure = await mintSignInCookie(database.db, id);
      expect(secure).toMatch(/^__Host-next-auth\.session-token=/);
      expect(await viewerOf({ cookie: secure })).toBe(id);
    } finally {
      provideEnv({ NEXTAUTH_URL: "http://localhost:3000" });
    }
  });

  test("a thousand sign-in cookies at the same instant each identify the right person", async () => {
    const ids = await createUsers(database.db, 1000);
    const cookies = await mintSignInCookies(database.db, ids);
    expect(await Promise.all(cookies.map((cookie) => viewerOf({ cookie })))).toEqual(ids);
  });
});

describe("an access token", () => {
  async function tokenOf(expiresAt: Date | null = null) {
    const { id: userId, cookie } = await signedIn();
    const made = await createAccessToken(database.db, { userId, name: "script", expiresAt, now: NOW });
    return { userId, cookie, tokenId: made.id, authorization: `Bearer ${made.token}` };
  }

  test("an access token identifies its person until it is revoked", async () => {
    const { userId, tokenId, authorization } = await tokenOf();
    expect(await findViewer(database.db, { cookie: undefined, authorization })).toMatchObject({
      credential: "token",
      viewer: { id: userId },
    });
    await revokeAccessToken(database.db, { id: tokenId, userId });
    expect(await viewerOf({ authorization })).toBeNull();
  });

  test("an access token never carries a role on the site", async () => {
    const { userId, cookie, authorization } = await tokenOf();
    await database.db.user.update({ where: { id: userId }, data: { role: "admin" } });
    const roleOf = async (headers: { cookie?: string; authorization?: string }) => {
      const { cookie, authorization } = headers;
      return (await findViewer(database.db, { cookie, authorization }))?.viewer.role;
    };
    expect([await roleOf({ authorization }), await roleOf({ cookie })]).toEqual(["user", "admin"]);
  });

  test("an access token ends at its expiry and with a ban but survives signing out everywhere", async () => {
    const { userId, tokenId, authorization } = await tokenOf(hours(1));
    await database.db.personalAccessToken.update({
      where: { id: tokenId },
      data: { expiresAt: new Date("2999-01-01") },
    });
    await signOutEverywhere(database.db, userId);
    expect(await viewerOf({ authorization })).toBe(userId);
    await database.db.personalAccessToken.update({
      where: { id: tokenId },
      data: { expiresAt: new Date(0) },
    });
    expect(await viewerOf({ authorization })).toBeNull();
    await database.db.personalAccessToken.update({ where: { id: tokenId }, data: { expiresAt: null } });
    await banUser(database.db, { userId, now: NOW, decideAt: NOW });
    expect(await viewerOf({ authorization })).toBeNull();
  });

  test("an access token alone decides: with a wrong token, a valid cookie is ignored", async () => {
    const { userId, cookie, authorization } = await tokenOf();
    expect(await viewerOf({ cookie, authorization: `${authorization.slice(0, -1)}~` })).toBeNull();
    expect(await viewerOf({ cookie, authorization: `Bearer tt_${"A".repeat(43)}` })).toBeNull();
    expect(await viewerOf({ cookie, authorization: "Basic eA==" })).toBe(userId);
  });

  test("the last use of an access token is recorded at most once a minute", async () => {
    const { tokenId, authorization } = await tokenOf();
    const lastUse = async () =>
      (await database.db.personalAccessToken.findUniqueOrThrow({ where: { id: tokenId } })).lastUsedAt;
    expect(await lastUse()).toBeNull();
    await viewerOf({ authorization });
    const first = await lastUse();
    expect(first).toBeInstanceOf(Date);
    await Promise.all(Array.from({ length: 20 }, () => viewerOf({ authorization })));
    expect(await lastUse()).toEqual(first);
    await database.db
      .$executeRaw`update "PersonalAccessToken" set "lastUsedAt" = now() - interval '61 seconds' where id = ${tokenId}::uuid`;
    const before = await lastUse();
    await viewerOf({ authorization });
    expect(await lastUse()).not.toEqual(before);
  });
});
