import type { Mine, Seats } from "./rsvp-event";

/**
 * Answers and live messages overtake each other: of two states of the same seats, the one with the higher version
 * is the later one. Equal versions are the same state, so the one already shown stays.
 */
export function newestSeats(shown: Seats | undefined, arrived: Seats): Seats {
  return shown && shown.version >= arrived.version ? shown : arrived;
}

/**
 * The same for the viewer's own RSVP. Moving up in the queue does not raise an RSVP's version, only that of the seats;
 * an answer is older only if one of the two says so and neither says the opposite.
 */
export function newestMine(shown: Mine | undefined, arrived: Mine): Mine {
  if (!shown) return arrived;
  if (shown.rsvp && arrived.rsvp && shown.rsvp.version !== arrived.rsvp.version) {
    return shown.rsvp.version > arrived.rsvp.version ? shown : arrived;
  }
  return shown.seats.version > arrived.seats.version ? shown : arrived;
}

const JITTER_MAX_MS = 800;
const GAP_MS = 1_000;

/**
 * How long to wait, in ms, before refetching the viewer's place. A freed seat reaches all waitlisted guests at
 * the same instant: the jitter spreads their requests, and each page asks at most once a second.
 * @param random from 0 to 1
 */
export function refetchDelayMs(by: { nowMs: number; lastAskedMs: number | null; random: number }): number {
  const jitter = Math.round(by.random * JITTER_MAX_MS);
  if (by.lastAskedMs === null) return jitter;
  return Math.max(jitter, by.lastAskedMs + GAP_MS - by.nowMs);
}
