import { z } from "zod";
import { id, instantOut, pageIn, pageOf } from "../../../../lib/wire-schema";

export const auditInput = z.strictObject({
  eventId: id,
  rsvpId: id.optional().describe("Only what happened to this RSVP."),
  ...pageIn,
});

/** A line of the ledger as hosts read it. */
export const auditLineOut = z.object({
  id: z.string(),
  at: instantOut,
  action: z.string(),
  seats: z.number().int(),
  rsvpId: id.nullable(),
  personName: z.string().nullable().describe("Whom it is about; null where it is about the event."),
  actorName: z.string().nullable().describe("Who caused it; null when the system did."),
  sentence: z.string(),
});
export const auditOut = pageOf(auditLineOut);

export type AuditLine = z.infer<typeof auditLineOut>;
