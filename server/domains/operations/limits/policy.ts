const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
/** What a hash looks like in hex or base64url. */
const HASH = /^[\w-]{20,}$/;

/** The parts of a key: what is limited, and whose attempts are counted. */
export function partsOf(key: string): { limit: string; subject: string } {
  const colon = key.indexOf(":");
  return colon < 0
    ? { limit: key, subject: "" }
    : { limit: key.slice(0, colon), subject: key.slice(colon + 1) };
}

/** The subject, if it may be shown: an id or a hash distinguishes subjects, but an address names a person. */
export function shownSubject(key: string): string | null {
  const { subject } = partsOf(key);
  return UUID.test(subject) || HASH.test(subject) ? subject : null;
}
