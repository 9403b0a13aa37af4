import { dayInZone, formatDate } from "@/lib/dates";
import { groupBy } from "@/lib/group-by";

type Timed = { startsAt: string };
export type AgendaDay<Item> = { day: string; items: Item[]; slots: { startsAt: string; items: Item[] }[] };

/** Sessions by the day on which they start in this zone, and within a day by start. They come sorted by start. */
export function daysOf<Item extends Timed>(items: readonly Item[], timeZone: string): AgendaDay<Item>[] {
  const days = groupBy(items, ({ startsAt }) => dayInZone(new Date(startsAt), timeZone));
  return [...days].map(([day, ofDay]) => ({
    day,
    items: ofDay,
    slots: [...groupBy(ofDay, ({ startsAt }) => startsAt)].map(([startsAt, slot]) => ({
      startsAt,
      items: slot,
    })),
  }));
}

/** "Today", "Tomorrow", or the date: "Fri 4 Dec". @param day a calendar day, as "2026-12-04" */
export function dayWords(day: string, { timeZone, now }: { timeZone: string; now: Date }): string {
  const daysAhead = (Date.parse(day) - Date.parse(dayInZone(now, timeZone))) / 86_400_000;
  if (daysAhead === 0) return "Today";
  return daysAhead === 1 ? "Tomorrow" : dateWords(day, now);
}

/** "Fri 4 Dec", or "Friday 4 December" with `long`; with the year when it is not this one. */
export function dateWords(day: string, now: Date, long = false): string {
  // At noon, so that the day is the same one in UTC.
  return formatDate({ at: new Date(`${day}T12:00:00Z`), timeZone: "UTC", now, long });
}
