"use client";

import { agoText } from "@/components/analytics/ago";
import { Time } from "@/components/ui/time";
import { useAdmin } from "./admin-context";

type AgoProps = {
  at: string;
  /** Inside a sentence. */
  isInside?: boolean;
  className?: string;
};

/** How long ago something was, with the exact time on hover. */
export function Ago({ at, isInside = false, className }: AgoProps) {
  const { now, timeZone } = useAdmin();
  const instant = new Date(at);
  const text = agoText({ at: instant, now, timeZone });
  return (
    <span title={at} className={className}>
      <Time at={instant}>{isInside ? text.replace(/^Just/, "just") : text}</Time>
    </span>
  );
}
