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

/** The person behind a request, and the credential it carried. */
export type Found = {
  viewer: Viewer;
  /** Browsers send a cookie automatically, a token never. */
  credential: "cookie" | "token";
  /** The id of the sign-in or the token; live connections authorized with it end with it. */
  holderId: string;
};

/**
 * The person behind these headers, or null. If there is a bearer token, it alone decides. Malformed credentials
 * identify no person. A token carries its person without their role on the site: a leaked one must not act as an
 * admin.
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
  const found = await findSignIn(db, signInTokenIn(headers.cookie, signInCookieName()));
  return found ? { viewer: viewerOf(found), credential: "cookie", holderId: found.signInId } : null;
}

/** The sign-in that a cookie's token names, with its person, or null once it has ended. */
export async function findSignIn(db: Db, signInToken: string | null): Promise<SignInAccount | null> {
  const claims = signInToken ? await claimsIn(signInToken) : null;
  if (!claims) return null;
  const found = await loadSignIn(db, claims.signInId);
  return found && isSignInLive(claims, found, new Date()) && !isShutOut(found) ? found : null;
}

/**
 * Creates sign-ins directly, for load tests.
 * @returns one complete Cookie header value per person, in order, as signing in would set it
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
  return `${signInCookieName()}=${await encode({ token, secret: secret(), maxAge: SESSION_SECONDS })}`;
}

/** The origin of this site, without a final slash: for links in emails, which must not trust the Host of a request. */
export function siteOrigin(): string {
  const { NEXTAUTH_URL, PORT } = env();
  return new URL(NEXTAUTH_URL ?? `http://localhost:${PORT}`).origin;
}

/** Whether the site is on https: browsers accept a `__Host-` cookie over https only. */
export function isSecureOrigin(): boolean {
  return env().NEXTAUTH_URL?.startsWith("https://") ?? false;
}

/** The name of the cookie that recognizes a device after a sign-in. It signs no person in. */
export function deviceCookieName(): string {
  return `${isSecureOrigin() ? "__Host-" : ""}turnout-devices`;
}

/** The device cookie in a Cookie header. */
export function deviceCookieIn(cookieHeader: string | undefined): string | undefined {
  return cookieHeader === undefined ? undefined : cookiesIn(cookieHeader).get(deviceCookieName());
}

/** The cookie settings for NextAuth. */
export function signInCookie() {
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: isSecureOrigin() } as const;
  return { name: signInCookieName(), options };
}

/** With the `__Host-` prefix, other hosts of the domain cannot plant a sign-in cookie here. */
export function signInCookieName(): string {
  return `${isSecureOrigin() ? "__Host-" : ""}next-auth.session-token`;
}

/** @throws Error that names the setting if this process was started without one */
export function secret(): string {
  const { NEXTAUTH_SECRET } = env();
  if (!NEXTAUTH_SECRET) throw new Error("NEXTAUTH_SECRET is not set, so signing in is not possible.");
  return NEXTAUTH_SECRET;
}

/**
 * The claims of each token, cached by its hash. Decryption costs twenty times the hash, and its result never
 * changes; whether the sign-in is still valid is read from the database every time.
 */
const claimsByHash = new Map<string, SignInClaims>();

async function claimsIn(signInToken: string): Promise<SignInClaims | null> {
  const key = createHash("sha256").update(signInToken).update(secret()).digest("base64");
  const known = claimsByHash.get(key);
  if (known) {
    // Moves the entry to the end: a Map keeps insertion order, so its first key is the least recently used.
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
