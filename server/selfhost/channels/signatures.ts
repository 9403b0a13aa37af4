import { createHash, createHmac, timingSafeEqual } from "node:crypto";

export type AppKey = { key: string; secret: string };

/** Lower-case hex HMAC-SHA256, the only signature of the protocol. */
export function sign(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text, "utf8").digest("hex");
}

/** Constant-time for texts of equal length. Compares bytes, because `timingSafeEqual` throws if byte lengths differ. */
export function isSameText(expected: string, given: string): boolean {
  const left = Buffer.from(expected, "utf8");
  const right = Buffer.from(given, "utf8");
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * The answer of an auth endpoint for a channel. `channelData` is part of the signed text if it was sent, even if
 * empty.
 */
export function channelAuth(app: AppKey, socketId: string, channel: string, channelData?: string): string {
  const text = channelData === undefined ? `${socketId}:${channel}` : `${socketId}:${channel}:${channelData}`;
  return `${app.key}:${sign(app.secret, text)}`;
}

/** The answer of a user authentication endpoint. */
export function userAuth(app: AppKey, socketId: string, userData: string): string {
  return `${app.key}:${sign(app.secret, `${socketId}::user::${userData}`)}`;
}

/** Signs the method, the path and the unescaped query without `auth_signature`, with names lower-cased and sorted. */
export function restSignature(
  secret: string,
  method: string,
  path: string,
  query: ReadonlyMap<string, string>,
): string {
  const pairs = [...query]
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name !== "auth_signature")
    .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`);
  return sign(secret, [method.toUpperCase(), path, pairs.join("&")].join("\n"));
}

export function bodyMd5(body: Buffer): string {
  return createHash("md5").update(body).digest("hex");
}
