import type { Metadata } from "next";

/** Of a page whose address is a secret: no search engine keeps it, and no other site learns it. */
export const SECRET_ADDRESS = {
  robots: { index: false, follow: false },
  referrer: "no-referrer",
} satisfies Metadata;
