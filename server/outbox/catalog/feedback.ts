import { z } from "zod";

export const feedbackFacts = {
  /** The event is over: those who were there are asked for feedback. */
  "feedback.due": z.strictObject({ eventId: z.uuid() }),
} as const satisfies Record<`feedback.${string}`, z.ZodType>;
