"use client";

import { useEffect } from "react";

/** Has a view of an event recorded, and what brought the viewer. Shows nothing, waits for nothing. */
export function ViewBeacon({ eventId, invite }: { eventId: string; invite: string | undefined }) {
  useEffect(() => {
    // Fetched after the page: it is nothing that the page has to wait for.
    void import("./record-view").then(({ recordView }) => recordView(eventId, invite)).catch(() => {});
  }, [eventId, invite]);
  return null;
}
