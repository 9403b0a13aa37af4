import pino from "pino";

const HIDDEN = "[hidden]";
const DEPTH_MAX = 8;

/** Names of values that are credentials or identify a person. */
const SECRET_KEY =
  /pass(word|wd|phrase)|secret|token|cookie|authorization|credential|api-?key|private-?key|session-?id|signature|e-?mail|phone/i;
/** Names of codes that people type in as proof; other codes describe errors. */
const TYPED_KEY =
  /^(otp|pin)$|(phone|confirm|confirmation|verification|sign-?in|login|one-?time|sms)-?code$/i;

/** Secrets and addresses inside text, with their replacements. */
const IN_TEXT: [RegExp, string][] = [
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{6,}/gi, `$1 ${HIDDEN}`],
  [/\btt_[\w-]{16,}/g, HIDDEN],
  [/\beyJ[\w-]{8,}(?:\.[\w-]*){1,4}/g, HIDDEN],
  [/(:\/\/[^:/@\s"\\]{0,64}:)[^@/\s"\\]{1,256}@/g, `$1${HIDDEN}@`],
  [/([?&;]\s?[\w.-]{0,40}(?:token|code|secret|signature|password|invite|key)=)[^&;\s"\\]+/gi, `$1${HIDDEN}`],
  [/(session-token=)[^;\s"\\]+/gi, `$1${HIDDEN}`],
  [/(\/(?:offers|claims)\/)[\w-]{16,}/g, `$1${HIDDEN}`],
  [/(?<![\w.])\+[1-9]\d{7,14}\b/g, "[phone]"],
  // The URL of a personal calendar, and everything else as long as a signature.
  [/(?<=\/)(?=[\w-]*\d)[\w-]{43,}/g, HIDDEN],
];
// A JSON escape may directly precede an address, and must stay whole.
const MAIL_ADDRESS =
  /(\\(?:u[0-9a-f]{4}|.))?[\p{L}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}(?:xn--[a-z0-9-]{2,59}|\p{L}{2,63})/gu;

/** A finished line without secrets and email addresses, wherever they occur in its texts; still the same JSON. */
export function scrubbed(line: string): string {
  let text = line;
  for (const [pattern, instead] of IN_TEXT) text = text.replace(pattern, instead);
  return text.includes("@")
    ? text.replace(MAIL_ADDRESS, (_, escaped: string | undefined) => `${escaped ?? ""}[address]`)
    : text;
}

/** Removes, at any depth, the values whose names mark them as secret or personal. */
export function redacted(facts: Record<string, unknown>): Record<string, unknown> {
  return redact(facts, 0, new Set()) as Record<string, unknown>;
}

function redact(value: unknown, depth: number, above: Set<object>): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Error) return redact(pino.stdSerializers.err(value), depth, above);
  if (above.has(value) || depth > DEPTH_MAX) return "[…]";
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if ("toJSON" in value && typeof value.toJSON === "function") return value;
  above.add(value);
  const cleaned = Array.isArray(value)
    ? value.map((one) => redact(one, depth + 1, above))
    : Object.fromEntries(
        Object.entries(value).map(([key, one]) => [
          key,
          isHidden(key, one) ? HIDDEN : redact(one, depth + 1, above),
        ]),
      );
  above.delete(value);
  return cleaned;
}

function isHidden(key: string, value: unknown): boolean {
  if (value === null || value === undefined || typeof value === "boolean") return false;
  if (TYPED_KEY.test(key)) return true;
  // Six digits and more: error codes have five at most.
  if (key === "code") return /^\d{6,10}$/.test(String(value));
  // The number of tokens is no secret.
  return typeof value !== "number" && SECRET_KEY.test(key);
}
