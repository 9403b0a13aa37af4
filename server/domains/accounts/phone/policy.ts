import { createHmac, timingSafeEqual } from "node:crypto";
import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/max";

export const CODE_MINUTES = 10;
export const TRIES_MAX = 5;

/** What the database takes: no country has longer numbers. */
const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * A number as people write it in E.164; null where it is none that can be called. Extensions are none: messages cannot
 * reach them. @param country whose numbers are meant where it has no plus, as two letters
 */
export function parsePhone(written: string, country?: string | undefined): string | null {
  const home = country !== undefined && isSupportedCountry(country) ? country : undefined;
  // Digits as they are typed in East Asia are digits too.
  const parsed = parsePhoneNumberFromString(written.normalize("NFKC"), {
    ...(home && { defaultCountry: home }),
    extract: false,
  });
  if (!parsed?.isValid() || parsed.ext || !E164.test(parsed.number)) return null;
  return parsed.number;
}

/**
 * What is kept of a code. Keyed, because six digits could be tried one by one; the person and the number count in it,
 * so that a code is good for nothing else. @param secret of the site
 */
export function hashCode(about: { userId: string; phone: string; code: string }, secret: string): string {
  const { userId, phone, code } = about;
  return createHmac("sha256", secret).update(`phone-code ${userId} ${phone} ${code}`).digest("hex");
}

/** Takes as long for a wrong code as for the right one. */
export function isSameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one, "hex"), Buffer.from(other, "hex")];
  return a.length === b.length && timingSafeEqual(a, b);
}
