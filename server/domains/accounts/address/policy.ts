import { createHash } from "node:crypto";
import type { MailContent } from "../../../notifications/layout";
import { idBytes, idIn, isSignedLink, signedLink } from "../../signed-links/policy";
import { LINK_HOURS } from "../links/policy";

/** What is kept of the secret that is mailed to the new address. */
export function hashChange(token: string): string {
  return createHash("sha256").update(`address-change:${token}`).digest("hex");
}

/** The account and the address that it has had until now. */
type Owner = { id: string; email: string };

const SIGNATURE_BYTES = 32;
/** 16 bytes of id and 32 of signature. */
const TOKEN = /^[\w-]{64}$/;

/**
 * The secret of the link that cancels whatever change the account is about to make. Nothing is stored, so a second
 * request cannot take it away from the owner of the old address. It works while the account has this address.
 * @param secret of the site
 */
export function cancelToken(owner: Owner, secret: string): string {
  const signing = { about: about(owner), secret, signatureBytes: SIGNATURE_BYTES };
  return signedLink(idBytes(owner.id), signing);
}

/** The account that the token names; null if it is no valid token. */
export function ownerIdIn(token: string): string | null {
  return TOKEN.test(token) ? idIn(token) : null;
}

/** Takes as long for a wrong token as for the right one. */
export function isCancelToken(token: string, owner: Owner, secret: string): boolean {
  return ownerIdIn(token) === owner.id && isSignedLink(token, { about: about(owner), secret });
}

const about = ({ id, email }: Owner) => `cancel address change ${id} ${email}`;

function pageUrl(origin: string, path: string, token: string): string {
  const url = new URL(path, origin);
  url.searchParams.set("token", token);
  return url.href;
}

/** To the new address: the link that finishes the change. */
export function changeMail(origin: string, token: string): MailContent {
  return {
    subject: "Confirm your new email",
    greeting: "Hello,",
    paragraphs: [
      "Someone, probably you, asked to use this email for a Turnout account. Open the link in the browser where you're signed in to finish.",
    ],
    facts: [],
    action: { label: "Confirm new email", url: pageUrl(origin, "/change-address", token) },
    footer: `The link works once, for ${LINK_HOURS} hours. If it wasn't you, ignore this email: nothing changes.`,
  };
}

/** To the new address where it has an account already: its owner learns of the attempt, and the person who asked does not. */
export function takenMail(origin: string): MailContent {
  return {
    subject: "Someone tried to use your email",
    greeting: "Hello,",
    paragraphs: [
      "Someone tried to change another Turnout account to this email. You already have an account with it, so nothing was changed.",
      "If it was you and you'd like to use this email there, delete the account that has it now, then ask again.",
    ],
    facts: [],
    action: { label: "Sign in", url: new URL("/sign-in", origin).href },
    footer: "If it wasn't you, ignore this email: your account stays as it is.",
  };
}

/** The email to the old address when a change is requested. */
export function noticeMail(origin: string, token: string): MailContent {
  return {
    subject: "Your email is about to change",
    greeting: "Hello,",
    paragraphs: [
      "Someone, probably you, asked to use another email for your Turnout account. We sent a link there; until it's opened, nothing changes.",
      "If it was you, there's nothing to do here. If it wasn't you, cancel the change and choose a new password.",
    ],
    facts: [],
    action: { label: "Cancel the change", url: pageUrl(origin, "/change-address/cancel", token) },
    footer: "You're receiving this because your Turnout account has this email.",
  };
}

/** The last mail to the old address. */
export function changedMail(origin: string): MailContent {
  return {
    subject: "Your email was changed",
    greeting: "Hello,",
    paragraphs: [
      "Your Turnout account has a new email. From now on we write to you there, and you sign in with it.",
      "Invitations that were sent to this email still belong to it.",
    ],
    facts: [],
    action: { label: "Go to home page", url: origin },
    footer: "If it wasn't you, contact the people who run this site right away.",
  };
}
