import { z } from "zod";
import { cursor, id, instantOut } from "../../../lib/wire-schema";

export const rsvpsOverTimeInput = z.strictObject({ eventId: id });

const count = z.number().int();
const peopleAndSeats = z.object({ people: count, seats: count });

const chartStep = z.enum(["hour", "day", "week"]);

/** What happened within one step of the chart, and the seats taken at the end of it. */
const chartPointOut = z.object({
  from: z.string().describe("The start of the step in the event's time zone, such as 2026-11-28T00:00."),
  rsvps: count.describe("People who RSVPed, with a seat or on the waitlist."),
  cancellations: count,
  declines: count.describe("Declined or removed by a host."),
  promotions: count.describe("From the waitlist into a seat, right away or by accepting an offer."),
  at: instantOut.describe("When the step begins."),
  offers: count.describe("Seats that were held for a person on the waitlist to accept."),
  seatsTaken: count.describe("Confirmed and reserved seats at the end of the step."),
  waitlistLength: count.describe("Parties on the waitlist at the end of the step."),
  capacity: count.nullable().describe("The capacity at the end of the step; null = unlimited."),
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
  rsvpId: id.optional().describe("Only the history of this RSVP."),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

const activityKind = z.enum(["in", "waiting", "out", "moved-up", "passed-over", "changed"]);

/** One ledger entry as hosts read it: `who` did or underwent `what`. */
const activityItemOut = z.object({
  id: z.string(),
  at: instantOut,
  kind: activityKind,
  rsvpId: id.nullable().describe("The RSVP of the entry; null if it has none or the RSVP was deleted."),
  who: z.string(),
  what: z.string(),
});

export const activityOut = z.object({ items: z.array(activityItemOut), nextCursor: z.string().nullable() });

export type ChartStep = z.infer<typeof chartStep>;
export type ChartPoint = z.infer<typeof chartPointOut>;
export type RsvpsOverTime = z.infer<typeof rsvpsOverTimeOut>;
export type ActivityKind = z.infer<typeof activityKind>;
export type ActivityItem = z.infer<typeof activityItemOut>;
