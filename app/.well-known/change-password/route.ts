import { siteOrigin } from "@/server/auth";

/** Where password managers send people who should change theirs (W3C, "A Well-Known URL for Changing Passwords"). */
export function GET(): Response {
  return Response.redirect(`${siteOrigin()}/settings#password`, 302);
}
