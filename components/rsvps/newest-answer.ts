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
