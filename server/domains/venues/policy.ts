import type { AnswerRate, NewSpace, VenueStatus } from "./schema";

export type Fault = { field: string; message: string };

type Place = { latitude: number | null; longitude: number | null };

/** Half a pair of coordinates is no place. */
export function faultsOfPlace({ latitude, longitude }: Place): Fault[] {
  if ((latitude === null) === (longitude === null)) return [];
  const field = latitude === null ? "latitude" : "longitude";
  return [{ field, message: "Latitude and longitude go together: send both, or null for both." }];
}

type Price = Pick<NewSpace, "priceFrom" | "currency">;

/** A price without a currency says nothing, and neither does a currency alone. */
export function faultsOfPrice({ priceFrom = null, currency = null }: Price): Fault[] {
  if ((priceFrom === null) === (currency === null)) return [];
  return priceFrom === null
    ? [{ field: "priceFrom", message: "Add a price, or leave out the currency." }]
    : [{ field: "currency", message: "Choose the currency of the price." }];
}

/** An archived venue only changes together with its status: it is kept for the requests that refer to it. */
export function isClosed(before: VenueStatus, after: VenueStatus | undefined): boolean {
  return before === "archived" && (after ?? "archived") === "archived";
}

/** Below this many requests a rate says more about chance than about the venue. */
const REQUESTS_MIN = 3;

/** How often a venue answers, where it was asked often enough to say. */
export function answerRateOf(counts: {
  requests: number;
  answered: number;
  usualHours: number | null;
}): AnswerRate {
  return counts.requests >= REQUESTS_MIN ? counts : null;
}
