import type { EventSummary } from "@/server/domains/events/schema";

const SOON_DAYS = 7;
const SHOWN_PER_GROUP = 6;
/** Fewer make no group of their own. */
const NEAR_AT_LEAST = 3;
const dayMs = 86_400_000;

type Nearness = { key: "near" | "soon" | "later"; title: string; events: EventSummary[] };

/**
 * Upcoming events, in order of start, in groups: those on the viewer's own clock, then those of the next week, then
 * the rest. Each event is in the first group that it fits; empty groups are left out.
 * @param timeZone null where the viewer is unknown
 */
export function groupByNearness(events: EventSummary[], timeZone: string | null, now: Date): Nearness[] {
  const here = timeZone === "UTC" ? [] : events.filter((event) => event.timeZone === timeZone);
  const near = here.length < NEAR_AT_LEAST ? [] : here;
  const elsewhere = events.filter((event) => !near.includes(event));
  const soonUntil = now.getTime() + SOON_DAYS * dayMs;
  const isSoon = (event: EventSummary) => new Date(event.startsAt).getTime() < soonUntil;
  const groups: Nearness[] = [
    { key: "near", title: `On ${cityOf(timeZone ?? "")} time`, events: near },
    {
      key: "soon",
      title: near.length > 0 ? "Elsewhere this week" : "This week",
      events: elsewhere.filter(isSoon),
    },
    { key: "later", title: "Further ahead", events: elsewhere.filter((event) => !isSoon(event)) },
  ];
  return groups
    .filter((group) => group.events.length > 0)
    .map((group) => ({ ...group, events: group.events.slice(0, SHOWN_PER_GROUP) }));
}

function cityOf(timeZone: string): string {
  return (timeZone.split("/").at(-1) ?? "").replaceAll("_", " ");
}
