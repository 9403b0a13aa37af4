import { notFound } from "./declare";

/** Refusals about venues. */
export const VENUE_REFUSALS = {
  "venue.not-found": notFound(),
};
