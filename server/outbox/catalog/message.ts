import { z } from "zod";

export const messageFacts = {
  /** A host's message to guests is due. */
  "message.released": z.strictObject({ messageId: z.uuid(), eventId: z.uuid() }),
} as const satisfies Record<`message.${string}`, z.ZodType>;
