import { z } from "zod";
import { instantOut } from "../../../lib/wire-schema";
import { availabilityStatus } from "../availability/schema";
import { signalSummaryOut } from "../availability/signals.schema";
import { venueKey } from "../venues/schema";
import { breakerOut } from "./schema";

export const venueIdInput = z.strictObject({ venueId: venueKey });
export const setAvailabilityInput = venueIdInput.extend({ availabilityStatus });

/** Everything that a venue's owner knows of its availability. */
export const availabilityOut = z.object({
  venueId: z.uuid(),
  availabilityStatus: availabilityStatus.describe("What the badge shows."),
  manualStatus: availabilityStatus.nullable().describe("Set by hand; null = the badge is inferred."),
  inferredStatus: availabilityStatus.nullable(),
  manualOverrideAt: instantOut.nullable(),
  lastInferredAt: instantOut
    .nullable()
    .describe("When inference last found another status, or newer answers than before."),
  signalSummary: signalSummaryOut,
  circuitBreaker: breakerOut,
});
export type AvailabilityOut = z.infer<typeof availabilityOut>;
