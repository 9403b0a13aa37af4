import { z } from "zod";

const rfp = z.strictObject({ rfpId: z.uuid() });
const rfpVenue = rfp.extend({ rfpVenueId: z.uuid(), venueId: z.uuid() });

/** The aggregate is the RFP. Facts about one of its venues begin with `venue-`. */
export const rfpFacts = {
  "rfp.sent": rfp,
  "rfp.extended": rfp,
  "rfp.awarded": rfpVenue,
  "rfp.closed": rfp,
  "rfp.venue-asked": rfpVenue,
  "rfp.venue-asked-again": rfpVenue,
  "rfp.venue-withdrawn": rfpVenue,
  /** `availability` is that of this revision: the answer may since have been revised. */
  "rfp.venue-answered": rfpVenue.extend({
    availability: z.enum(["confirmed", "tentative", "unavailable"]),
    revision: z.int(),
    /** The availability before this revision; null for the first answer. */
    before: z.enum(["confirmed", "tentative", "unavailable"]).nullable(),
  }),
  "rfp.venue-turned-down": rfpVenue,
  /** The deadline passed without an answer. */
  "rfp.venue-unanswered": rfpVenue,
  /** Another venue was awarded. */
  "rfp.venue-not-awarded": rfpVenue,
  /** Another venue was awarded before this one answered. */
  "rfp.venue-passed-over": rfpVenue,
  /** The RFP was closed without an award. */
  "rfp.venue-closed": rfpVenue,
  "rfp.question-asked": rfpVenue.extend({ questionId: z.uuid(), byVenue: z.boolean() }),
} as const satisfies Record<`rfp.${string}`, z.ZodType>;
