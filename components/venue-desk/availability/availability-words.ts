import type { AvailabilityStatus, SignalType } from "@/server/domains/availability/schema";

/** What a badge tells organizers, and what choosing it does to the waitlist. */
export const statusWords: Record<AvailabilityStatus, { meaning: string; waitlist: string }> = {
  accepting_events: {
    meaning: "You take events.",
    waitlist: "The next organization on your waitlist is offered a hold right away.",
  },
  limited_availability: {
    meaning: "Some dates are free.",
    waitlist: "If your badge said less until now, the next organization is offered a hold.",
  },
  fully_booked: {
    meaning: "No dates are free.",
    waitlist: "The waitlist pauses: no new holds are offered. Holds already offered stay.",
  },
  seasonal: {
    meaning: "You take events in some seasons only.",
    waitlist: "The waitlist pauses: no new holds are offered.",
  },
  not_set: {
    meaning: "You don't say whether you take events.",
    waitlist: "The waitlist pauses: no new holds are offered.",
  },
};

/** The groups that the chart of signals shows, from the bottom up. */
export const signalGroups = [
  {
    key: "available",
    label: "Available",
    color: "var(--success)",
    types: ["confirmed", "manual_available", "awarded"],
  },
  { key: "possibly", label: "Possibly available", color: "var(--warning)", types: ["tentative"] },
  {
    key: "unavailable",
    label: "Not available",
    color: "var(--danger)",
    types: ["unavailable", "manual_unavailable"],
  },
  {
    key: "other",
    label: "No answer, or ended otherwise",
    color: "var(--border-control)",
    types: ["no_response", "lost_to_competitor", "rfp_cancelled"],
  },
] as const satisfies readonly { key: string; label: string; color: string; types: readonly SignalType[] }[];

export type SignalGroup = (typeof signalGroups)[number]["key"];
export type SignalPoint = Record<SignalGroup, number> & { week: string };

type Week = { startsAt: string; counts: Partial<Record<SignalType, number>> };

/** Weeks of signals in the groups of the chart. @param nameOf how a week is named */
export function signalPoints(weeks: readonly Week[], nameOf: (startsAt: Date) => string): SignalPoint[] {
  return weeks.map(({ startsAt, counts }) => {
    const sums = signalGroups.map(({ key, types }) => [
      key,
      types.reduce((sum, type) => sum + (counts[type] ?? 0), 0),
    ]);
    return { week: nameOf(new Date(startsAt)), ...Object.fromEntries(sums) } as SignalPoint;
  });
}
