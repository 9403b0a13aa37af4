"use client";

import { useState } from "react";
import { useConnectionState } from "@/lib/use-channel";
import { ConnectionBanner } from "./connection-banner";

/** Says when the live connection of this page is lost. Connecting for the first time is nothing to tell. */
export function LiveBanner() {
  const state = useConnectionState();
  const [wasOnline, setWasOnline] = useState(false);
  if (state === "online" && !wasOnline) setWasOnline(true);
  const isLost = state === "offline" || (state === "connecting" && wasOnline);
  return <ConnectionBanner state={isLost ? state : "online"} />;
}
