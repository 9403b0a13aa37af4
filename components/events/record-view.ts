import { readSource } from "@/lib/visit-source";

/** Records a visit of an event page with its source. For browsers. */
export function recordView(eventId: string, invite: string | undefined): void {
  const view = JSON.stringify({ source: readSource(), ...(invite && { invite }) });
  navigator.sendBeacon?.(`/api/v1/events/${eventId}/views`, new Blob([view], { type: "application/json" }));
}
