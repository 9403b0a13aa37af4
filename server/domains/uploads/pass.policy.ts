import { uploadIdIn } from "../../../lib/picture-address";
import { isSignedLink, signedLink } from "../signed-links/policy";

/** The seconds of an instant, and behind it the signature: a multiple of three, so that a pass has one spelling only. */
const SECONDS_BYTES = 6;
const SIGNATURE_BYTES = 18;
const PASS = /^[\w-]{32}$/;
const STEP_SECONDS = 3_600;

type Site = { secret: string; now: Date };

/**
 * The address of a picture with a pass for one to two hours: a page that a secret link opens may show it to a person who is
 * not signed in. The pass is for this picture only. A picture elsewhere, or none, stays as it is.
 */
export function passedUrl(url: string | null, { secret, now }: Site): string | null {
  const uploadId = uploadIdIn(url);
  if (!url || !uploadId) return url;
  // The same for everyone within the hour, so that a page that is rendered again shows the same address.
  const until = (Math.floor(now.getTime() / 1000 / STEP_SECONDS) + 2) * STEP_SECONDS;
  const pass = passOf(uploadId, until, secret);
  return `${url}${url.includes("?") ? "&" : "?"}pass=${pass}`;
}

/** Whether the pass opens this picture now. */
export function isPass(pass: string, uploadId: string, { secret, now }: Site): boolean {
  if (!PASS.test(pass)) return false;
  const said = Buffer.from(pass, "base64url").subarray(0, SECONDS_BYTES);
  const until = said.readUIntBE(0, SECONDS_BYTES);
  return now.getTime() < until * 1000 && isSignedLink(pass, signing(uploadId, until, secret));
}

function passOf(uploadId: string, until: number, secret: string): string {
  const said = Buffer.alloc(SECONDS_BYTES);
  said.writeUIntBE(until, 0, SECONDS_BYTES);
  return signedLink(said, { ...signing(uploadId, until, secret), signatureBytes: SIGNATURE_BYTES });
}

function signing(uploadId: string, until: number, secret: string) {
  return { about: `picture ${uploadId} ${until}`, secret, saidBytes: SECONDS_BYTES };
}
