import { z } from "zod";
import { looseLine, opaque } from "../../../../lib/text-schema";
import { id } from "../../../../lib/wire-schema";

export const viewInput = z.strictObject({
  eventId: id,
  invite: opaque(100).optional(),
  source: looseLine(300)
    .optional()
    .describe("The traffic source of the visitor, such as `newsletter`; default: `direct`."),
});

export const viewOut = z.object({
  counted: z
    .boolean()
    .describe(
      "False for hosts, guests who have RSVPed, programs, repeated visits on one day, and visits beyond the limit.",
    ),
});
