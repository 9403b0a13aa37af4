import { idBytes, idIn, isSignedLink, signedLink } from "../signed-links/policy";

/** The owner of a calendar. Raising the version invalidates every older URL. */
export type FeedOwner = { id: string; calendarVersion: number };

const SIGNATURE_BYTES = 32;
/** 16 bytes of id and 32 of signature. */
const TOKEN = /^[\w-]{64}$/;

/** The secret part of a calendar's URL: the owner's id, signed. Nothing is stored. @param secret of the site */
export function feedToken(owner: FeedOwner, secret: string): string {
  const signing = { about: about(owner), secret, signatureBytes: SIGNATURE_BYTES };
  return signedLink(idBytes(owner.id), signing);
}

/** The user id that the token claims, unverified; null if it is no token. */
export function userIdIn(token: string): string | null {
  return TOKEN.test(token) ? idIn(token) : null;
}

/** Whether it is the owner's current token, in constant time. */
export function isFeedToken(token: string, owner: FeedOwner, secret: string): boolean {
  return userIdIn(token) === owner.id && isSignedLink(token, { about: about(owner), secret });
}

const about = ({ id, calendarVersion }: FeedOwner) => `calendar-feed ${id} ${calendarVersion}`;
