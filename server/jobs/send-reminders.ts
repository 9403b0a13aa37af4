import { releaseDueReminders } from "../domains/events/reminders/commands";
import type { Job } from "./define";

/** Releases reminders that are due; the outbox then notifies the confirmed guests. */
export const sendReminders: Job = {
  name: "send-reminders",
  schedule: { everyMinutes: 1 },
  missed: "skip",
  run: ({ db, now }) => releaseDueReminders(db, now),
};
