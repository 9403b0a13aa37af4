import { z } from "zod";

export const reminderFacts = {
  /** `dueAt` distinguishes the reminder of an event that was moved from the reminder before the move. */
  "reminder.due": z.strictObject({
    eventId: z.uuid(),
    minutesBefore: z.number().int().positive(),
    dueAt: z.iso.datetime(),
  }),
  /** A session begins in a few minutes; `startsAt` distinguishes its reminders before and after a move. */
  "reminder.session-due": z.strictObject({
    sessionId: z.uuid(),
    eventId: z.uuid(),
    startsAt: z.iso.datetime(),
  }),
} as const satisfies Record<`reminder.${string}`, z.ZodType>;
