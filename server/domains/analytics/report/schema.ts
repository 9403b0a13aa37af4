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
    visitors: count.describe("People who looked at the event page, each counted once a day."),
    answered: count.describe("People who RSVPed, whatever came of it."),
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
    seatsTakenMax: count.describe("The most that were ever taken at once."),
    firstFullAt: instantOut.nullable().describe("When every seat was taken for the first time."),
  }),

  sources: z
    .array(z.object({ source: z.string(), visitors: count, rsvps: count, confirmed: count }))
    .describe("The busiest, then `other`; `unknown` where nothing was noted."),

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
      missing: partiesAndSeats.describe("Parties that did not come at all, and all seats that stayed empty."),
    })
    .nullable()
    .describe("Null until the event has begun and the first guest was checked in."),

  people: z.object({
    timeZones: z
      .array(z.object({ timeZone: z.string(), people: count }))
      .describe("Of those who have a seat, never fewer than three in a group; smaller ones are in `other`."),
    returning: z
      .object({ people: count, of: count })
      .nullable()
      .describe("Who came to an earlier event of this host; null where it would point at fewer than three."),
  }),

  waitlist: z.object({
    joined: count.describe("Times that a party joined the waitlist."),
    promoted: count.describe("Given a seat at once."),
    offered: count.describe("Offered one."),
    accepted: count,
    refused: count,
    expired: count,
    left: count.describe("Gave up while waiting."),
    waiting: count.describe("Parties on the waitlist now."),
    waitMinutesMedian: z.number().nullable().describe("Until the seat or the offer, of those who got one."),
    passOvers: count,
    partiesPassedOver: count,
  }),
});

export type Report = z.infer<typeof reportOut>;
export type CancellationLead = z.infer<typeof cancellationLead>;
