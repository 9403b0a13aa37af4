import type { PlaceViewer } from "../place.policy";
import type { EventDetails } from "../schema";

/** Whether this viewer may see the confirmed guests. The staff always may. */
export function canSeeGuests(
  audience: EventDetails["guestList"],
  { role, rsvpStatus }: PlaceViewer,
): boolean {
  return role !== null || audience === "everyone" || (audience === "confirmed" && rsvpStatus === "confirmed");
}

/**
 * A name as people other than the staff see it: the first name and the initial of the last. "Ana Maria Beltrán"
 * becomes "Ana B."
 */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first = "", last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  // Where the name is an email address, its domain must not be revealed.
  const spoken = first.split("@")[0] || "Someone";
  const [initial] = last ?? "";
  return initial ? `${spoken} ${initial.toUpperCase()}.` : spoken;
}
