import { env } from "./env";

/** The secret with which this site signs and hashes. @throws if none is set */
export function siteSecret(): string {
  const { NEXTAUTH_SECRET } = env();
  if (!NEXTAUTH_SECRET) throw new Error("NEXTAUTH_SECRET is not set");
  return NEXTAUTH_SECRET;
}

/** The secret of this site, and after it the one before, where it is configured. @throws if none is set */
export function siteSecrets(): [string, ...string[]] {
  const { NEXTAUTH_SECRET_PREVIOUS } = env();
  return [siteSecret(), ...(NEXTAUTH_SECRET_PREVIOUS ? [NEXTAUTH_SECRET_PREVIOUS] : [])];
}
