import { withdrawTheBanned } from "../domains/rsvps/commands";
import type { Job } from "./define";

/**
 * Gives to the queues what banned people still hold. A ban does so itself; this finds what it left when it was cut
 * off, and the seat of whoever was let in at the very moment of the ban.
 */
export const withdrawBanned: Job = {
  name: "withdraw-banned",
  schedule: { everyMinutes: 1 },
  missed: "skip",
  run: ({ db, now }) => withdrawTheBanned(db, { now }),
};
