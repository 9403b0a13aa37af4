import type { RsvpStatus } from "../../seats/facts";
import type { EventRole } from "./access/policy";

/** What a viewer is to an event: their role on it, and where their RSVP stands; null = none. */
export type PlaceViewer = { role: EventRole | null; rsvpStatus: RsvpStatus | null };

type Place = { place: string | null; onlineUrl: string | null };

/** May this viewer know where the event is? A hidden place is for those who are in, and for its staff. */
export function canSeePlace(event: { placeHidden: boolean }, viewer: PlaceViewer | null): boolean {
  return (
    !event.placeHidden || (viewer !== null && (viewer.role !== null || viewer.rsvpStatus === "confirmed"))
  );
}

/** The place and the online address as far as the viewer may know them. Every output that has them asks here. */
export function visiblePlace(event: Place & { placeHidden: boolean }, viewer: PlaceViewer | null): Place {
  const { place, onlineUrl } = event;
  return canSeePlace(event, viewer) ? { place, onlineUrl } : { place: null, onlineUrl: null };
}
