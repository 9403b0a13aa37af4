import type { InvitationAnswer } from "@/server/domains/invitations/answers/schema";
import type { RsvpOut } from "@/server/domains/rsvps/schema";

type Answered = { invitation: { answer: InvitationAnswer | null }; rsvpStatus: RsvpOut["status"] | null };

/** What came of an answer, in a sentence. */
export function answeredWords({ invitation, rsvpStatus }: Answered): string {
  if (invitation.answer !== "going") return "You can't go. Thanks for letting the host know.";
  switch (rsvpStatus) {
    case "waitlisted":
      return "You're on the waitlist. We'll let you know when a seat opens.";
    case "pending":
      return "You asked to come. We'll let you know when the host answers.";
    case "offered":
      return "A seat is being held for you.";
    default:
      return "You're going. See you there!";
  }
}
