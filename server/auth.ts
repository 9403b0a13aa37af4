import { createHash } from "node:crypto";
import { decode, encode } from "next-auth/jwt";
import type { Db } from "./db/client";
import { isShutOut, viewerOf } from "./domains/accounts/queries";
import type { Viewer } from "./domains/accounts/schema";
import { startSignIns } from "./domains/accounts/sign-ins/commands";
import {
  cookiesIn,
  isSignInLive,
  type SignInClaims,
  signInTokenIn,
} from "./domains/accounts/sign-ins/policy";
import { loadSignIn, type SignInAccount } from "./domains/accounts/sign-ins/queries";
import { findTokenOwner } from "./domains/accounts/tokens/commands";
import { bearerTokenIn } from "./domains/accounts/tokens/policy";
import { env } from "./env";

export const SESSION_SECONDS = 30 * 24 * 60 * 60;

const CLAIMS_KEPT_MAX = 20_000;

/** Who sent a request, and what they showed for it. */
export type Found = {
  viewer: Viewer;
  /** A cookie is sent by browsers unasked, a token is not. */
  credential: "cookie" | "token";
  /** The sign-in or the token; live connections that it opens end with it. */
  holderId: string;
};

/**
 * The account that sent these headers, or null. A bearer token decides alone where there is one. Malformed headers have no account.
 * A token stands for its person without their role on the site: one that leaked must not act as an admin anywhere.
 */
export async function findViewer(
  db: Db,
  headers: { cookie: string | undefined; authorization: string | undefined },
): Promise<Found | null> {
  const token = bearerTokenIn(headers.authorization);
  if (token !== null) {
    const owner = token ? await findTokenOwner(db, token) : undefined;
    if (!owner || isShutOut(owner)) return null;
    return { viewer: { ...viewerOf(owner), role: "user" }, credential: "token", holderId: owner.tokenId };
  }
  const found = await findSignIn(db, signInTokenIn(headers.cookie, sessionCookieName()));
  return found ? { viewer: viewerOf(found), credential: "cookie", holderId: found.signInId } : null;
}

/** The sign-in that a token of a cookie names, with its person, or null once it has ended. */
export async function findSignIn(db: Db, signInToken: string | null): Promise<SignInAccount | null> {
  const claims = signInToken ? await claimsIn(signInToken) : null;
  if (!claims) return null;
  const found = await loadSignIn(db, claims.signInId);
  return found && isSignInLive(claims, found, new Date()) && !isShutOut(found) ? found : null;
}

/**
 * Signs people in without their doing, for load tests. @returns a complete Cookie header value each, in order, as signing
 * in would have set it
 */
export async function mintSignInCookies(db: Db, userIds: string[]): Promise<string[]> {
  const people = await db.user.findMany({
    where: { id: { in: userIds } },
    select: { id: true, signInEpoch: true },
  });
  const epochs = new Map(people.map((person) => [person.id, person.signInEpoch]));
  const now = new Date();
  const starts = userIds.map((userId) => ({
    userId,
    epoch: epochs.get(userId) ?? 0,
    way: "password",
    userAgent: null,
    now,
  }));
  const ids = await startSignIns(db, starts);
  return Promise.all(userIds.map((userId, index) => cookieOf({ userId, signInId: ids[index] ?? userId })));
}

/** The same for one person. */
export async function mintSignInCookie(db: Db, userId: string): Promise<string> {
  const [cookie = ""] = await mintSignInCookies(db, [userId]);
  return cookie;
}

async function cookieOf({ userId, signInId }: { userId: string; signInId: string }): Promise<string> {
  const token = { sub: userId, signIn: signInId };
  return `${sessionCookieName()}=${await encode({ token, secret: secret(), maxAge: SESSION_SECONDS })}`;
}

/** Where this site is, without a final slash: for links in mails, which must not trust the Host of a request. */
export function siteOrigin(): string {
  const { NEXTAUTH_URL, PORT } = env();
  return new URL(NEXTAUTH_URL ?? `http://localhost:${PORT}`).origin;
}

/** Browsers take a `__Host-` cookie over https only. */
export function isSecureOrigin(): boolean {
  return env().NEXTAUTH_URL?.startsWith("https://") ?? false;
}

/** The cookie by which a device is known again after a sign-in. It is no sign-in. */
export function deviceCookieName(): string {
  return `${isSecureOrigin() ? "__Host-" : ""}turnout-devices`;
}

/** What a Cookie header says of the device. */
export function deviceCookieIn(cookieHeader: string | undefined): string | undefined {
  return cookieHeader === undefined ? undefined : cookiesIn(cookieHeader).get(deviceCookieName());
}

/** For NextAuth, which sets it. */
export function sessionCookie() {
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: isSecureOrigin() } as const;
  return { name: sessionCookieName(), options };
}

/** With the prefix no other host of the domain can plant a session here. */
export function sessionCookieName(): string {
  return `${isSecureOrigin() ? "__Host-" : ""}next-auth.session-token`;
}

/** @throws Error naming the setting, where this process was started without one */
export function secret(): string {
  const { NEXTAUTH_SECRET } = env();
  if (!NEXTAUTH_SECRET) throw new Error("NEXTAUTH_SECRET is not set, so signing in is not possible.");
  return NEXTAUTH_SECRET;
}

/**
 * What a token said when it was first seen, by its hash. Decryption costs twenty times the hash, and what it
 * yields never changes; whether the sign-in still stands is asked of the database every time.
 */
const claimsByHash = new Map<string, SignInClaims>();

async function claimsIn(signInToken: string): Promise<SignInClaims | null> {
  const key = createHash("sha256").update(signInToken).update(secret()).digest("base64");
  const known = claimsByHash.get(key);
  if (known) {
    // Moved to the end: a Map keeps insertion order, so its first key is the one unused for longest.
    claimsByHash.delete(key);
    claimsByHash.set(key, known);
    return known;
  }
  const claims = await decryptClaims(signInToken);
  if (!claims) return null;
  claimsByHash.set(key, claims);
  for (const oldest of claimsByHash.keys()) {
    if (claimsByHash.size <= CLAIMS_KEPT_MAX) break;
    claimsByHash.delete(oldest);
  }
  return claims;
}

async function decryptClaims(token: string): Promise<SignInClaims | null> {
  try {
    const content = await decode({ token, secret: secret() });
    const { sub, signIn, exp } = (content ?? {}) as { sub?: unknown; signIn?: unknown; exp?: unknown };
    if (!isUuid(sub) || !isUuid(signIn) || typeof exp !== "number") return null;
    return { userId: sub, signInId: signIn, expiresAt: new Date(exp * 1000) };
  } catch {
    return null;
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const isUuid = (value: unknown): value is string => typeof value === "string" && UUID.test(value);
