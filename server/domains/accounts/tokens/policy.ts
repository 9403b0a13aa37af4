/** Personal access tokens begin with this, so that people and secret scanners know them. */
export const TOKEN_PREFIX = "tt_";

/** The most that one person can have at a time. */
export const TOKENS_MAX = 20;

/**
 * The token in an Authorization header. Null where there is no bearer; an unusable bearer is answered as an empty
 * string, so that a wrong token is never mistaken for none and a cookie beside it does not decide.
 */
export function bearerTokenIn(authorization: string | undefined): string | null {
  const bearer = /^bearer(?:\s+(.*))?$/i.exec(authorization?.trim() ?? "");
  if (!bearer) return null;
  const token = bearer[1] ?? "";
  return /^tt_[A-Za-z0-9_-]{43}$/.test(token) ? token : "";
}
