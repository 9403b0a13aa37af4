import { idBytes, idIn, isSignedLink, signedLink } from "../signed-links/policy";

/** With the id a multiple of three, so that base64url has one way to write them. */
const SIGNATURE_BYTES = 17;
const TOKEN = /^[\w-]{44}$/;

/**
 * The secret of one invitation's link. Nothing is stored: each mail of an invitation has the same link, and the link
 * ends with the invitation. @param secret of the site
 */
export function invitationToken(invitationId: string, secret: string): string {
  const signing = { about: about(invitationId), secret, signatureBytes: SIGNATURE_BYTES };
  return signedLink(idBytes(invitationId), signing);
}

/** The id of the invitation that a token names, in lower case; null where this site did not sign it. */
export function invitationIdIn(token: string, secret: string): string | null {
  if (!TOKEN.test(token)) return null;
  const id = idIn(token);
  return isSignedLink(token, { about: about(id), secret }) ? id : null;
}

/** The path of the page behind the link. */
export function invitationLinkPath(token: string): string {
  return `/invitations/${token}`;
}

const about = (invitationId: string) => `invitation ${invitationId}`;
