import type { InvitationState } from "./schema";

export type InvitationFacts = {
  sentAt: Date | null;
  lastError: string | null;
  /** Whether the person has an RSVP to the event, in any status, or answered the invitation itself. */
  hasAnswered: boolean;
};

/** The state of an invitation. */
export function stateOf({ sentAt, lastError, hasAnswered }: InvitationFacts): InvitationState {
  if (hasAnswered) return "answered";
  if (sentAt) return "sent";
  return lastError === null ? "sending" : "failed";
}

/** Whether the event accepts invitations. */
export function isOpenToInvite(
  event: { status: "draft" | "published" | "cancelled"; endsAt: Date },
  now: Date,
): boolean {
  return event.status === "published" && event.endsAt > now;
}
