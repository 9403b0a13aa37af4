import { conflict, notFound, rateLimited, unauthenticated } from "./declare";

/** Refusals about invitations and their answers. */
export const INVITATION_REFUSALS = {
  "invitation-refusal-link.not-found": notFound(),
  "invitation.answered": conflict(),
  "invitation.closed": conflict(),
  "invitation.event-not-open": conflict(),
  "invitation.limit-reached": conflict<{ invitationsMax: number; left: number }>(),
  "invitation.mailed-enough": rateLimited(),
  "invitation.not-found": notFound(),
  "invitation.sign-in-needed": unauthenticated(),
};
