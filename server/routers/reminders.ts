import { setReminders } from "../domains/events/reminders/commands";
import { listReminders, previewReminder } from "../domains/events/reminders/queries";
import * as schema from "../domains/events/reminders/schema";
import { eventIdInput } from "../domains/events/schema";
import { eventRoleProcedure, router } from "../trpc/procedures";
import { restUnder } from "../trpc/rest";

const cohost = eventRoleProcedure("cohost");
const rest = restUnder("Messages", "/events/{eventId}/reminders");

/** Reminders for confirmed guests before an event. */
export const remindersRouter = router({
  list: cohost
    .meta(rest("GET", "", "When guests are reminded, and how many"))
    .input(eventIdInput)
    .output(schema.remindersOut)
    .query(async ({ ctx }) => ({ items: await listReminders(ctx.db, { event: ctx.event, now: ctx.now }) })),

  set: cohost
    .meta(rest("PUT", "", "Choose when guests are reminded"))
    .input(schema.setRemindersInput)
    .output(schema.remindersOut)
    .mutation(async ({ ctx, input: { minutesBefore } }) => ({
      items: await setReminders(ctx.db, { event: ctx.event, minutesBefore, now: null }),
    })),

  preview: cohost
    .meta(rest("GET", "/preview", "The number of recipients of a reminder and its email; sends nothing"))
    .input(schema.previewReminderInput)
    .output(schema.reminderPreviewOut)
    .query(({ ctx, input: { minutesBefore } }) =>
      previewReminder(ctx.db, { event: ctx.event, minutesBefore, viewer: ctx.viewer }),
    ),
});
