import { z } from "zod";

export const changeFacts = {
  /** New times and places have settled, so guests get an email: about one event, or about several dates of a series. */
  "change.settled": z.strictObject({ eventIds: z.array(z.uuid()).min(1).max(100) }),
  /** New times and rooms of sessions of one event have settled. */
  "change.session-settled": z.strictObject({
    eventId: z.uuid(),
    sessionIds: z.array(z.uuid()).min(1).max(100),
  }),
} as const satisfies Record<`change.${string}`, z.ZodType>;
