import { releaseDueReminders } from "../domains/events/reminders/commands";
import type { Job } from "./define";

/** Sets the reminders of events going when their time has come; the outbox then tells whoever is in. */
export const sendReminders: Job = {
  name: "send-reminders",
  schedule: { everyMinutes: 1 },
  missed: "skip",
  run: ({ db, now }) => releaseDueReminders(db, now),
};
