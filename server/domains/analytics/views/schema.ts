import { z } from "zod";
import { looseLine, opaque } from "../../../../lib/text-schema";
import { id } from "../../../../lib/wire-schema";

export const viewInput = z.strictObject({
  eventId: id,
  invite: opaque(100).optional(),
  source: looseLine(300)
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
