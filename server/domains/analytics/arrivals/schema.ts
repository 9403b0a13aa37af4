import { z } from "zod";
import { id, instantOut } from "../../../../lib/wire-schema";

export const arrivalsInput = z.strictObject({
  eventId: id,
  sessionId: id.optional().describe("Of a session instead of the event."),
});

export const arrivalsOut = z.object({
  minutes: z.number().int().describe("The length of a step of the curve."),
  points: z.array(
    z.object({
      at: instantOut.describe("The beginning of the step."),
      arrived: z.number().int().describe("People who arrived in it and were not taken back."),
      total: z.number().int(),
    }),
  ),
  arrivedSeats: z.number().int(),
  noShows: z
    .object({ people: z.number().int(), seats: z.number().int() })
    .nullable()
    .describe("Null before the end, and where no one was checked in."),
});

export type Arrivals = z.infer<typeof arrivalsOut>;
