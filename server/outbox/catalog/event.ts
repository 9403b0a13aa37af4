import { z } from "zod";

const event = z.strictObject({ eventId: z.uuid() });

export const eventFacts = {
  "event.published": event,
  "event.changed": event,
  /** The event has another time or place. */
  "event.rescheduled": event,
  "event.cancelled": event,
  /** A cancelled event is back on. */
  "event.restored": event,
  /** The event was cancelled from outside its team: by an operator, or because its host's account is gone. */
  "event.called-off": event,
  /** A co-host became the host. */
  "event.handed-over": event,
} as const satisfies Record<`event.${string}`, z.ZodType>;
