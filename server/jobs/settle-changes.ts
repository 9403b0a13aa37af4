import { releaseSettledChanges } from "../domains/events/changes/commands";
import type { Job } from "./define";

/** Tells guests of new times and places once the host has stopped changing them. */
export const settleChanges: Job = {
  name: "settle-changes",
  schedule: { everyMinutes: 1 },
  missed: "skip",
  run: ({ db, now }) => releaseSettledChanges(db, now),
};
