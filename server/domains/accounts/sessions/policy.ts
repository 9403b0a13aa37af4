import type { Account } from "../queries";

/** What a session cookie says: whose it is, and how often that person had ended all sessions when it was made. */
export type SessionClaims = { userId: string; epoch: number; expiresAt: Date };

const CHUNKS_MAX = 8;

/**
 * The session token in a Cookie header, or null. Browsers refuse cookies over 4 kB, so NextAuth splits a longer
 * one into `name.0`, `name.1` …; a gap in the numbers means that a part was lost.
 */
export function sessionTokenIn(cookieHeader: string | undefined, name: string): string | null {
  if (!cookieHeader?.includes(name)) return null;
  const cookies = new Map<string, string>();
  for (const pair of cookieHeader.split(";")) {
    const equals = pair.indexOf("=");
    if (equals > 0) cookies.set(pair.slice(0, equals).trim(), pair.slice(equals + 1).trim());
  }
  const whole = cookies.get(name);
  if (whole) return whole;
  let joined = "";
  for (let part = 0; part < CHUNKS_MAX; part++) {
    const chunk = cookies.get(`${name}.${part}`);
    if (!chunk) break;
    joined += chunk;
  }
  return joined || null;
}

/** Does the session still stand? Signing out everywhere and a ban raise the account's epoch. */
export function isSessionLive(claims: SessionClaims, account: Account | undefined, now: Date): boolean {
  if (!account || account.bannedAt) return false;
  return account.sessionEpoch === claims.epoch && claims.expiresAt > now;
}
