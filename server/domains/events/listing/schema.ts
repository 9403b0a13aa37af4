import { z } from "zod";
import { optionalLine } from "../../../../lib/text-schema";
import { instantIn, pageIn, pageOf } from "../../../../lib/wire-schema";
import { eventSummaryOut } from "../schema";

export const listEventsInput = z.strictObject({
  q: optionalLine(100)
    .optional()
    .describe("Beginnings of words to find in title, place, host or description; all of them must occur."),
  from: instantIn.optional().describe("Only events that end after this instant; if you leave it out, now."),
  to: instantIn.optional().describe("Only events that begin before this instant."),
  ...pageIn,
});

export const listEventsOut = pageOf(eventSummaryOut);
