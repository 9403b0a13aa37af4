import { z } from "zod";
import { optionalLine } from "../../../../lib/text-schema";
import { id, instantOut, pageIn, pageOf } from "../../../../lib/wire-schema";
import { availabilityStatus } from "../../availability/schema";
import { venueStatus } from "../../venues/schema";

export const listVenuesInput = z.strictObject({
  /** Part of a name, of an address on this site, of a city, or of the organization's name. */
  q: optionalLine(100).optional(),
  status: venueStatus.optional(),
  ...pageIn,
});

export const archiveVenueInput = z.strictObject({
  venueId: id,
  /** For the audit log; the venue's team does not see it. */
  reason: optionalLine(300).optional(),
});

const adminVenueOut = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  city: z.string(),
  status: venueStatus,
  availabilityStatus,
  organization: z.object({ id, name: z.string() }),
  /** Since when an admin keeps it archived, who and why; null where its organization may bring it back. */
  takenDown: z.object({ at: instantOut, by: z.string().nullable(), reason: z.string() }).nullable(),
  /** Requests that asked the venue. */
  requests: z.int(),
  createdAt: instantOut,
});
export type AdminVenueOut = z.infer<typeof adminVenueOut>;
export const adminVenuesOut = pageOf(adminVenueOut);
export const allowVenueInput = z.strictObject({ venueId: id });
export const allowedOut = z.object({ allowed: z.boolean() });
export const archivedOut = z.object({ archived: z.boolean() });
