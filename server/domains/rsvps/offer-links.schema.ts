import { z } from "zod";
import { instantOut } from "../../../lib/wire-schema";
import { rsvpEventOut, rsvpOut } from "./schema";

const token = z.string().regex(/^[\w-]{20,100}$/, "This link is incomplete.");

export const offerTokenInput = z.strictObject({ token });
export const answerOfferInput = z.strictObject({ token, answer: z.enum(["accept", "refuse"]) });

/** An offer as its link shows it. `state` says how it can still be answered. */
export const offerOut = z.object({
  state: z.enum(["open", "accepted", "over"]),
  asked: z.boolean().describe("A host registered them, and they have not answered."),
  waiting: z.boolean().describe("True while the person is on the waitlist and no seat is held yet."),
  personName: z.string(),
  seats: z.number().int(),
  offerExpiresAt: instantOut.nullable(),
  event: rsvpEventOut,
  session: z
    .object({
      title: z.string(),
      startsAt: instantOut,
      endsAt: instantOut,
      room: z.string().nullable(),
      isCancelled: z.boolean(),
    })
    .nullable()
    .describe("The session that the seat is in; null = the seat is at the event itself."),
});

export const offerAnswerOut = z.object({ status: rsvpOut.shape.status });

export type OfferOut = z.infer<typeof offerOut>;
