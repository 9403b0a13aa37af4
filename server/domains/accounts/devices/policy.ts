import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** People of one device that it remembers; the newest first. */
const PEOPLE_MAX = 5;
const ENTRY = /^([0-9a-f-]{36})\.([\w-]{22})\.([\w-]{43})$/;

/**
 * What a device keeps so that it is known again to belong to people who signed in on it: per person a random id, signed.
 * It does not sign anyone in: tries from a known device are counted apart, so that tries from elsewhere cannot use them up.
 */
export function rememberPerson(kept: string | undefined, userId: string, secret: string): string {
  const known = deviceOf(kept, userId, secret);
  const device = known ?? randomBytes(16).toString("base64url");
  const others = entriesOf(kept).filter((entry) => !entry.startsWith(`${userId}.`));
  return [`${userId}.${device}.${signature(userId, device, secret)}`, ...others]
    .slice(0, PEOPLE_MAX)
    .join("~");
}

/** The id under which this device knows the person, or null where they never signed in on it. */
export function deviceOf(kept: string | undefined, userId: string, secret: string): string | null {
  for (const entry of entriesOf(kept)) {
    const [, person = "", device = "", signed = ""] = ENTRY.exec(entry) ?? [];
    if (person !== userId) continue;
    const expected = Buffer.from(signature(userId, device, secret));
    const given = Buffer.from(signed);
    return expected.length === given.length && timingSafeEqual(expected, given) ? device : null;
  }
  return null;
}

function entriesOf(kept: string | undefined): string[] {
  return (kept ?? "")
    .slice(0, 2_000)
    .split("~")
    .slice(0, PEOPLE_MAX)
    .filter((entry) => ENTRY.test(entry));
}

/** The purpose counts in it, so that nothing else that this secret signs can be used for it. */
function signature(userId: string, device: string, secret: string): string {
  return createHmac("sha256", secret).update(`known device ${userId} ${device}`).digest("base64url");
}
