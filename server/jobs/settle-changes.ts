import { releaseSettledChanges } from "../domains/events/changes/commands";
import { releaseSettledSessionChanges } from "../domains/sessions/changes/commands";
import type { Job } from "./define";

/** Notifies guests of a new time or place of an event or session once the host has stopped editing it. */
export const settleChanges: Job = {
  name: "settle-changes",
  schedule: { everyMinutes: 1 },
  missed: "skip",
  async run({ db, now }) {
    const { released, dropped } = await releaseSettledChanges(db, now);
    const sessions = await releaseSettledSessionChanges(db, now);
    return { released, dropped, sessionsReleased: sessions.released, sessionsDropped: sessions.dropped };
  },
};
