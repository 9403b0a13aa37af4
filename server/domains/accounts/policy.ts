import { cutTo } from "../../../lib/clean-text";

const RETURN_PATH_MAX = 2000;

/**
 * Where to go after signing in: the requested path if it stays on this site, else `fallback`.
 * Browsers take `//host`, `/\host` and either with a tab inside for another site, and `/..//host` becomes one
 * once resolved.
 */
export function returnPath(asked: unknown, fallback = "/"): string {
  if (typeof asked !== "string" || asked.length > RETURN_PATH_MAX || !asked.startsWith("/")) return fallback;
  if (/[\s\\\p{Cc}]/u.test(asked)) return fallback;
  const base = "https://here.invalid";
  if (!URL.canParse(asked, base)) return fallback;
  const { origin, pathname, search, hash } = new URL(asked, base);
  // A proxy may decode before it forwards, so an encoded second slash counts as one.
  if (origin !== base || /^\/(\/|%2f|%5c)/i.test(pathname)) return fallback;
  return pathname + search + hash;
}

/** A name to begin with for an account made by a mailed link: "ana.lopez@…" is greeted as "Ana Lopez". */
export function nameFromEmail(email: string): string {
  const words = (email.split("@")[0] ?? "").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
  return cutTo(name, 80) || "Guest";
}
