import type { CancellationLead, Report } from "./schema";

/** Smaller groups are never shown: hosts know their guests, and a group of one identifies a person. */
export const GROUP_MIN = 3;
const GROUPS_SHOWN = 8;
const OTHER = "other";

type Group = { name: string; people: number };

/**
 * The largest groups in descending order, the others merged into one. No group has fewer than three people: if the
 * merged group would, the smallest of the rest joins it. Empty if there are fewer than three people in total.
 */
export function mergeSmallGroups(groups: readonly Group[]): Group[] {
  const ordered = groups
    .filter((group) => group.people > 0)
    .toSorted((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1));
  const kept = ordered
    .filter((group) => group.people >= GROUP_MIN && group.name !== OTHER)
    .slice(0, GROUPS_SHOWN);
  const total = ordered.reduce((sum, group) => sum + group.people, 0);
  let others = total - kept.reduce((sum, group) => sum + group.people, 0);
  while (others > 0 && others < GROUP_MIN && kept.length > 0) others += kept.pop()?.people ?? 0;
  if (others >= GROUP_MIN) kept.push({ name: OTHER, people: others });
  return kept;
}

/** How many guests returned, unless that number or the rest would point at fewer than three people. Zero stays zero. */
export function returningShare(people: number, of: number): Report["people"]["returning"] {
  const tellsOfFew = (some: number) => some > 0 && some < GROUP_MIN;
  return of === 0 || tellsOfFew(people) || tellsOfFew(of - people) ? null : { people, of };
}

/** The bounds between lead times, in hours before the start. */
export const LEAD_HOURS = [0, 24, 72, 168, 672] as const;
const LEADS: CancellationLead[] = ["late", "day", "three-days", "week", "four-weeks", "earlier"];

export type LeadCount = { bucket: number; parties: number; seats: number };

/** Every lead time in order, including those without a cancellation. */
export function cancellationsByLead(counts: readonly LeadCount[]): Report["cancellations"]["byLead"] {
  return LEADS.map((lead, bucket) => {
    const { parties = 0, seats = 0 } = counts.find((candidate) => candidate.bucket === bucket) ?? {};
    return { lead, parties, seats };
  });
}

export type RsvpGroup = {
  status: string;
  seats: number;
  parties: number;
  arrivedParties: number;
  arrivedSeats: number;
};

/** The parties with a seat or on the waitlist, by size. */
export function partySizes(groups: readonly RsvpGroup[]): Report["parties"] {
  const sizes = [...new Set(groups.map((group) => group.seats))].sort((a, b) => a - b);
  const of = (size: number, status: string) =>
    groups.find((group) => group.seats === size && group.status === status)?.parties ?? 0;
  return sizes
    .map((size) => ({ size, confirmed: of(size, "confirmed"), waitlisted: of(size, "waitlisted") }))
    .filter((size) => size.confirmed + size.waitlisted > 0);
}

/**
 * Arrivals among guests with a seat. Null before the start, and if no guest is checked in: then check-in was not
 * used.
 */
export function arrivalsOf(groups: readonly RsvpGroup[], startsAt: Date, now: Date): Report["arrivals"] {
  const confirmed = groups.filter((group) => group.status === "confirmed");
  const sum = (count: (group: RsvpGroup) => number) =>
    confirmed.reduce((total, group) => total + count(group), 0);
  const expected = { parties: sum((g) => g.parties), seats: sum((g) => g.parties * g.seats) };
  const arrived = { parties: sum((g) => g.arrivedParties), seats: sum((g) => g.arrivedSeats) };
  if (now < startsAt || arrived.parties === 0) return null;
  const missing = { parties: expected.parties - arrived.parties, seats: expected.seats - arrived.seats };
  return { expected, arrived, missing };
}
