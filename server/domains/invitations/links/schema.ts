import { z } from "zod";
import { opaque } from "../../../../lib/text-schema";
import { rsvpEventOut } from "../../rsvps/schema";
import { invitationAnswer, noteIn } from "../answers/schema";

const token = opaque(100);

export const invitationLinkInput = z.strictObject({ token });
export const declineByLinkInput = z.strictObject({ token, note: noteIn });

/**
 * How the person on this page can answer "Going": as the account that is signed in (`here`), by the link alone
 * (`claim`), after signing in (`sign-in`), or not at all while another account is signed in (`elsewhere`).
 */
export const goingBy = z.enum(["here", "claim", "sign-in", "elsewhere"]);

/** An invitation as its link shows it. */
export const linkedInvitationOut = z.object({
  event: rsvpEventOut,
  /** The name that the host gave the person, if any. */
  name: z.string().nullable(),
  answer: invitationAnswer.nullable(),
  note: z.string().nullable(),
  goingBy,
  /** False where declining would give up a seat, which needs a sign-in. */
  canDecline: z.boolean(),
});
export type LinkedInvitation = z.infer<typeof linkedInvitationOut>;

export const declinedByLinkOut = z.object({ answer: z.literal("declined"), note: z.string().nullable() });
