import { conflict, forbidden, notFound } from "./declare";

/** Refusals about feedback on events and sessions. */
export const FEEDBACK_REFUSALS = {
  "feedback.called-off": conflict(),
  "feedback.not-begun": conflict<{ startsAt: string }>(),
  "feedback.not-found": notFound(),
  /** `checkedIn`: whether guests were checked in there, so that a seat alone is not enough. */
  "feedback.not-there": forbidden<{ checkedIn: boolean }>(),
};
