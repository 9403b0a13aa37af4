import { z } from "zod";
import { optionalLine } from "../../../../lib/text-schema";
import { id, instantOut, pageIn, pageOf } from "../../../../lib/wire-schema";
import { rfpStatus } from "../../rfps/schema";

export const listAllRfpsInput = z.strictObject({
  /** Part of the organization's name or of its address on this site, or of the name of a venue that was asked. */
  q: optionalLine(100).optional(),
  status: rfpStatus.optional(),
  ...pageIn,
});

/** What an operator sees of a request: who asks how many, and never what either side wrote or offers. */
const adminRfpOut = z.object({
  id,
  status: rfpStatus,
  organization: z.object({ id, name: z.string() }),
  /** Venues that were asked. */
  asked: z.int(),
  /** Venues that answered or turned the request down. */
  answered: z.int(),
  responseDeadline: instantOut.nullable(),
  createdAt: instantOut,
});
export type AdminRfpOut = z.infer<typeof adminRfpOut>;
export const adminRfpsOut = pageOf(adminRfpOut);
