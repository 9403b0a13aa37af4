import { z } from "zod";
import { id, instantOut } from "../../../../lib/wire-schema";
import { MINUTES_BEFORE_MAX, MINUTES_BEFORE_MIN, reminderState } from "../../events/reminders/schema";
import type { KindName } from "../kinds/schema";

const KINDS = [
  "rsvp.requested",
  "rsvp.approved",
  "rsvp.confirmed",
  "rsvp.waitlisted",
  "rsvp.promoted",
  "rsvp.offered",
  "rsvp.offer-ending",
  "rsvp.offer-expired",
  "event.reminder",
  "event.rescheduled",
  "event.cancelled",
  "event.restored",
  "rsvp.registered",
  "rsvp.displaced",
  "rsvp.removed",
  "rsvp.declined",
  "rsvp.withdrawn",
] as const satisfies KindName[];

/** Mails that an event sends to its guests by itself. */
export const guestMailKind = z.enum(KINDS);
export type GuestMailKind = z.infer<typeof guestMailKind>;

export const guestMailStage = z.enum(["answer", "line", "event", "host"]);
export type GuestMailStage = z.infer<typeof guestMailStage>;

const guestMail = z.object({
  kind: guestMailKind,
  stage: guestMailStage.describe("When answering, while waiting, about the event itself, or by the host."),
  when: z.string().describe("What makes it go out."),
  reminder: z
    .object({
      minutesBefore: z.number().int(),
      dueAt: instantOut,
      state: reminderState,
      recipients: z.number().int(),
    })
    .nullable(),
});
export type GuestMail = z.infer<typeof guestMail>;

export const guestMailsOut = z.object({ items: z.array(guestMail) });

export const previewGuestMailInput = z
  .strictObject({
    eventId: id,
    kind: guestMailKind,
    minutesBefore: z.number().int().min(MINUTES_BEFORE_MIN).max(MINUTES_BEFORE_MAX).optional(),
  })
  .refine(({ kind, minutesBefore }) => (kind === "event.reminder") === (minutesBefore !== undefined), {
    path: ["minutesBefore"],
    message: "Say of a reminder, and of nothing else, how long before the start it is.",
  });

export const guestMailPreviewOut = z.object({
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  hasCalendarFile: z.boolean(),
});
export type GuestMailPreview = z.infer<typeof guestMailPreviewOut>;
