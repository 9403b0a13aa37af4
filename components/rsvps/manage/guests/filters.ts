import type { RsvpStatus } from "@/server/domains/rsvps/seats/schema";

export type Filters = { status?: RsvpStatus; q?: string };

const STATUSES = ["confirmed", "waitlisted", "offered", "cancelled", "declined"] as const;
const QUERY_MAX = 100;

/** The filters in an address. What nobody could have chosen is left out. */
export function filtersIn(address: {
  status?: string | null | undefined;
  q?: string | null | undefined;
}): Filters {
  const status = STATUSES.find((known) => known === address.status);
  const q = address.q?.trim().slice(0, QUERY_MAX);
  return { ...(status && { status }), ...(q && { q }) };
}

/** The address of a filtered list: "?status=confirmed&q=ana", or nothing. */
export function addressOf({ status, q }: Filters): string {
  const params = new URLSearchParams({ ...(status && { status }), ...(q && { q }) });
  return params.size > 0 ? `?${params}` : "";
}

export function isSameFilter(a: Filters, b: Filters): boolean {
  return a.status === b.status && a.q === b.q;
}
