import type { InvitationAnswer } from "./schema";

type RsvpStatus = "confirmed" | "waitlisted" | "offered" | "cancelled" | "declined" | "pending";

/** Whether an RSVP holds or awaits a seat. */
export function isLive(status: RsvpStatus | null | undefined): boolean {
  return status === "confirmed" || status === "waitlisted" || status === "offered" || status === "pending";
}

export type AnswerFacts = {
  /** What was pressed last on the invitation. */
  answer: InvitationAnswer | null;
  rsvp: { status: RsvpStatus; leftAt: Date | null } | null;
};

/**
 * What an invited person answers as things stand: an RSVP that holds or awaits a seat is going; after leaving by
 * themselves, or after "Can't go", they can't. Null where they said neither, or where a host took them off.
 */
export function answerNow({ answer, rsvp }: AnswerFacts): InvitationAnswer | null {
  if (isLive(rsvp?.status)) return "going";
  return answer === "declined" || rsvp?.leftAt ? "declined" : null;
}
