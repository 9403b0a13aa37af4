import { z } from "zod";
import { cursor, id, instantOut } from "../../../lib/wire-schema";

export const rsvpsOverTimeInput = z.strictObject({ eventId: id });

const count = z.number().int();
const peopleAndSeats = z.object({ people: count, seats: count });

const chartStep = z.enum(["hour", "day", "week"]);

/** What happened within one step of the chart, and how many seats were taken at the end of it. */
const chartPointOut = z.object({
  from: z
    .string()
    .describe("Where the step begins on the clocks of the event's zone, such as 2026-11-28T00:00."),
  rsvps: count.describe("People who answered, with a seat or on the waitlist."),
  cancellations: count,
  declines: count.describe("Taken out by a host."),
  promotions: count.describe("From the waitlist into a seat, at once or by accepting an offer."),
  at: instantOut.describe("When the step begins."),
  offers: count.describe("Seats that were held for a person on the waitlist to accept."),
  seatsTaken: count.describe("Seats that are confirmed or kept, at the end of the step."),
  waitlistLength: count.describe("Parties that wait, at the end of the step."),
  capacity: count.nullable().describe("Seats that there are, at the end of the step; null = unlimited."),
});

export const rsvpsOverTimeOut = z.object({
  timeZone: z.string(),
  statuses: z.object({
    confirmed: peopleAndSeats,
    waitlisted: peopleAndSeats,
    offered: peopleAndSeats,
    cancelled: peopleAndSeats,
    declined: peopleAndSeats,
    pending: peopleAndSeats,
  }),
  totals: z.object({ rsvps: count, cancellations: count, declines: count, promotions: count, offers: count }),
  step: chartStep,
  points: z
    .array(chartPointOut)
    .describe("Without gaps, oldest first; empty before the first entry in the ledger."),
});

export const activityInput = z.strictObject({
  eventId: id,
  rsvpId: id.optional().describe("Only what happened to this RSVP."),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

const activityKind = z.enum(["in", "waiting", "out", "moved-up", "passed-over", "changed"]);

/** One line of the ledger as hosts read it: `who` did or underwent `what`. */
const activityItemOut = z.object({
  id: z.string(),
  at: instantOut,
  kind: activityKind,
  rsvpId: id.nullable().describe("Whose RSVP the line is about; null where it is about none, or it is gone."),
  who: z.string(),
  what: z.string(),
});

export const activityOut = z.object({ items: z.array(activityItemOut), nextCursor: z.string().nullable() });

export type ChartStep = z.infer<typeof chartStep>;
export type ChartPoint = z.infer<typeof chartPointOut>;
export type RsvpsOverTime = z.infer<typeof rsvpsOverTimeOut>;
export type ActivityKind = z.infer<typeof activityKind>;
export type ActivityItem = z.infer<typeof activityItemOut>;
