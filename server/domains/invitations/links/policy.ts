import { createHmac, timingSafeEqual } from "node:crypto";

const ID_BYTES = 16;
/** With the id a multiple of three, so that base64url has one way to write them. */
const SIGNATURE_BYTES = 17;
const TOKEN = /^[\w-]{44}$/;

/**
 * The secret of one invitation's link. Nothing is stored: each mail of an invitation has the same link, and the link
 * ends with the invitation. @param secret of the site
 */
export function invitationToken(invitationId: string, secret: string): string {
  const id = Buffer.from(invitationId.replaceAll("-", ""), "hex");
  return Buffer.concat([id, signature(invitationId, secret)]).toString("base64url");
}

/** The id of the invitation that a token names, in lower case; null where this site did not sign it. */
export function invitationIdIn(token: string, secret: string): string | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  const id = bytes
    .toString("hex", 0, ID_BYTES)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return timingSafeEqual(bytes.subarray(ID_BYTES), signature(id, secret)) ? id : null;
}

/** The path of the page behind the link. */
export function invitationLinkPath(token: string): string {
  return `/invitations/${token}`;
}

/** The purpose is part of it, so that nothing else that this secret signs can be used as a link. */
function signature(invitationId: string, secret: string): Buffer {
  const whole = createHmac("sha256", secret).update(`invitation ${invitationId}`).digest();
  return whole.subarray(0, SIGNATURE_BYTES);
}
