import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { siteOrigin } from "@/server/auth";

/** Pages that only the person they belong to can use. Pages that must not be listed also carry `noindex`. */
const PRIVATE = [
  ...["/admin", "/api/", "/change-address", "/claims/", "/confirm-address", "/groups/join/", "/invitations/"],
  ...["/mailbox", "/me$", "/me/", "/new-password"],
  ...["/no-invitations/", "/notifications", "/offers/", "/settings"],
  ...["/sign-in", "/sign-out", "/sign-up", "/unsubscribe/"],
  ...["/events/new", "/events/*/edit", "/events/*/manage"],
];
/** Cards and previews of other sites need these. */
const PUBLIC_API = ["/api/v1/events/"];

export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection();
  return {
    rules: { userAgent: "*", allow: ["/", ...PUBLIC_API], disallow: PRIVATE },
    sitemap: `${siteOrigin()}/sitemap.xml`,
  };
}
