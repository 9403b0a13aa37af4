import { type AvailabilityStatus, BADGES, type BadgeOut, type SignalType } from "./schema";

/** Signals older than this say nothing about the present. */
export const SIGNAL_DAYS = 90;
const FULLY_BOOKED_RATIO = 0.8;
const LIMITED_RATIO = 0.5;

/** The signals that the badge is inferred from: a venue's own answers to requests. */
export const ANSWERS = ["confirmed", "tentative", "unavailable"] as const satisfies readonly SignalType[];

export type AnswerCounts = Record<(typeof ANSWERS)[number], number>;

/**
 * The badge that a venue's answers of the last 90 days stand for. Never `seasonal`: only an owner sets that.
 * @returns `not_set` where there is no answer
 */
export function inferStatus({ confirmed, tentative, unavailable }: AnswerCounts): AvailabilityStatus {
  const answers = confirmed + tentative + unavailable;
  if (answers === 0) return "not_set";
  const ratio = unavailable / answers;
  if (ratio >= FULLY_BOOKED_RATIO) return "fully_booked";
  return ratio >= LIMITED_RATIO ? "limited_availability" : "accepting_events";
}

/** The badge of a venue: a status set by hand holds until it is cleared. */
export function shownStatus(venue: {
  manualStatus: AvailabilityStatus | null;
  inferredStatus: AvailabilityStatus | null;
}): AvailabilityStatus {
  return venue.manualStatus ?? venue.inferredStatus ?? "not_set";
}

/** How much can be booked; unknown and seasonal say as little as fully booked. */
const ROOM: Record<AvailabilityStatus, number> = {
  not_set: 0,
  seasonal: 0,
  fully_booked: 0,
  limited_availability: 1,
  accepting_events: 2,
};

/** Whether a venue with this badge takes bookings, so that its queue may be served. */
export function isOpen(status: AvailabilityStatus): boolean {
  return ROOM[status] > 0;
}

/** Whether more can be booked than before: then the queue of the venue is served. */
export function hasImproved(before: AvailabilityStatus, after: AvailabilityStatus): boolean {
  return ROOM[after] > ROOM[before];
}

/** A badge as it is answered, with the answers that it stands on. */
export function badgeOf(venue: {
  status: AvailabilityStatus;
  answers: number;
  newestAt: Date | null;
  updatedAt: Date | null;
}): BadgeOut {
  return {
    status: venue.status,
    ...BADGES[venue.status],
    evidence: { answers: venue.answers, newestAt: venue.newestAt?.toISOString() ?? null },
    updatedAt: venue.updatedAt?.toISOString() ?? null,
  };
}
