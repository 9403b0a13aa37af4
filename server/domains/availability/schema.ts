import { z } from "zod";
import { instantOut } from "../../../lib/wire-schema";

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

/** How a badge is shown: always with its words, so that its colour is never all that it says. */
export const BADGES: Record<AvailabilityStatus, { label: string; color: BadgeColor }> = {
  not_set: { label: "Availability not set", color: "grey" },
  accepting_events: { label: "Accepting events", color: "green" },
  limited_availability: { label: "Limited availability", color: "amber" },
  fully_booked: { label: "Fully booked", color: "red" },
  seasonal: { label: "Seasonal", color: "blue" },
};

export const badgeColor = z.enum(["grey", "green", "amber", "red", "blue"]);
export type BadgeColor = z.infer<typeof badgeColor>;

/** The badge of a venue as everyone sees it. */
export const badgeOut = z.object({
  status: availabilityStatus,
  label: z.string(),
  color: badgeColor,
  /** How many answers of the last 90 days the venue gave, and when the newest; `newestAt` is null where none. */
  evidence: z.object({ answers: z.int(), newestAt: instantOut.nullable() }),
  updatedAt: instantOut.nullable(),
});
export type BadgeOut = z.infer<typeof badgeOut>;
