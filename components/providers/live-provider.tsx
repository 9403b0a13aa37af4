"use client";

import { type ReactNode, useEffect, useState } from "react";
import type { LiveConnection } from "@/lib/live-connection";
import type { LiveClientConfig } from "@/lib/live-options";
import { LiveContext } from "@/lib/use-channel";
import { whenQuiet } from "@/lib/when-quiet";

const RETRY_MS = 5_000;

/**
 * Lets what is below listen with `useChannel`. Its script comes once the page has loaded, and nothing is connected
 * until something listens. `config` is what the server answers for `liveClientConfig()`; null where live updates are not configured.
 */
export function LiveProvider({ config, children }: { config: LiveClientConfig | null; children: ReactNode }) {
  // One connection for as long as the page lives, whatever later renders of the frame bring along.
  const [first] = useState(config);
  const [connection, setConnection] = useState<LiveConnection | null>(null);
  useEffect(() => {
    let again: ReturnType<typeof setTimeout> | undefined;
    const load = () => {
      import("@/lib/live-connection").then(
        (module) => first && setConnection(new module.LiveConnection(first)),
        () => {
          again = setTimeout(load, RETRY_MS);
        },
      );
    };
    if (!first) return;
    const takeBack = whenQuiet(load);
    return () => {
      takeBack();
      clearTimeout(again);
    };
  }, [first]);
  return <LiveContext value={connection}>{children}</LiveContext>;
}
