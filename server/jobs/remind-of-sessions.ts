import { releaseSessionReminders } from "../domains/sessions/reminders/commands";
import type { Job } from "./define";

/** Releases reminders of sessions that begin within 15 minutes; the outbox then notifies people with a seat. */
export const remindOfSessions: Job = {
  name: "remind-of-sessions",
  schedule: { everyMinutes: 1 },
  missed: "skip",
  run: ({ db, now }) => releaseSessionReminders(db, now),
};
