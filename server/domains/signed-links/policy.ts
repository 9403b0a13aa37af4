import { createHmac, timingSafeEqual } from "node:crypto";

/** The bytes of a UUID. */
export const ID_BYTES = 16;

/** The 16 bytes of a UUID, for the start of a token. */
export function idBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll("-", ""), "hex");
}

/** The UUID at the start of a token, in lower case. */
export function idIn(token: string): string {
  return Buffer.from(token, "base64url")
    .toString("hex", 0, ID_BYTES)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

type Signing = {
  /** The purpose, which is signed too: a signature for another purpose is not valid for this link. */
  about: string;
  /** The secret of the site. */
  secret: string;
};

/**
 * The content of a link and this site's signature, as one URL-safe token: nothing has to be stored.
 * @param signing.signatureBytes at most 32; with the content a multiple of three, so that the token has one
 * spelling only
 */
export function signedLink(said: Buffer, signing: Signing & { signatureBytes: number }): string {
  return Buffer.concat([said, signature(signing, signing.signatureBytes)]).toString("base64url");
}

/**
 * Whether this site signed the token, in constant time.
 * @param token of the length that `signedLink` makes
 */
export function isSignedLink(token: string, signing: Signing & { saidBytes?: number }): boolean {
  const given = Buffer.from(token, "base64url").subarray(signing.saidBytes ?? ID_BYTES);
  return timingSafeEqual(given, signature(signing, given.length));
}

function signature({ about, secret }: Signing, bytes: number): Buffer {
  return createHmac("sha256", secret).update(about).digest().subarray(0, bytes);
}
