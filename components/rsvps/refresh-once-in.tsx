"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useRsvp } from "./rsvp-provider";

/** Whoever gets in or leaves is shown what the server keeps for those who are in: the place, the other guests. */
export function RefreshOnceIn() {
  const router = useRouter();
  const isIn = useRsvp().rsvp?.status === "confirmed";
  const wasIn = useRef(isIn);
  useEffect(() => {
    if (wasIn.current === isIn) return;
    wasIn.current = isIn;
    router.refresh();
  }, [isIn, router]);
  return null;
}
