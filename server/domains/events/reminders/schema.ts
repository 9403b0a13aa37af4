import { z } from "zod";
import { id, instantOut } from "../../../../lib/wire-schema";
import { wholeNumber } from "../fields.schema";

export const REMINDERS_MAX = 5;
export const MINUTES_BEFORE_MIN = 5;
/** 30 days. */
export const MINUTES_BEFORE_MAX = 43_200;

/** The notification kind of reminders. */
export const REMINDER_KIND = "event.reminder";

const minutesBefore = wholeNumber(MINUTES_BEFORE_MIN, MINUTES_BEFORE_MAX).describe(
  "Minutes before the start, or before 09:00 of the first day of an all-day event. A day is 1440 of them, also where " +
    "the clocks change meanwhile.",
);

export const setRemindersInput = z.strictObject({
  eventId: id,
  minutesBefore: z
    .array(minutesBefore)
    .max(REMINDERS_MAX, `Keep at most ${REMINDERS_MAX} reminders.`)
    .refine((list) => new Set(list).size === list.length, "Two reminders are for the same time.")
    .describe("One entry per reminder, in any order; an empty list turns reminders off."),
});

export const previewReminderInput = z.strictObject({
  eventId: id,
  minutesBefore: z.coerce.number().pipe(minutesBefore),
});

export const reminderState = z.enum(["planned", "sent", "passed-over"]);
export type ReminderState = z.infer<typeof reminderState>;

export const reminderOut = z.object({
  minutesBefore: z.number().int(),
  dueAt: instantOut,
  state: reminderState.describe(
    "`passed-over`: its time had gone by when it was set up, or a later one was due as well.",
  ),
  recipients: z.number().int().describe("The number of confirmed people, or of people it was sent to."),
});
export type Reminder = z.infer<typeof reminderOut>;

export const remindersOut = z.object({ items: z.array(reminderOut).describe("The earliest first.") });

export const reminderPreviewOut = z.object({
  recipients: z.number().int().describe("The number of confirmed people now."),
  mail: z.object({ subject: z.string(), text: z.string(), html: z.string() }),
});
export type ReminderPreview = z.infer<typeof reminderPreviewOut>;
