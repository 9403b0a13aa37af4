import { ID_BYTES, idBytes, idIn, isSignedLink, signedLink } from "../../signed-links/policy";
import { canChoose } from "../kinds/policy";
import { KIND_NAMES } from "../kinds/schema";
import type { GroupSubscription, Subscription } from "./schema";

/** With the id a multiple of three, so that base64url has one way to write them. */
const SIGNATURE_BYTES = 17;
/** Id and signature, and the kind in words. */
const TOKEN = /^([\w-]{44})\.([a-z.-]{1,60})$/;

/**
 * The secret part of a link that ends one kind of mail to one person. Nothing is stored and it never ends: a mail may
 * be opened after years. @param secret of the site
 */
export function unsubscribeToken(subscription: { userId: string; kind: string }, secret: string): string {
  const signing = { about: about(subscription), secret, signatureBytes: SIGNATURE_BYTES };
  return `${signedLink(idBytes(subscription.userId), signing)}.${subscription.kind}`;
}

/** The person and kind of the token; null if it is invalid, or the kind can no longer be switched off. */
export function subscriptionIn(token: string, secret: string): Subscription | null {
  const [, signed = "", named] = TOKEN.exec(token) ?? [];
  const kind = KIND_NAMES.find((one) => one === named);
  if (!kind || !canChoose(kind, "email")) return null;
  const subscription = { userId: idIn(signed), kind };
  return isSignedLink(signed, { about: about(subscription), secret }) ? subscription : null;
}

/** The ids of person and group, signed, and a word that no kind of email has. */
const GROUP_TOKEN = /^([\w-]{64})\.group$/;
const GROUP_SIGNATURE_BYTES = 16;

/** The secret part of a link that ends notifications of what is written in one group. Nothing is stored and it never ends. */
export function groupToken(subscription: GroupSubscription, secret: string): string {
  const said = Buffer.concat([idBytes(subscription.userId), idBytes(subscription.groupId)]);
  const signing = { about: aboutGroup(subscription), secret, signatureBytes: GROUP_SIGNATURE_BYTES };
  return `${signedLink(said, signing)}.group`;
}

/** The person and group of the token; null if it is invalid. */
export function groupSubscriptionIn(token: string, secret: string): GroupSubscription | null {
  const [, signed] = GROUP_TOKEN.exec(token) ?? [];
  if (!signed) return null;
  const said = Buffer.from(signed, "base64url");
  const groupId = idIn(said.subarray(ID_BYTES, 2 * ID_BYTES).toString("base64url"));
  const subscription = { userId: idIn(signed), groupId };
  const signing = { about: aboutGroup(subscription), secret, saidBytes: 2 * ID_BYTES };
  return isSignedLink(signed, signing) ? subscription : null;
}

const aboutGroup = ({ userId, groupId }: GroupSubscription) => `unsubscribe ${userId} group ${groupId}`;

const about = ({ userId, kind }: { userId: string; kind: string }) => `unsubscribe ${userId} ${kind}`;
