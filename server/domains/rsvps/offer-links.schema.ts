import { z } from "zod";
import { instantOut } from "../../../lib/wire-schema";
import { rsvpEventOut, rsvpOut } from "./schema";

const token = z.string().regex(/^[\w-]{20,100}$/, "This link is not complete.");

export const offerTokenInput = z.strictObject({ token });
export const answerOfferInput = z.strictObject({ token, answer: z.enum(["accept", "refuse"]) });

/** An offer as its link shows it. `state` says what can still be done with it. */
export const offerOut = z.object({
  state: z.enum(["open", "accepted", "over"]),
  asked: z.boolean().describe("A host registered them, and they have not answered."),
  waiting: z.boolean().describe("No seat is held yet: they are on the waitlist."),
  personName: z.string(),
  seats: z.number().int(),
  offerExpiresAt: instantOut.nullable(),
  event: rsvpEventOut,
});

export const offerAnswerOut = z.object({ status: rsvpOut.shape.status });

export type OfferOut = z.infer<typeof offerOut>;
