export type EventsWhen = "upcoming" | "past";

/** The span of a group's events that an address asks for; upcoming where it names none that exists. */
export function whenIn(value: unknown): EventsWhen {
  return value === "past" ? "past" : "upcoming";
}

/** The address of a group's events. */
export function groupEventsPath(slug: string, when: EventsWhen, cursor?: string): string {
  const params = new URLSearchParams({ ...(when === "past" && { when }), ...(cursor && { cursor }) });
  const query = params.toString();
  return `/g/${slug}/events${query && `?${query}`}`;
}
