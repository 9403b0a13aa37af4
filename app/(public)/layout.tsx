import type { Metadata } from "next";
import { siteOrigin } from "@/server/auth";

export { SiteFrame as default } from "../site-frame";

/** Where pictures for link previews are, as people outside reach it; known at start, not at build. */
export function generateMetadata(): Metadata {
  return { metadataBase: new URL(siteOrigin()) };
}
