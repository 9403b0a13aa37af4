import type { RsvpStatus } from "../../seats/facts";
import type { EventRole } from "./access/policy";

/** The viewer's role on an event and the status of their RSVP; null = none. */
export type PlaceViewer = { role: EventRole | null; rsvpStatus: RsvpStatus | null };

type Place = { place: string | null; onlineUrl: string | null };

/** Whether this viewer may see the location. A hidden one is for confirmed guests and the staff. */
export function canSeePlace(event: { placeHidden: boolean }, viewer: PlaceViewer | null): boolean {
  return (
    !event.placeHidden || (viewer !== null && (viewer.role !== null || viewer.rsvpStatus === "confirmed"))
  );
}

/**
 * The location and the online link as far as the viewer may see them. Every output that contains them must use
 * this.
 */
export function visiblePlace(event: Place & { placeHidden: boolean }, viewer: PlaceViewer | null): Place {
  const { place, onlineUrl } = event;
  return canSeePlace(event, viewer) ? { place, onlineUrl } : { place: null, onlineUrl: null };
}
