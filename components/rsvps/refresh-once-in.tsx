"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useRsvp } from "./rsvp-provider";

/** Refreshes the page when the viewer gets or loses a seat: the location and the guest list depend on it. */
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
