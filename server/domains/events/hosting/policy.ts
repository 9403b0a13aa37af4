import { accentless } from "../../../../lib/search-words";
import { searchPatterns } from "../listing/policy";

/** The instant and the direction by which a group is sorted. */
export type HostingOrder = { by: "startsAt" | "createdAt"; direction: "asc" | "desc" };

/**
 * Upcoming events: the nearest first. Past and cancelled events: the newest first. Drafts: the one that was created
 * last first.
 */
export function orderOf(show: "upcoming" | "draft" | "past" | "cancelled" | "any"): HostingOrder {
  if (show === "upcoming") return { by: "startsAt", direction: "asc" };
  return { by: show === "draft" ? "createdAt" : "startsAt", direction: "desc" };
}

/** One `ilike` pattern per word of a search, for text whose accents were removed. */
export function accentlessPatterns(q: string): string[] {
  return searchPatterns(accentless(q));
}
