import { releaseSettledChanges } from "../domains/events/changes/commands";
import type { Job } from "./define";

/** Notifies guests of a new time or place once the host has stopped editing it. */
export const settleChanges: Job = {
  name: "settle-changes",
  schedule: { everyMinutes: 1 },
  missed: "skip",
  run: ({ db, now }) => releaseSettledChanges(db, now),
};
