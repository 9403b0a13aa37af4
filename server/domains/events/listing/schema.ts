import { z } from "zod";
import { optionalLine } from "../../../../lib/text-schema";
import { id, instantIn, pageIn, pageOf } from "../../../../lib/wire-schema";
import { groupKey } from "../../groups/schema";
import { eventSummaryOut } from "../schema";

export const listEventsInput = z.strictObject({
  q: optionalLine(100)
    .optional()
    .describe("Beginnings of words to find in title, place, host or description; all of them must occur."),
  from: instantIn.optional().describe("Only events that end after this instant; if you leave it out, now."),
  to: instantIn.optional().describe("Only events that begin before this instant."),
  groupId: groupKey
    .optional()
    .describe(
      "Only events of this group. Its members also find those that are unlisted, private or shown to members first.",
    ),
  ...pageIn,
});

export const listGroupEventsInput = z.strictObject({
  groupId: groupKey,
  when: z
    .enum(["upcoming", "past"])
    .default("upcoming")
    .describe("Events that are not over, the next one first; or the others, the latest one first."),
  ...pageIn,
});

export const groupEventInput = z.strictObject({ groupId: groupKey, eventId: id });

export const listEventsOut = pageOf(eventSummaryOut);
