import { withQuery } from "@/lib/sourcing-paths";

export type EventsWhen = "upcoming" | "past";

/** Reads `?when=` of a group's events; anything but "past" means upcoming. */
export function whenIn(value: unknown): EventsWhen {
  return value === "past" ? "past" : "upcoming";
}

/** The address of a group's events. */
export function groupEventsPath(slug: string, when: EventsWhen, cursor?: string): string {
  return withQuery(`/g/${slug}/events`, { when: when === "past" ? when : null, cursor: cursor || null });
}

/** The address of the editor of a new event of the group. */
export function newEventPath(slug: string): string {
  return withQuery("/events/new", { group: slug });
}
