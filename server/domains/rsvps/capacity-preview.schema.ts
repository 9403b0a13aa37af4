import { z } from "zod";
import { id } from "../../../lib/wire-schema";
import { rsvpStatus, seatsOut } from "./schema";

export const previewCapacityInput = z.strictObject({
  eventId: id,
  capacity: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .describe("Seats; if you leave it out, unlimited.")
    .optional(),
});

/** Who would move if the capacity changed now. */
export const capacityPreviewOut = z.object({
  capacity: z.number().int().nullable(),
  seats: seatsOut.omit({ heldForWaitlist: true }).describe("The seats after the change."),
  moving: z.array(id).describe("The RSVPs that would leave their seats; send them back to consent."),
  moves: z.array(
    z.object({
      id,
      name: z.string(),
      seats: z.number().int(),
      from: rsvpStatus,
      to: rsvpStatus,
    }),
  ),
  isPossible: z.boolean().describe("False if more people have arrived than the capacity would hold."),
});

export type CapacityPreview = z.infer<typeof capacityPreviewOut>;
