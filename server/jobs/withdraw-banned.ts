import { clearTexts } from "../domains/accounts/deletion/commands";
import { settleHostedEvents } from "../domains/events/succession/commands";
import { withdrawTheBanned } from "../domains/rsvps/commands";
import type { Job } from "./define";

/**
 * Gives to the queues what banned people and deleted accounts still hold, and hands over or cancels what they host. A ban
 * or a deletion does so itself; this finds what it left when it was cut
 * off, and the seat of whoever was let in at the very moment of the ban.
 */
export const withdrawBanned: Job = {
  name: "withdraw-banned",
  schedule: { everyMinutes: 1 },
  missed: "skip",
  run: async ({ db, now }) => ({
    ...(await withdrawTheBanned(db, { now })),
    ...(await settleHostedEvents(db, { now })),
    cleared: await clearTexts(db),
  }),
};
