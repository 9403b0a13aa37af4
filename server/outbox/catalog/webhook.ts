import { z } from "zod";

export const webhookFacts = {
  /** An endpoint was switched off because of how it answered. */
  "webhook.disabled": z.strictObject({ endpointId: z.uuid() }),
} as const satisfies Record<`webhook.${string}`, z.ZodType>;
