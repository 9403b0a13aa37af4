import { z } from "zod";
import { optionalLine } from "../../../../lib/text-schema";
import { id, instantOut, pageIn, pageOf } from "../../../../lib/wire-schema";

export const EVENT_STATES = ["draft", "upcoming", "past", "cancelled"] as const;
export type EventState = (typeof EVENT_STATES)[number];

export const listEventsInput = z.strictObject({
  /** Part of a title, of an address on this site, or of the host's name or email. */
  q: optionalLine(100).optional(),
  state: z.enum(EVENT_STATES).optional(),
  hostId: id.optional(),
  ...pageIn,
});

export const cancelEventInput = z.strictObject({
  eventId: id,
  /** For the audit log; guests do not see it. */
  reason: optionalLine(300).optional(),
});

const adminEventOut = z.object({
  id,
  slug: z.string(),
  title: z.string(),
  state: z.enum(EVENT_STATES),
  visibility: z.enum(["public", "unlisted", "private"]),
  startsAt: instantOut,
  timeZone: z.string(),
  host: z.object({ id, name: z.string(), email: z.string(), isBanned: z.boolean() }),
  /** People who hold or await a seat. */
  people: z.number().int(),
});
export type AdminEventOut = z.infer<typeof adminEventOut>;
export const adminEventsOut = pageOf(adminEventOut);
/** False where it was cancelled before. */
export const cancelledOut = z.object({ cancelled: z.boolean() });
