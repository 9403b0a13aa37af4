import type { NodemailerError } from "nodemailer";
import { FULL_BOX, REFUSED_ADDRESS } from "../domains/bounces/policy";

/**
 * Whose matter it is that a mail was not taken:
 * `address`: there is no such box, or no such domain; `box`: it exists and takes nothing now, because it is full or off;
 * `message`: what was sent, or who sends it, is not wanted there; `ours`: our server, our sender or our settings.
 */
export type Blame = "address" | "box" | "message" | "ours";

/** Words of servers that give no enhanced code, about whom they relay for and whom they trust. */
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

/** True where the mail server refused this recipient or message for good, so that trying again is of no use. */
export function isRejected(error: unknown): boolean {
  const { code, responseCode } = (error ?? {}) as NodemailerError;
  return (code === "EENVELOPE" || code === "EMESSAGE") && (responseCode === undefined || responseCode >= 500);
}

/**
 * Whose matter a failure is, whether or not it is one for good. Only what was said to the recipient's address can be
 * the matter of whoever typed it; all else is an operator's.
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
 * What a refusal for good says: that this address takes no mail, or that this message was not wanted. Null where it
 * says neither, but was one of our own sender or no refusal for good.
 */
export function refusalOf(error: unknown): "address" | "message" | null {
  if (!isRejected(error)) return null;
  const blame = blameOf(error);
  if (blame === "ours") return null;
  return blame === "address" ? "address" : "message";
}

/**
 * Why a mail that was given up is no incident, as a host reads it beside the address that they typed; null where an
 * operator has to look into it.
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
