import { siteOrigin } from "@/server/auth";
import { securityText } from "@/server/security-text";

/** How to report a weakness of this site (RFC 9116). */
export function GET(): Response {
  const text = securityText({ origin: siteOrigin(), now: new Date() });
  return new Response(text, { headers: { "content-type": "text/plain; charset=utf-8" } });
}
