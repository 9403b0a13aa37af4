import { z } from "zod";
import { dayIn, dayOut } from "../../../../lib/day-schema";
import { optionalLine } from "../../../../lib/text-schema";
import { id } from "../../../../lib/wire-schema";
import { venueIdInput } from "../schema";

export const BLOCKS_MAX = 500;
/** Days that one range has at most, and how far ahead it may begin. */
export const BLOCK_DAYS_MAX = 731;
export const BLOCK_AHEAD_MAX = 1827;

export const blockDatesInput = venueIdInput.extend({
  start: dayIn,
  end: dayIn.describe("The day after the last one; the same as `start` means that one day."),
  note: optionalLine(200).optional().describe("For the venue's organization only."),
});
export const blockIdInput = venueIdInput.extend({ blockId: id });

/** Days on which the venue takes no events: from `start`, up to and without `end`. */
export const blockOut = z.object({
  id,
  start: dayOut,
  end: dayOut,
  /** Null for people outside the venue's organization. */
  note: z.string().nullable(),
});
export type BlockOut = z.infer<typeof blockOut>;
export const blocksOut = z.object({ items: z.array(blockOut), nextCursor: z.null() });
