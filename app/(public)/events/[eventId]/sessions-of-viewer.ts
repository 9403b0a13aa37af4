import type { EventDetails } from "@/server/domains/events/schema";
import { getViewer, serverCaller } from "@/server/trpc/caller";

/** The viewer as a guest of an event: their RSVP to it, and their sessions. */
export async function loadGuest(event: Pick<EventDetails, "id" | "viewerRole">, invite: string | undefined) {
  const viewer = await getViewer();
  if (!viewer) return { viewer, rsvp: null, mine: [] };
  const caller = await serverCaller();
  const scope = { eventId: event.id, ...(invite && { invite }) };
  const [{ rsvp }, { items }] = await Promise.all([caller.rsvps.mine(scope), caller.schedule.ofEvent(scope)]);
  return { viewer, rsvp, mine: items };
}

export type Guest = Awaited<ReturnType<typeof loadGuest>>;
