import { createHash, timingSafeEqual } from "node:crypto";

/** Compares in constant time: hashes have one length, whatever was sent. */
export function isSameSecret(given: string, expected: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}
