import type { NodemailerError } from "nodemailer";
import { FULL_BOX, REFUSED_ADDRESS } from "../domains/bounces/policy";

/**
 * What a refused email is to be blamed on:
 * `address`: there is no such box, or no such domain; `box`: it exists and takes nothing now, because it is full or off;
 * `message`: what was sent, or who sends it, is not wanted there; `ours`: our server, our sender or our settings.
 */
export type Blame = "address" | "box" | "message" | "ours";

/** Words of servers without enhanced codes, in refusals for reasons of policy or trust. */
const NOT_WANTED =
  /relay|authenticat|not permitted|prohibited|denied|block|black ?list|spam|policy|reputation|dmarc|dkim|\bspf\b/i;
/** Enhanced status codes (RFC 3463) of a recipient, the first that fits; `x` is 4 or 5. */
const BY_ENHANCED_CODE: [RegExp, Blame][] = [
  [/^\d\.1\.[78]$/, "ours"],
  [/^\d\.1\./, "address"],
  // No server is known for the domain: it is mistyped, or gone.
  [/^\d\.4\.4$/, "address"],
  [/^\d\.2\.1$/, "address"],
  [/^\d\.2\./, "box"],
  [/^\d\.[347]\./, "message"],
  [/^\d\.[56]\./, "message"],
];

/** True where the mail server refused this recipient or message permanently, so that a retry is of no use. */
export function isRejected(error: unknown): boolean {
  const { code, responseCode } = (error ?? {}) as NodemailerError;
  return (code === "EENVELOPE" || code === "EMESSAGE") && (responseCode === undefined || responseCode >= 500);
}

/**
 * What a failure is to be blamed on, whether it is permanent or not. Only an answer to the recipient's address concerns the
 * host who typed it; everything else concerns an operator.
 */
export function blameOf(error: unknown): Blame {
  const { code, command, responseCode, message = "" } = (error ?? {}) as NodemailerError;
  if ((code !== "EENVELOPE" && code !== "EMESSAGE") || command === "MAIL FROM") return "ours";
  const isOfRecipient = code === "EENVELOPE" && (command === "RCPT TO" || command === "API");
  // Before any server was asked: no server would take such an address from us.
  if (responseCode === undefined) return isOfRecipient ? "address" : "message";
  const enhanced = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(message)?.[0];
  const known = enhanced && BY_ENHANCED_CODE.find(([pattern]) => pattern.test(enhanced));
  // Each mail has one recipient, so a server may also speak of them once it has the message.
  if (known) return known[1];
  if (!isOfRecipient) return responseCode < 500 ? "ours" : "message";
  if (responseCode === 552 || responseCode === 452) return "box";
  if (responseCode < 500) return "ours";
  return NOT_WANTED.test(message) ? "message" : "address";
}

/**
 * What a permanent refusal is about: the address, which takes no email, or this message. Null for a refusal of our own
 * sender, and for other errors.
 */
export function refusalOf(error: unknown): "address" | "message" | null {
  if (!isRejected(error)) return null;
  const blame = blameOf(error);
  if (blame === "ours") return null;
  return blame === "address" ? "address" : "message";
}

/**
 * Why an email that was given up is no incident, as the host reads it beside the address; null where an operator has to
 * look into it.
 */
export function reasonOfRecipient(error: unknown): string | null {
  switch (blameOf(error)) {
    case "address":
      return REFUSED_ADDRESS;
    case "box":
      return FULL_BOX;
    default:
      return null;
  }
}
