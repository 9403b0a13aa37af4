import { createHash } from "node:crypto";
import { ID_BYTES, idBytes, idIn, isSignedLink, signedLink } from "../signed-links/policy";

/** Of the host's id and the mailbox. */
const SAID_BYTES = ID_BYTES + 32;
/** With those a multiple of three, so that base64url has one way to write them. */
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
  const said = Buffer.concat([idBytes(link.hostId), Buffer.from(link.mailbox, "hex")]);
  return signedLink(said, { about: about(link), secret, signatureBytes: SIGNATURE_BYTES });
}

/** What the token is for; null where it is none of ours. */
export function refusalLinkIn(token: string, secret: string): RefusalLink | null {
  if (!TOKEN.test(token)) return null;
  const mailbox = Buffer.from(token, "base64url").toString("hex", ID_BYTES, SAID_BYTES);
  const link = { hostId: idIn(token), mailbox };
  return isSignedLink(token, { about: about(link), secret, saidBytes: SAID_BYTES }) ? link : null;
}

const about = ({ hostId, mailbox }: RefusalLink) => `no invitations ${hostId} ${mailbox}`;
