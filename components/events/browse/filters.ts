import { dayInZone, localToUtc } from "@/lib/dates";

/** A span of days that people ask for by name. */
export const WHENS = ["any", "today", "tomorrow", "weekend", "week"] as const;

export type When = (typeof WHENS)[number];

export const whenLabels: Record<When, string> = {
  any: "Any time",
  today: "Today",
  tomorrow: "Tomorrow",
  weekend: "This weekend",
  week: "Next 7 days",
};

/** The filters of the list, as the URL has them. Days are "2026-11-28" in the viewer's zone. */
export type Filters = { q: string; when: When; from: string; to: string };

export type SearchParams = Record<string, string | string[] | undefined>;

const dayMs = 86_400_000;

/** The URL's filters; unreadable values are ignored. */
export function readFilters(params: SearchParams): Filters {
  const one = (key: string) => {
    const value = params[key];
    return ((Array.isArray(value) ? value[0] : value) ?? "").trim();
  };
  const day = (key: string) => (isDay(one(key)) ? one(key) : "");
  const when = WHENS.find((known) => known === one("when")) ?? "any";
  return { q: one("q").replaceAll("\0", "").slice(0, 100), when, from: day("from"), to: day("to") };
}

/** The address of the list with these filters. */
export function browsePath({ q, when, from, to }: Filters, cursor?: string): string {
  const params = new URLSearchParams();
  if (q) params.set("q", q);
  if (when !== "any") params.set("when", when);
  if (from) params.set("from", from);
  if (to) params.set("to", to);
  if (cursor) params.set("cursor", cursor);
  const query = params.toString();
  return query ? `/events?${query}` : "/events";
}

/** The instants between which the list is wanted, as procedures take them. Days typed in win over a named span. */
export function rangeOf(filters: Filters, timeZone: string, now: Date): { from?: string; to?: string } {
  const today = dayInZone(now, timeZone);
  const named = namedDays(filters.when, today);
  const first = filters.from || (filters.to ? "" : named?.first);
  const last = filters.to || (filters.from ? "" : named?.last);
  const from = first ? startOf(first, timeZone) : undefined;
  return {
    // What is over already today is not shown unless a day is asked for by its date.
    ...(from && { from: (filters.from || from > now ? from : now).toISOString() }),
    ...(last && { to: startOf(plusDays(last, 1), timeZone).toISOString() }),
  };
}

export function isFiltered({ q, when, from, to }: Filters): boolean {
  return q !== "" || when !== "any" || from !== "" || to !== "";
}

function namedDays(when: When, today: string): { first: string; last: string } | null {
  if (when === "any") return null;
  if (when === "today") return { first: today, last: today };
  if (when === "tomorrow") return { first: plusDays(today, 1), last: plusDays(today, 1) };
  if (when === "week") return { first: today, last: plusDays(today, 6) };
  const weekday = new Date(`${today}T00:00Z`).getUTCDay();
  const toSunday = (7 - weekday) % 7;
  // On a Sunday the weekend is the rest of that day.
  return {
    first: toSunday === 0 ? today : plusDays(today, Math.max(0, toSunday - 1)),
    last: plusDays(today, toSunday),
  };
}

function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

function startOf(day: string, timeZone: string): Date {
  return localToUtc(`${day}T00:00`, timeZone);
}

function isDay(text: string): boolean {
  if (!/^2\d{3}-\d\d-\d\d$/.test(text) || text >= "2200") return false;
  const at = new Date(`${text}T00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
