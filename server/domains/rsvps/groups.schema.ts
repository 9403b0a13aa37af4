import { z } from "zod";
import { emailAddress } from "../../../lib/email-address";
import { id } from "../../../lib/wire-schema";
import { GROUP_MAX } from "../../seats/facts";
import { seatsOut } from "./schema";

const person = z
  .strictObject({
    email: emailAddress.optional(),
    userId: id.optional(),
    guests: z.number().int().min(0).max(50).default(0),
  })
  .refine(({ email, userId }) => (email === undefined) !== (userId === undefined), {
    path: ["email"],
    message: "Give each person either an email or a userId.",
  });

export const registerGroupInput = z.strictObject({
  eventId: id,
  people: z
    .array(person)
    .min(1, "Name at least one person.")
    .max(GROUP_MAX, `Register at most ${GROUP_MAX} people at once.`),
  mode: z
    .enum(["allOrNothing", "asManyAsFit"])
    .describe(
      "Hold a seat for everyone or for no one; or for as many as fit, and put the others on the waitlist.",
    ),
});

export const groupResultsOut = z.object({
  results: z.array(
    z.object({
      id: id.nullable().describe("The id of the RSVP; null if there is none."),
      person: z.string().describe("The email or userId from the request."),
      outcome: z
        .enum(["offered", "waitlisted", "confirmed", "unchanged", "refused", "asked"])
        .describe(
          "offered: a seat is held until they answer. waitlisted: they are asked when a seat opens. confirmed: you registered yourself. asked: you lead the group and do not host the event; they are asked unless they have answered before, which only hosts learn.",
        ),
      reason: z.string().optional(),
    }),
  ),
  seats: seatsOut,
});

export type GroupPerson = z.output<typeof person>;
export type GroupResults = z.infer<typeof groupResultsOut>;
