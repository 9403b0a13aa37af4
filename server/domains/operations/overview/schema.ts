import { z } from "zod";
import { instantOut } from "../../../../lib/wire-schema";

/** The health of the site, in the numbers that an operator needs first. */
export const overviewOut = z.object({
  outbox: z.object({
    /** Facts that were not handed on yet, and what sinks owe. */
    pending: z.number().int(),
    /** Of the oldest of these. */
    oldestAt: instantOut.nullable(),
    parked: z.number().int(),
  }),
  deliveries: z.object({ due: z.number().int(), parked: z.number().int() }),
  incidents: z.array(z.object({ kind: z.string(), count: z.number().int() })),
  refusals: z.object({ refused: z.number().int(), subjects: z.number().int() }),
  users: z.object({ all: z.number().int(), banned: z.number().int() }),
  /** What should be mended in the settings, in sentences. */
  warnings: z.array(z.string()),
  at: instantOut,
});
export type OverviewOut = z.infer<typeof overviewOut>;
