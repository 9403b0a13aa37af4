import { idBytes, idIn, isSignedLink, signedLink } from "../signed-links/policy";

/** Id and signature together are a multiple of three bytes, so that base64url has exactly one encoding of them. */
const SIGNATURE_BYTES = 17;
const TOKEN = /^[\w-]{44}$/;

/**
 * The token of an invitation's personal link. It is not stored: every email of an invitation has the same link, and
 * the link ends with the invitation.
 * @param secret the site's secret
 */
export function invitationToken(invitationId: string, secret: string): string {
  const signing = { about: about(invitationId), secret, signatureBytes: SIGNATURE_BYTES };
  return signedLink(idBytes(invitationId), signing);
}

/** The invitation id of a token, in lower case; null where this site did not sign it. */
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
