import { z } from "zod";

const venue = z.strictObject({ venueId: z.uuid() });

/** The aggregate is the venue. */
export const venueFacts = {
  /** What the directory shows of it has changed. */
  "venue.changed": venue,
  /** Its owner set the badge by hand. `status` is what they set, which may since have changed. */
  "venue.availability-set": venue.extend({ status: z.string() }),
  /** The badge that everyone sees is another one. */
  "venue.badge-changed": venue,
} as const satisfies Record<`venue.${string}`, z.ZodType>;
