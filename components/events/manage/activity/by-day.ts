import { dayInZone } from "@/lib/dates";

export type Day<Item> = { /** "2026-11-28" in the event's zone. */ on: string; items: Item[] };

/** A list that is ordered by time, cut where the day changes on the clocks of the zone. */
export function byDay<Item extends { at: string }>(items: readonly Item[], timeZone: string): Day<Item>[] {
  const days: Day<Item>[] = [];
  for (const item of items) {
    const on = dayInZone(new Date(item.at), timeZone);
    const last = days.at(-1);
    if (last?.on === on) last.items.push(item);
    else days.push({ on, items: [item] });
  }
  return days;
}
