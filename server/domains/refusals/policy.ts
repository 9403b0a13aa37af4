import { createHash } from "node:crypto";
import { ID_BYTES, idBytes, idIn, isSignedLink, signedLink } from "../signed-links/policy";

/** The payload: the host's id and the mailbox hash. */
const SAID_BYTES = ID_BYTES + 32;
/**
 * Payload and signature together are a multiple of three bytes, so that base64url has exactly one encoding of them.
 */
const SIGNATURE_BYTES = 18;
const TOKEN = /^[\w-]{88}$/;

/** The host and the mailbox that an unsubscribe link is for. */
export type RefusalLink = { hostId: string; mailbox: string };

/**
 * The hash that is stored for an address whose owner refuses invitations: SHA-256 in hex of the address without its
 * "+tag", because all tags reach one mailbox.
 * @param email in the form in which addresses are stored
 */
export function mailboxOf(email: string): string {
  const at = email.lastIndexOf("@");
  const local = email.slice(0, at);
  const plus = local.indexOf("+");
  const mailbox = (plus > 0 ? local.slice(0, plus) : local) + email.slice(at);
  return createHash("sha256").update(mailbox).digest("hex");
}

/**
 * The token of an unsubscribe link. It is not stored and never expires, because an email may be opened after years.
 * It does not contain the address.
 * @param secret the site's secret
 */
export function refusalToken(link: RefusalLink, secret: string): string {
  const said = Buffer.concat([idBytes(link.hostId), Buffer.from(link.mailbox, "hex")]);
  return signedLink(said, { about: about(link), secret, signatureBytes: SIGNATURE_BYTES });
}

/** The host and mailbox of the token; null where this site did not sign it. */
export function refusalLinkIn(token: string, secret: string): RefusalLink | null {
  if (!TOKEN.test(token)) return null;
  const mailbox = Buffer.from(token, "base64url").toString("hex", ID_BYTES, SAID_BYTES);
  const link = { hostId: idIn(token), mailbox };
  return isSignedLink(token, { about: about(link), secret, saidBytes: SAID_BYTES }) ? link : null;
}

const about = ({ hostId, mailbox }: RefusalLink) => `no invitations ${hostId} ${mailbox}`;
