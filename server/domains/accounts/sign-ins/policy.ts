import type { SignInAccount } from "./queries";

/** What a sign-in cookie says: which sign-in it is, and whose. */
export type SignInClaims = { userId: string; signInId: string; expiresAt: Date };

const CHUNKS_MAX = 8;

/**
 * The sign-in token in a Cookie header, or null. Browsers refuse cookies over 4 kB, so NextAuth splits a longer
 * one into `name.0`, `name.1` …; a gap in the numbers means that a part was lost.
 */
export function signInTokenIn(cookieHeader: string | undefined, name: string): string | null {
  if (!cookieHeader?.includes(name)) return null;
  const cookies = cookiesIn(cookieHeader);
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

/** The cookies of a Cookie header by name; of two with one name the later one. */
export function cookiesIn(cookieHeader: string): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of cookieHeader.split(";")) {
    const equals = pair.indexOf("=");
    if (equals > 0) cookies.set(pair.slice(0, equals).trim(), pair.slice(equals + 1).trim());
  }
  return cookies;
}

/**
 * Does the sign-in still stand? Its row is gone once it was ended; what ends all of a person's sign-ins also raises the
 * account's epoch, so that one that began at that very moment does not survive.
 */
export function isSignInLive(claims: SignInClaims, found: SignInAccount | undefined, now: Date): boolean {
  if (!found || found.id !== claims.userId) return false;
  return found.epoch === found.signInEpoch && claims.expiresAt > now;
}

const BROWSERS: [RegExp, string][] = [
  [/\bEdgA?\//, "Edge"],
  [/\b(OPR|Opera)\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Chrome|CriOS|Chromium|HeadlessChrome)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
  [/^curl\//, "curl"],
];

const SYSTEMS: [RegExp, string][] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\b(Macintosh|Mac OS X)\b/, "Mac"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];

/** A sign-in's device in words, such as "Firefox on Windows". Anything that it calls itself beyond that is left out. */
export function deviceWords(userAgent: string | null): string {
  const nameIn = (names: [RegExp, string][]) => names.find(([sign]) => sign.test(userAgent ?? ""))?.[1];
  const [browser, system] = [nameIn(BROWSERS), nameIn(SYSTEMS)];
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? "Unknown device";
}
