import { z } from "zod";

const queue = z.strictObject({ venueId: z.uuid() });
const entry = queue.extend({ entryId: z.string().regex(/^vwl_[0-9a-f]{12}$/), organizationId: z.uuid() });

/** About the queue of a venue. The aggregate is the venue, so all of one queue are delivered in their order. */
export const venueHoldFacts = {
  "venueHold.joined": entry,
  "venueHold.offered": entry,
  /** The venue went off while it was held; the entry waits again. */
  "venueHold.withdrawn": entry,
  /** A hold ends soon and nobody has answered. */
  "venueHold.reminded": entry,
  "venueHold.expired": entry,
  "venueHold.converted": entry,
  "venueHold.cancelled": entry,
  /** The entry ended by its own lifetime, or because nobody answered the nudge. */
  "venueHold.lapsed": entry,
  "venueHold.paused": entry,
  "venueHold.resumed": entry,
  /** The organization is asked if it is still interested. */
  "venueHold.nudged": entry,
  "venueHold.kept": entry,
  /** Everyone who waits behind this number is one place further. */
  "venueHold.moved-up": queue.extend({ afterNumber: z.int() }),
  "venueHold.breaker-opened": queue,
  "venueHold.breaker-resolved": queue,
  "venueHold.deactivated": queue,
} as const satisfies Record<`venueHold.${string}`, z.ZodType>;
