import { idBytes, idIn, isSignedLink, signedLink } from "../../signed-links/policy";

/** Id and signature together are a multiple of three bytes, so that base64url has exactly one encoding of them. */
const SIGNATURE_BYTES = 17;
const TOKEN = /^[\w-]{44}$/;

const about = (linkId: string) => `group link ${linkId}`;

/**
 * The token of a group's invitation link. It is not stored, so that moderators can be shown the link again.
 * @param secret the site's secret
 */
export function groupLinkToken(linkId: string, secret: string): string {
  return signedLink(idBytes(linkId), { about: about(linkId), secret, signatureBytes: SIGNATURE_BYTES });
}

/** The link id of a token, in lower case; null where this site did not sign it. */
export function groupLinkIdIn(token: string, secret: string): string | null {
  if (!TOKEN.test(token)) return null;
  const id = idIn(token);
  return isSignedLink(token, { about: about(id), secret }) ? id : null;
}

/** The path of the page behind the link. */
export function groupLinkPath(token: string): string {
  return `/groups/join/${token}`;
}

type LinkFacts = {
  usesMax: number | null;
  uses: number;
  expiresAt: Date | null;
  revokedAt: Date | null;
};

/** Whether people can't join by the link any more. */
export function hasEnded({ usesMax, uses, expiresAt, revokedAt }: LinkFacts, now: Date): boolean {
  return (
    revokedAt !== null || (expiresAt !== null && expiresAt <= now) || (usesMax !== null && uses >= usesMax)
  );
}
