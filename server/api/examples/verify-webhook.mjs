// Answers what a webhook says, or throws where it is not ours: verify(secret, request.headers, rawBody)
import { createHmac, timingSafeEqual } from "node:crypto";

export function verify(secret, headers, rawBody) {
  const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature } = headers;
  if (!(Math.abs(Date.now() / 1000 - timestamp) < 300)) throw new Error("too old");
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const expected = `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${rawBody}`).digest("base64")}`;
  const [given, wanted] = [String(signature), expected].map((text) => Buffer.from(text));
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw new Error("not ours");
  return JSON.parse(rawBody); // do nothing where you have seen its id before
}
