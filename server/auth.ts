import { createHash } from "node:crypto";
import { decode, encode } from "next-auth/jwt";
import type { Db } from "./db/client";
import { type Account, loadAccount, viewerOf } from "./domains/accounts/queries";
import type { Viewer } from "./domains/accounts/schema";
import { isSessionLive, type SessionClaims, sessionTokenIn } from "./domains/accounts/sessions/policy";
import { findTokenOwner } from "./domains/accounts/tokens/commands";
import { bearerTokenIn } from "./domains/accounts/tokens/policy";
import { env } from "./env";

export const SESSION_SECONDS = 30 * 24 * 60 * 60;

const CLAIMS_KEPT_MAX = 20_000;

/** Who sent these headers, or null. A bearer token decides alone where there is one. Malformed ones are nobody's. */
export async function findViewer(
  db: Db,
  headers: { cookie: string | undefined; authorization: string | undefined },
): Promise<{ viewer: Viewer; credential: "cookie" | "token" } | null> {
  const token = bearerTokenIn(headers.authorization);
  if (token !== null) {
    const owner = token ? await findTokenOwner(db, token) : undefined;
    return owner ? { viewer: viewerOf(owner), credential: "token" } : null;
  }
  const account = await findSessionAccount(db, sessionTokenIn(headers.cookie, sessionCookieName()));
  return account ? { viewer: viewerOf(account), credential: "cookie" } : null;
}

/** The account that a session token stands for, as it is in the database now, or null once the session has ended. */
export async function findSessionAccount(db: Db, sessionToken: string | null): Promise<Account | null> {
  const claims = sessionToken ? await claimsIn(sessionToken) : null;
  if (!claims) return null;
  const account = await loadAccount(db, claims.userId);
  return account && isSessionLive(claims, account, new Date()) ? account : null;
}

/** A complete Cookie header value for this person, as signing in would have set it. */
export async function mintSessionCookie(user: { id: string; sessionEpoch: number }): Promise<string> {
  const token = { sub: user.id, epoch: user.sessionEpoch };
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
  if (!NEXTAUTH_SECRET) throw new Error("NEXTAUTH_SECRET is not set, so nobody can be signed in.");
  return NEXTAUTH_SECRET;
}

/**
 * What a token said when it was first seen, by its hash. Decryption costs twenty times the hash, and what it
 * yields never changes; whether the session still stands is asked of the database every time.
 */
const claimsByHash = new Map<string, SessionClaims>();

async function claimsIn(sessionToken: string): Promise<SessionClaims | null> {
  const key = createHash("sha256").update(sessionToken).update(secret()).digest("base64");
  const known = claimsByHash.get(key);
  if (known) {
    // Moved to the end: a Map keeps insertion order, so its first key is the one unused for longest.
    claimsByHash.delete(key);
    claimsByHash.set(key, known);
    return known;
  }
  const claims = await decryptClaims(sessionToken);
  if (!claims) return null;
  claimsByHash.set(key, claims);
  for (const oldest of claimsByHash.keys()) {
    if (claimsByHash.size <= CLAIMS_KEPT_MAX) break;
    claimsByHash.delete(oldest);
  }
  return claims;
}

async function decryptClaims(token: string): Promise<SessionClaims | null> {
  try {
    const content = await decode({ token, secret: secret() });
    const { sub, epoch, exp } = (content ?? {}) as { sub?: unknown; epoch?: unknown; exp?: unknown };
    if (typeof sub !== "string" || !UUID.test(sub) || typeof epoch !== "number" || typeof exp !== "number")
      return null;
    return { userId: sub, epoch, expiresAt: new Date(exp * 1000) };
  } catch {
    return null;
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
