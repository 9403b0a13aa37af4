import type { FEEDBACK_REFUSALS } from "../refusals/feedback";
import type { SentencesFor } from "./sentence";

export const FEEDBACK_SENTENCES: SentencesFor<typeof FEEDBACK_REFUSALS> = {
  "feedback.called-off": "This didn't take place, so there's nothing to rate.",
  "feedback.not-begun": "You can give feedback once it has begun.",
  "feedback.not-found": "You haven't given feedback here.",
  "feedback.not-there": ({ checkedIn }) =>
    checkedIn
      ? "Only guests who were checked in can give feedback."
      : "Only guests with a seat can give feedback.",
};
