import { clearTexts, settleDeparted } from "../domains/departures/commands";
import type { Job } from "./define";

/**
 * Settles what banned people and deleted accounts still hold, await or host. The ban or the deletion does so itself; the
 * job finds what was left when it was cut off, and RSVPs that were on their way at the moment of the ban.
 */
export const withdrawBanned: Job = {
  name: "withdraw-banned",
  schedule: { everyMinutes: 1 },
  missed: "skip",
  run: async ({ db, now, decideAt }) => {
    const { hosted, ...seats } = await settleDeparted(db, { now, decideAt });
    return { ...seats, ...hosted, cleared: await clearTexts(db) };
  },
};
