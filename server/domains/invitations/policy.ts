import type { InvitationState } from "./schema";

export type InvitationFacts = {
  sentAt: Date | null;
  lastError: string | null;
  /** Whether its person has an RSVP to the event, whatever it says, or answered the invitation itself. */
  hasAnswered: boolean;
};

/** How an invitation stands. */
export function stateOf({ sentAt, lastError, hasAnswered }: InvitationFacts): InvitationState {
  if (hasAnswered) return "answered";
  if (sentAt) return "sent";
  return lastError === null ? "sending" : "failed";
}

/** Whether there is anything to invite to. */
export function isOpenToInvite(
  event: { status: "draft" | "published" | "cancelled"; endsAt: Date },
  now: Date,
): boolean {
  return event.status === "published" && event.endsAt > now;
}
