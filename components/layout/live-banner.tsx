"use client";

import { Late, latePart } from "../ui/late";

const banner = latePart(
  () => import("./connection-banner").then((module) => module.ConnectionBanner),
  "when-quiet",
);

/** Says when the live connection of this page is lost. Its script comes after the page's own. */
export function LiveBanner() {
  return <Late part={banner} props={{}} />;
}
