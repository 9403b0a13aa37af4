import { z } from "zod";

/** What a venue's badge says. `seasonal` is only ever set by hand; `not_set` is shown where nothing is known. */
export const availabilityStatus = z.enum([
  "not_set",
  "accepting_events",
  "limited_availability",
  "fully_booked",
  "seasonal",
]);
export type AvailabilityStatus = z.infer<typeof availabilityStatus>;

/** One append-only fact about a venue's availability. The first three are answers, and only they are inferred from. */
export const signalType = z.enum([
  "confirmed",
  "tentative",
  "unavailable",
  "no_response",
  "awarded",
  "lost_to_competitor",
  "rfp_cancelled",
  "manual_available",
  "manual_unavailable",
]);
export type SignalType = z.infer<typeof signalType>;
