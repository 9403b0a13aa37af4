import { createHmac, timingSafeEqual } from "node:crypto";
import { canChoose } from "../kinds/policy";
import { KIND_NAMES } from "../kinds/schema";
import type { Subscription } from "./schema";

const ID_BYTES = 16;
/** With the id a multiple of three, so that base64url has one way to write them. */
const SIGNATURE_BYTES = 17;
/** Id and signature, and the kind in words. */
const TOKEN = /^([\w-]{44})\.([a-z.-]{1,60})$/;

/**
 * The secret part of a link that ends one kind of mail to one person. Nothing is stored and it never ends: a mail may
 * be opened after years. @param secret of the site
 */
export function unsubscribeToken(subscription: { userId: string; kind: string }, secret: string): string {
  const id = Buffer.from(subscription.userId.replaceAll("-", ""), "hex");
  return `${Buffer.concat([id, signature(subscription, secret)]).toString("base64url")}.${subscription.kind}`;
}

/** What the token is for; null where it is none of ours, or where the mails may not be switched off any more. */
export function subscriptionIn(token: string, secret: string): Subscription | null {
  const [, signed = "", named] = TOKEN.exec(token) ?? [];
  const kind = KIND_NAMES.find((one) => one === named);
  if (!kind || !canChoose(kind, "email")) return null;
  const bytes = Buffer.from(signed, "base64url");
  const userId = bytes
    .toString("hex", 0, ID_BYTES)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  const subscription = { userId, kind };
  return timingSafeEqual(bytes.subarray(ID_BYTES), signature(subscription, secret)) ? subscription : null;
}

/** The purpose counts in it, so that nothing else that this secret signs can be used for it. */
function signature({ userId, kind }: { userId: string; kind: string }, secret: string): Buffer {
  const whole = createHmac("sha256", secret).update(`unsubscribe ${userId} ${kind}`).digest();
  return whole.subarray(0, SIGNATURE_BYTES);
}
