import { z } from "zod";
import { id, instantOut } from "../../../../lib/wire-schema";
import { MINUTES_BEFORE_MAX, MINUTES_BEFORE_MIN, reminderState } from "../../events/reminders/schema";
import type { GroupKindName } from "../kinds/groups.schema";
import type { KindName } from "../kinds/schema";
import type { SourcingKindName } from "../kinds/sourcing.schema";

/** Kinds about events. */
type EventKindName = Exclude<KindName, SourcingKindName | GroupKindName>;

/** Whether an event sends its guests emails of a kind automatically. Each kind says so, in the order of a guest's way. */
const IS_AUTOMATIC = {
  "rsvp.requested": true,
  "rsvp.approved": true,
  "rsvp.confirmed": true,
  "rsvp.waitlisted": true,
  "rsvp.promoted": true,
  "rsvp.offered": true,
  "rsvp.offer-ending": true,
  "rsvp.offer-expired": true,
  "event.reminder": true,
  "event.rescheduled": true,
  "event.cancelled": true,
  "event.restored": true,
  "feedback.asked": true,
  "rsvp.registered": true,
  "rsvp.displaced": true,
  "rsvp.removed": true,
  "rsvp.declined": true,
  "rsvp.withdrawn": true,
  "rsvp.released": true,
  "session.confirmed": true,
  "session.waitlisted": true,
  "session.promoted": true,
  "session.offered": true,
  "session.offer-ending": true,
  "session.offer-expired": true,
  "session.reminder": true,
  "session.moved": true,
  "session.cancelled": true,
  "session.restored": true,
  "session.displaced": true,
  "session.removed": true,
  "session.released": true,
  // Written or sent by the host.
  "event.message": false,
  "event.invitation": false,
  // To hosts.
  "host.requested": false,
  "host.handed-over": false,
  "host.event-cancelled": false,
  "webhook.disabled": false,
} as const satisfies Record<EventKindName, boolean>;

type Table = typeof IS_AUTOMATIC;

export type GuestMailKind = {
  [Kind in EventKindName]: Table[Kind] extends true ? Kind : never;
}[EventKindName];

const isGuestMail = (kind: string): kind is GuestMailKind =>
  Object.hasOwn(IS_AUTOMATIC, kind) && IS_AUTOMATIC[kind as EventKindName];

/** Emails that an event sends to its guests automatically. */
export const guestMailKind = z.enum(Object.keys(IS_AUTOMATIC).filter(isGuestMail));

export const guestMailStage = z.enum(["answer", "line", "event", "host", "session"]);
export type GuestMailStage = z.infer<typeof guestMailStage>;

const guestMail = z.object({
  kind: guestMailKind,
  stage: guestMailStage.describe(
    "When answering, while waiting, about the event itself, by the host, or about a session.",
  ),
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
