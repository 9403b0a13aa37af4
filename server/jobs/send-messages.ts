import { releaseDueMessages } from "../domains/messages/commands";
import type { Job } from "./define";

/** Releases scheduled messages that are due; the relay then sends their emails. */
export const sendMessages: Job = {
  name: "send-messages",
  schedule: { everyMinutes: 1 },
  missed: "skip",
  run: ({ db, now }) => releaseDueMessages(db, now),
};
