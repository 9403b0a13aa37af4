import { z } from "zod";

const session = z.strictObject({ sessionId: z.uuid(), eventId: z.uuid() });

export const sessionFacts = {
  "session.created": session,
  "session.changed": session,
  /** The session has another time or room. */
  "session.moved": session,
  "session.cancelled": session,
  /** A cancelled session takes place after all. */
  "session.restored": session,
} as const satisfies Record<`session.${string}`, z.ZodType>;
