import { idBytes, idIn, isSignedLink, signedLink } from "../signed-links/policy";

/** Whose calendar it is. Raising the version ends every older address. */
export type FeedOwner = { id: string; calendarVersion: number };

const SIGNATURE_BYTES = 32;
/** 16 bytes of id and 32 of signature. */
const TOKEN = /^[\w-]{64}$/;

/** The secret part of a calendar's address: the owner's id, signed. Nothing is stored. @param secret of the site */
export function feedToken(owner: FeedOwner, secret: string): string {
  const signing = { about: about(owner), secret, signatureBytes: SIGNATURE_BYTES };
  return signedLink(idBytes(owner.id), signing);
}

/** Whose token it says it is; null where it is none. */
export function userIdIn(token: string): string | null {
  return TOKEN.test(token) ? idIn(token) : null;
}

/** Whether it is the owner's present token. Takes as long for a wrong one as for the right one. */
export function isFeedToken(token: string, owner: FeedOwner, secret: string): boolean {
  return userIdIn(token) === owner.id && isSignedLink(token, { about: about(owner), secret });
}

const about = ({ id, calendarVersion }: FeedOwner) => `calendar-feed ${id} ${calendarVersion}`;
