import { ECDH } from "node:crypto";

/** Browsers that one person can have push messages in. */
export const DEVICES_MAX = 20;

/** Whether these are a public key of P-256 and a secret of 16 bytes, as browsers make them: others cannot be encrypted for. */
export function areBrowserKeys({ p256dh, auth }: { p256dh: string; auth: string }): boolean {
  try {
    ECDH.convertKey(p256dh, "prime256v1", "base64url");
    if (Buffer.from(p256dh, "base64url").length !== 65) return false;
    return Buffer.from(auth, "base64url").length === 16;
  } catch {
    return false;
  }
}
