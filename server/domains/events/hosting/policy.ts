import { searchPatterns } from "../listing/policy";
import { accentless } from "../search/policy";

/** In which order a group is listed, and by which instant. */
export type HostingOrder = { by: "startsAt" | "createdAt"; direction: "asc" | "desc" };

/** What comes next leads; of what is over or was cancelled the newest; of drafts the one that was begun last. */
export function orderOf(show: "upcoming" | "draft" | "past" | "cancelled" | "any"): HostingOrder {
  if (show === "upcoming") return { by: "startsAt", direction: "asc" };
  return { by: show === "draft" ? "createdAt" : "startsAt", direction: "desc" };
}

/** One pattern for `ilike` per word of a search, for a text whose accents were taken off. */
export function accentlessPatterns(q: string): string[] {
  return searchPatterns(accentless(q));
}
