import { createHmac, timingSafeEqual } from "node:crypto";

/** Of a UUID. */
export const ID_BYTES = 16;

/** The 16 bytes of a UUID, to begin what a link says with. */
export function idBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll("-", ""), "hex");
}

/** The UUID that what a link says begins with, in lower case. */
export function idIn(token: string): string {
  return Buffer.from(token, "base64url")
    .toString("hex", 0, ID_BYTES)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

type Signing = {
  /** Names the purpose too, so that nothing else that the secret signs can be used as this link. */
  about: string;
  /** Of the site. */
  secret: string;
};

/**
 * What a link says and this site's signature under it, as one word for an address: nothing of it has to be stored.
 * @param signing.signatureBytes at most 32; with what is said a multiple of three, so that there is one way to write it
 */
export function signedLink(said: Buffer, signing: Signing & { signatureBytes: number }): string {
  return Buffer.concat([said, signature(signing, signing.signatureBytes)]).toString("base64url");
}

/**
 * Whether this site signed the token; takes as long for a wrong one as for the right one.
 * @param token of the length that `signedLink` makes
 */
export function isSignedLink(token: string, signing: Signing & { saidBytes?: number }): boolean {
  const given = Buffer.from(token, "base64url").subarray(signing.saidBytes ?? ID_BYTES);
  return timingSafeEqual(given, signature(signing, given.length));
}

function signature({ about, secret }: Signing, bytes: number): Buffer {
  return createHmac("sha256", secret).update(about).digest().subarray(0, bytes);
}
