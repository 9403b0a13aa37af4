import { type GuestSort, guestSort, type SortOrder } from "@/server/domains/rsvps/guests.schema";
import type { RsvpStatus } from "@/server/seats/facts";

export type Filters = { status?: RsvpStatus; q?: string; sort?: GuestSort; order?: SortOrder };

type Address = Partial<Record<keyof Filters, string | null | undefined>>;

const STATUSES = ["confirmed", "waitlisted", "offered", "pending", "cancelled", "declined"] as const;
const QUERY_MAX = 100;

/** The filters and the order in an address. Values that are not among the choices are left out. */
export function filtersIn(address: Address): Filters {
  const status = STATUSES.find((known) => known === address.status);
  const q = address.q?.trim().slice(0, QUERY_MAX);
  const sort = guestSort.safeParse(address.sort).data;
  const isDown = address.order === "desc";
  return {
    ...(status && { status }),
    ...(q && { q }),
    ...(sort && (sort !== "rsvpAt" || isDown) && { sort }),
    ...(isDown && sort && { order: "desc" as const }),
  };
}

/** The address of a filtered list: "?status=confirmed&q=ana", or nothing. */
export function addressOf(filters: Filters): string {
  const params = new URLSearchParams(filters);
  return params.size > 0 ? `?${params}` : "";
}

export function isSameFilter(a: Filters, b: Filters): boolean {
  return addressOf(a) === addressOf(b);
}

/** Pressing a column's name: ascending, then descending, then as it was. */
export function nextOrder(filters: Filters, sort: GuestSort): Pick<Filters, "sort" | "order"> {
  const isThis = (filters.sort ?? "rsvpAt") === sort;
  if (!isThis) return { sort };
  return filters.order === "desc" ? {} : { sort, order: "desc" };
}
