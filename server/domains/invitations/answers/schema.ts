import { z } from "zod";
import { multiline } from "../../../../lib/text-schema";
import { id, instantOut } from "../../../../lib/wire-schema";
import { eventScopeInput, rsvpEventOut, rsvpOut } from "../../rsvps/schema";

export const NOTE_MAX = 280;

/** `declined`: "Can't go". */
export const invitationAnswer = z.enum(["going", "declined"]);
export type InvitationAnswer = z.infer<typeof invitationAnswer>;

/** A note to the host, sent with "Can't go". */
export const noteIn = multiline(NOTE_MAX)
  .transform((text) => text || null)
  .nullable()
  .default(null);

export const answerInput = eventScopeInput.extend({ answer: invitationAnswer, note: noteIn });

export const ownInvitationOut = z.object({
  answer: invitationAnswer.nullable().describe("Their answer; an RSVP counts as going. Null = no answer."),
  note: z.string().nullable().describe("Their note to the host, with `declined`."),
  answeredAt: instantOut.nullable(),
});
export type OwnInvitation = z.infer<typeof ownInvitationOut>;

export const ownInvitationAnswer = z.object({ invitation: ownInvitationOut.nullable() });
export const answeredOut = z.object({
  invitation: ownInvitationOut,
  rsvpStatus: rsvpOut.shape.status
    .nullable()
    .describe("The current status of their RSVP; null if they have none."),
});

/** The most invitations shown together, the next event first. */
export const WAITING_MAX = 50;
export const waitingInvitationsOut = z.object({
  items: z.array(z.object({ id, event: rsvpEventOut })),
});
export type WaitingInvitation = z.infer<typeof waitingInvitationsOut>["items"][number];
