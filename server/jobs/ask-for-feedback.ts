import { askForFeedback as askGuests } from "../domains/feedback/commands";
import type { Job } from "./define";

/** Asks guests for feedback an hour after an event has ended, once; the outbox then notifies those who were there. */
export const askForFeedback: Job = {
  name: "ask-for-feedback",
  schedule: { everyMinutes: 1 },
  missed: "skip",
  run: ({ db, now }) => askGuests(db, now),
};
