import { z } from "zod";

export const seatsFacts = {
  /** The counters of a pool changed. */
  "seats.changed": z.strictObject({ poolId: z.uuid() }),
} as const satisfies Record<`seats.${string}`, z.ZodType>;
