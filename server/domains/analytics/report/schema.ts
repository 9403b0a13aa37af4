import { z } from "zod";
import { id, instantOut } from "../../../../lib/wire-schema";

export const reportInput = z.strictObject({ eventId: id });

const count = z.number().int();
const partiesAndSeats = z.object({ parties: count, seats: count });

/** How long before the start a seat was given back; `late` = after the start. */
const cancellationLead = z.enum(["late", "day", "three-days", "week", "four-weeks", "earlier"]);

export const reportOut = z.object({
  timeZone: z.string(),
  startsAt: instantOut,
  endsAt: instantOut,

  funnel: z.object({
    visitors: count.describe("Visitors of the event page, each counted once a day."),
    answered: count.describe("People who RSVPed, whatever the outcome."),
    seated: count.describe("People who had a seat at some time."),
    confirmed: count.describe("People who have a seat now."),
    arrived: count.nullable().describe("People who were checked in; null until the first one."),
  }),
  viewsByDay: z
    .array(z.object({ day: z.iso.date(), visitors: count }))
    .describe("Days in UTC, oldest first."),

  capacity: z.object({
    capacity: count.nullable(),
    seatsTaken: count.describe("Confirmed, or held for an offer or a claim link."),
    seatsTakenMax: count.describe("The most seats ever taken at the same time."),
    firstFullAt: instantOut.nullable().describe("When all seats were first taken."),
  }),

  sources: z
    .array(z.object({ source: z.string(), visitors: count, rsvps: count, confirmed: count }))
    .describe("The largest first, then `other`; `unknown` if none was recorded."),

  parties: z
    .array(z.object({ size: count, confirmed: count, waitlisted: count }))
    .describe("RSVPs by seats of the party, smallest first."),

  cancellations: z.object({
    ...partiesAndSeats.shape,
    hoursBeforeMedian: z.number().nullable().describe("Hours before the start; negative = after it."),
    byLead: z.array(z.object({ lead: cancellationLead, ...partiesAndSeats.shape })),
  }),

  arrivals: z
    .object({
      expected: partiesAndSeats,
      arrived: partiesAndSeats,
      missing: partiesAndSeats.describe("Parties of which no one came, and all seats that stayed empty."),
    })
    .nullable()
    .describe("Null until the event has begun and a guest was checked in."),

  people: z.object({
    timeZones: z
      .array(z.object({ timeZone: z.string(), people: count }))
      .describe("Guests with a seat; groups of fewer than three are in `other`."),
    returning: z
      .object({ people: count, of: count })
      .nullable()
      .describe(
        "Guests who came to an earlier event of this host; null if it would point at fewer than three.",
      ),
  }),

  waitlist: z.object({
    joined: count.describe("Times that a party joined the waitlist."),
    promoted: count.describe("Confirmed right away."),
    offered: count.describe("Offered a seat."),
    accepted: count,
    refused: count,
    expired: count,
    left: count.describe("Left while waiting."),
    waiting: count.describe("Parties on the waitlist now."),
    waitMinutesMedian: z
      .number()
      .nullable()
      .describe("Minutes until the seat or the offer, of the parties that got one."),
    passOvers: count,
    partiesPassedOver: count,
  }),
});

export type Report = z.infer<typeof reportOut>;
export type CancellationLead = z.infer<typeof cancellationLead>;
