import {
  HOSTING_STATES,
  type HostingState,
  type HostingTotals,
} from "@/server/domains/events/hosting/schema";

/** What the hosting page shows, as its URL has it. */
export type HostingFilters = { show: HostingState; q: string };

export const stateLabels: Record<HostingState, string> = {
  upcoming: "Upcoming",
  draft: "Drafts",
  past: "Past",
  cancelled: "Cancelled",
};

type Params = Record<string, string | string[] | undefined>;

/** Any address as filters: what cannot be understood is as if it were not there. */
export function readHostingFilters(params: Params): HostingFilters {
  const one = (key: string) => ([params[key]].flat()[0] ?? "").trim();
  const show = HOSTING_STATES.find((state) => state === one("show")) ?? "upcoming";
  return { show, q: one("q").replaceAll("\0", "").slice(0, 100) };
}

/** The address of the hosting page with these filters. */
export function hostingPath({ show, q }: HostingFilters, cursor?: string): string {
  const params = new URLSearchParams();
  if (show !== "upcoming") params.set("show", show);
  if (q) params.set("q", q);
  if (cursor) params.set("cursor", cursor);
  return params.size > 0 ? `/hosting?${params}` : "/hosting";
}

/** All events that were counted, over all groups. */
export function sumOf(totals: HostingTotals): number {
  return HOSTING_STATES.reduce((sum, state) => sum + totals[state], 0);
}
