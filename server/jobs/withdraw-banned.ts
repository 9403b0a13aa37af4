import { clearTexts, settleDeparted } from "../domains/departures/commands";
import type { Job } from "./define";

/**
 * Releases what banned people and deleted accounts still hold, wait for, host or own. The ban or the deletion does so
 * itself; this job covers an interrupted one, and RSVPs that were in flight at the moment of the ban.
 */
export const withdrawBanned: Job = {
  name: "withdraw-banned",
  schedule: { everyMinutes: 1 },
  missed: "skip",
  run: async ({ db, now, decideAt }) => {
    const { hosted, organizations, groups, ...seats } = await settleDeparted(db, { now, decideAt });
    return { ...seats, ...hosted, ...organizations, ...groups, cleared: await clearTexts(db) };
  },
};
