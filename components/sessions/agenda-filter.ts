import { isValidTimeZone } from "@/lib/dates";

/** What of an agenda is shown, and how, as the URL has it. Empty = not chosen. */
export type AgendaFilter = {
  q: string;
  track: string;
  type: string;
  /** Only sessions that the viewer booked or waits for. */
  isMine: boolean;
  /** Only sessions with free seats. */
  isFree: boolean;
  view: "list" | "grid";
  /** The zone of the times shown; empty = the event's. */
  zone: string;
  /** A day of the event, or "all"; empty = as many as fit on a page. */
  day: string;
  /** Where the next page begins. */
  after: string;
};

export type SearchParams = Record<string, string | string[] | undefined>;

const LENGTH_MAX = { q: 100, track: 80, type: 40, zone: 64, after: 400 };

/** The URL's filter; unreadable values are ignored. */
export function readAgendaFilter(params: SearchParams): AgendaFilter {
  const one = (key: string) => {
    const value = params[key];
    return ((Array.isArray(value) ? value[0] : value) ?? "").replaceAll("\0", "").trim();
  };
  const cut = (key: keyof typeof LENGTH_MAX, name: string = key) => one(name).slice(0, LENGTH_MAX[key]);
  const [zone, day] = [cut("zone", "tz"), one("day")];
  return {
    q: cut("q"),
    track: cut("track"),
    type: cut("type"),
    isMine: one("mine") === "1",
    isFree: one("free") === "1",
    view: one("view") === "grid" ? "grid" : "list",
    zone: isValidTimeZone(zone) ? zone : "",
    day: day === "all" || isDay(day) ? day : "",
    after: cut("after"),
  };
}

/** The parameters of a filter, in a fixed order; what is not chosen is left out. */
export function agendaParams(filter: AgendaFilter, invite?: string): [name: string, value: string][] {
  const { q, track, type, isMine, isFree, view, zone, day, after } = filter;
  const all: [string, string][] = [
    ["q", q],
    ["track", track],
    ["type", type],
    ["mine", isMine ? "1" : ""],
    ["free", isFree ? "1" : ""],
    ["view", view === "grid" ? view : ""],
    ["tz", zone],
    ["day", day],
    ["after", after],
    ["invite", invite ?? ""],
  ];
  return all.filter(([, value]) => value !== "");
}

/** The address of an agenda with this filter. @param path without a query */
export function agendaHref(path: string, filter: AgendaFilter, invite?: string): string {
  const params = new URLSearchParams(agendaParams(filter, invite));
  return params.size > 0 ? `${path}?${params}` : path;
}

/** Whether sessions may be left out. */
export function isFiltered({ q, track, type, isMine, isFree }: AgendaFilter): boolean {
  return q !== "" || track !== "" || type !== "" || isMine || isFree;
}

/** The filter that shows every session, in the same view, day and zone. */
export function withoutFilter(filter: AgendaFilter): AgendaFilter {
  return { ...filter, q: "", track: "", type: "", isMine: false, isFree: false, after: "" };
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
