"use client";

import { useEffect } from "react";
import { readSource } from "@/lib/visit-source";

/** Tells the server that somebody looks at an event, and what brought them. Shows nothing, waits for nothing. */
export function ViewBeacon({ eventId, invite }: { eventId: string; invite: string | undefined }) {
  useEffect(() => {
    // In a task of its own: it is nothing that the page has to wait for.
    const timer = setTimeout(() => {
      const view = JSON.stringify({ source: readSource(), ...(invite && { invite }) });
      navigator.sendBeacon?.(
        `/api/v1/events/${eventId}/views`,
        new Blob([view], { type: "application/json" }),
      );
    });
    return () => clearTimeout(timer);
  }, [eventId, invite]);
  return null;
}
