// Returns the message of a webhook, or throws if the signature is not ours: verify(secret, request.headers,
// rawBody)
import { createHmac, timingSafeEqual } from "node:crypto";

export function verify(secret, headers, rawBody) {
  const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures } = headers;
  if (!(Math.abs(Date.now() / 1000 - timestamp) < 300)) throw new Error("too old");
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const expected = `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${rawBody}`).digest("base64")}`;
  // While a secret is being replaced there are two signatures, separated by a space; one match is enough.
  const fits = (given) =>
    given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
  if (!String(signatures).split(" ").some(fits)) throw new Error("not ours");
  return JSON.parse(rawBody); // do nothing if you have seen its id before
}
