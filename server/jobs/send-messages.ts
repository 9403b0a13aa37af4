import { releaseDueMessages } from "../domains/messages/commands";
import type { Job } from "./define";

/** Sets scheduled messages going when their time has come; the relay then mails them. */
export const sendMessages: Job = {
  name: "send-messages",
  schedule: { everyMinutes: 1 },
  missed: "skip",
  run: ({ db, now }) => releaseDueMessages(db, now),
};
