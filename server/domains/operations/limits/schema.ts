import { z } from "zod";
import { instantOut } from "../../../../lib/wire-schema";

/** The hash of a key, which may hold an address and is never shown. */
const limitId = z.string().regex(/^[\da-f]{64}$/);
export const limitIdInput = z.strictObject({ limitId });

const limitOut = z.object({
  id: limitId,
  /** What was asked too often: "sign-in-address", "rsvp". */
  limit: z.string(),
  /** The account that made the attempts, if it was one. */
  person: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Distinguishes subjects that are not shown: a hash or an id. */
  subject: z.string(),
  /** Refused attempts since the limit began to count. */
  refused: z.number().int(),
  refusedAt: instantOut,
});
export type LimitOut = z.infer<typeof limitOut>;
export const limitsOut = z.object({ items: z.array(limitOut), total: z.number().int() });
