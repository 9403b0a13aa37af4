"use client";

import { agoText } from "@/components/analytics/ago";
import { Time } from "@/components/ui/time";
import { useAdmin } from "./admin-context";

/** How long ago something was, with the exact time on hover. */
export function Ago({ at, className }: { at: string; className?: string }) {
  const { now, timeZone } = useAdmin();
  const instant = new Date(at);
  return (
    <span title={at} className={className}>
      <Time at={instant}>{agoText({ at: instant, now, timeZone })}</Time>
    </span>
  );
}
