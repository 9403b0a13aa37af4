"use client";

import { lazyPart } from "../ui/lazy-part";
import { WhenQuiet } from "../ui/when-quiet";

const ConnectionBanner = lazyPart(() =>
  import("./connection-banner").then((module) => module.ConnectionBanner),
);

/** Says when the live connection of this page is lost. Its script comes after the page's own. */
export function LiveBanner() {
  return (
    <WhenQuiet>
      <ConnectionBanner />
    </WhenQuiet>
  );
}
