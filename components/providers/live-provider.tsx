"use client";

import { type ReactNode, useState } from "react";
import { LiveConnection } from "@/lib/live-connection";
import type { LiveClientConfig } from "@/lib/live-options";
import { LiveContext } from "@/lib/use-channel";

/**
 * Lets what is below listen with `useChannel`. Nothing is loaded or connected until something does.
 * `config` is what the server answers for `liveClientConfig()`; null where live updates are not configured.
 */
export function LiveProvider({ config, children }: { config: LiveClientConfig | null; children: ReactNode }) {
  const [connection] = useState(() => config && new LiveConnection(config));
  return <LiveContext value={connection}>{children}</LiveContext>;
}
