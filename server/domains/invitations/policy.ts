import type { EventVisibility, InvitationState } from "./schema";

export type InvitationFacts = {
  sentAt: Date | null;
  lastError: string | null;
  /** Whether its person has an RSVP to the event, whatever it says. */
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

/** The page of the event as an invitation links to it: with the secret where the event is not for everyone. */
export function invitationPath(event: {
  slug: string;
  visibility: EventVisibility;
  inviteToken: string;
}): string {
  const secret = event.visibility === "public" ? "" : `?invite=${encodeURIComponent(event.inviteToken)}`;
  return `/events/${event.slug}${secret}`;
}
