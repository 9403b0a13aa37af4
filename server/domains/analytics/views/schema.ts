import { z } from "zod";
import { id } from "../../../../lib/wire-schema";

export const viewInput = z.strictObject({
  eventId: id,
  invite: z.string().max(100).optional(),
  source: z
    .string()
    .max(300)
    .optional()
    .describe("What brought the visitor, such as `newsletter`; `direct` when left out."),
});

export const viewOut = z.object({
  counted: z
    .boolean()
    .describe(
      "False for hosts, guests who are in already, programs, repeated visits on one day, and too many.",
    ),
});
