import type { InvitationAnswer } from "./schema";

type RsvpStatus = "confirmed" | "waitlisted" | "offered" | "cancelled" | "declined" | "pending";

/** Whether an RSVP holds or awaits a seat. */
export function isLive(status: RsvpStatus | null | undefined): boolean {
  return status === "confirmed" || status === "waitlisted" || status === "offered" || status === "pending";
}

export type AnswerFacts = {
  /** The last answer given on the invitation itself. */
  answer: InvitationAnswer | null;
  rsvp: { status: RsvpStatus; leftAt: Date | null } | null;
};

/**
 * An invited person's current answer. An RSVP that holds or awaits a seat is "going". A person who left by their
 * own choice, or answered "Can't go", is "declined". Null where they did neither, or where a host removed them.
 */
export function answerNow({ answer, rsvp }: AnswerFacts): InvitationAnswer | null {
  if (isLive(rsvp?.status)) return "going";
  return answer === "declined" || rsvp?.leftAt ? "declined" : null;
}
