"use client";

import { useConnectionState } from "@/lib/use-channel";
import { ConnectionBanner } from "./connection-banner";

/** Says when the live connection of this page is lost; silent where the page listens to nothing. */
export function LiveBanner() {
  const state = useConnectionState();
  return <ConnectionBanner state={state === "idle" ? "online" : state} />;
}
