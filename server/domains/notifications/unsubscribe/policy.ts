import { idBytes, idIn, isSignedLink, signedLink } from "../../signed-links/policy";
import { canChoose } from "../kinds/policy";
import { KIND_NAMES } from "../kinds/schema";
import type { Subscription } from "./schema";

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

const about = ({ userId, kind }: { userId: string; kind: string }) => `unsubscribe ${userId} ${kind}`;
