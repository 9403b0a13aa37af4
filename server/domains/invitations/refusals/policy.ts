import { createHash, createHmac, timingSafeEqual } from "node:crypto";

const ID_BYTES = 16;
const MAILBOX_BYTES = 32;
/** With the others a multiple of three, so that base64url has one way to write them. */
const SIGNATURE_BYTES = 18;
const TOKEN = /^[\w-]{88}$/;

/** Whose invitations a link ends, and for which mailbox. */
export type RefusalLink = { hostId: string; mailbox: string };

/**
 * What is kept of an address whose owner ends invitations: SHA-256 in hex of the address without its "+tag", because
 * all of those reach one mailbox. @param email in the form in which addresses are stored
 */
export function mailboxOf(email: string): string {
  const at = email.lastIndexOf("@");
  const local = email.slice(0, at);
  const plus = local.indexOf("+");
  const mailbox = (plus > 0 ? local.slice(0, plus) : local) + email.slice(at);
  return createHash("sha256").update(mailbox).digest("hex");
}

/**
 * The secret part of a link that ends invitations. Nothing is stored and it never ends: a mail may be opened after
 * years. It carries no address. @param secret of the site
 */
export function refusalToken(link: RefusalLink, secret: string): string {
  const said = Buffer.from(link.hostId.replaceAll("-", "") + link.mailbox, "hex");
  return Buffer.concat([said, signature(link, secret)]).toString("base64url");
}

/** What the token is for; null where it is none of ours. */
export function refusalLinkIn(token: string, secret: string): RefusalLink | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  const hostId = bytes
    .toString("hex", 0, ID_BYTES)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  const link = { hostId, mailbox: bytes.toString("hex", ID_BYTES, ID_BYTES + MAILBOX_BYTES) };
  return timingSafeEqual(bytes.subarray(ID_BYTES + MAILBOX_BYTES), signature(link, secret)) ? link : null;
}

/** The purpose counts in it, so that nothing else that this secret signs can be used for it. */
function signature({ hostId, mailbox }: RefusalLink, secret: string): Buffer {
  const whole = createHmac("sha256", secret).update(`no invitations ${hostId} ${mailbox}`).digest();
  return whole.subarray(0, SIGNATURE_BYTES);
}
