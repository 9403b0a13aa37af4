import { z } from "zod";

const rsvp = z.strictObject({ rsvpId: z.uuid(), poolId: z.uuid(), userId: z.uuid() });

export const rsvpFacts = {
  "rsvp.confirmed": rsvp,
  "rsvp.waitlisted": rsvp,
  "rsvp.requested": rsvp,
  "rsvp.approved": rsvp,
  "rsvp.registered": rsvp,
  "rsvp.offered": rsvp,
  "rsvp.offer-expired": rsvp,
  "rsvp.displaced": rsvp,
  "rsvp.removed": rsvp,
  "rsvp.edited": rsvp,
  "rsvp.withdrawn": rsvp,
  "rsvp.promoted": rsvp,
  "rsvp.declined": rsvp,
  "rsvp.restored": rsvp,
  /** The guest had not arrived in time, and the seat was given away at the door. */
  "rsvp.released": rsvp,
  "rsvp.checked-in": rsvp,
  "rsvp.check-in-undone": rsvp,
} as const satisfies Record<`rsvp.${string}`, z.ZodType>;
