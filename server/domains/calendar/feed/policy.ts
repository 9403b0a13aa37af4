import { createHmac, timingSafeEqual } from "node:crypto";

/** Whose calendar it is. Raising the version ends every older address. */
export type FeedOwner = { id: string; calendarVersion: number };

const ID_BYTES = 16;
/** 16 bytes of id and 32 of signature. */
const TOKEN = /^[\w-]{64}$/;

/** The secret part of a calendar's address: the owner's id, signed. Nothing is stored. @param secret of the site */
export function feedToken(owner: FeedOwner, secret: string): string {
  const id = Buffer.from(owner.id.replaceAll("-", ""), "hex");
  return Buffer.concat([id, signature(owner, secret)]).toString("base64url");
}

/** Whose token it says it is; null where it is none. */
export function userIdIn(token: string): string | null {
  if (!TOKEN.test(token)) return null;
  const hex = Buffer.from(token, "base64url").toString("hex", 0, ID_BYTES);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Whether it is the owner's present token. Takes as long for a wrong one as for the right one. */
export function isFeedToken(token: string, owner: FeedOwner, secret: string): boolean {
  if (userIdIn(token) !== owner.id) return false;
  return timingSafeEqual(Buffer.from(token, "base64url").subarray(ID_BYTES), signature(owner, secret));
}

/** The purpose counts in it, so that nothing else that this secret signs can be used as a calendar address. */
function signature({ id, calendarVersion }: FeedOwner, secret: string): Buffer {
  return createHmac("sha256", secret).update(`calendar-feed ${id} ${calendarVersion}`).digest();
}
