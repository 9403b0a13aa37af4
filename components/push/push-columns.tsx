"use client";

import type { ReactNode } from "react";
import { useSupportsPush } from "./use-push";

/** Shows the settings' column for push messages only where the site sends them and the browser can get them. */
export function PushColumns({ hasPush, children }: { hasPush: boolean; children: ReactNode }) {
  return (
    <div className="group/push" data-push={(useSupportsPush() && hasPush) || undefined}>
      {children}
    </div>
  );
}
