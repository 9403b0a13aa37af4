import { counted, grouped, plural } from "../plural";
import type { INVITATION_REFUSALS } from "../refusals/invitations";
import type { SentencesFor } from "./sentence";

export const INVITATION_SENTENCES: SentencesFor<typeof INVITATION_REFUSALS> = {
  "invitation.answered": "This person has answered already.",
  "invitation.closed": "RSVPs are closed: this event is over or was cancelled.",
  "invitation.event-not-open": "Invitations can be sent while an event is published and not over yet.",
  "invitation.limit-reached": ({ invitationsMax = 0, left = 0 }) =>
    `An event has at most ${counted(invitationsMax, "invitation")}; ${grouped(left)} more ${plural(left, "fits", "fit")}.`,
  "invitation.mailed-enough":
    "This person got a lot of emails of this kind today. Reach them another way, or try again tomorrow.",
  "invitation.not-found": "There is no such invitation. It may have been removed.",
  "invitation.sign-in-needed": "Sign in to answer: there is already an account with this email.",
  "invitation-refusal-link.not-found": "This link isn't valid. Use the one in the newest email.",
};
