import type { PlaceViewer } from "../place.policy";
import type { EventDetails } from "../schema";

/** May this viewer see who is in? The staff always may. */
export function canSeeGuests(
  audience: EventDetails["guestList"],
  { role, rsvpStatus }: PlaceViewer,
): boolean {
  return role !== null || audience === "everyone" || (audience === "confirmed" && rsvpStatus === "confirmed");
}

/** A name as strangers read it: the first, and the initial of the last. "Ana Maria Beltrán" becomes "Ana B." */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = "", last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  // An address in place of a name must not be told.
  const spoken = first.split("@")[0] || "Someone";
  const [initial] = last ?? "";
  return initial ? `${spoken} ${initial.toUpperCase()}.` : spoken;
}
