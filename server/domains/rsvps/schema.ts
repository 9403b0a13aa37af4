import { z } from "zod";
import { normaliseSource } from "@/lib/source-name";
import { looseLine, multiline, opaque, optionalLine } from "@/lib/text-schema";
import { id, instantOut, pageIn, pageOf } from "@/lib/wire-schema";
import { PRIORITY_MAX } from "../../seats/facts";
import { answersIn } from "../events/questions/schema";
import { guestSort, sortOrder } from "./guests.schema";

export const rsvpStatus = z.enum(["confirmed", "waitlisted", "offered", "cancelled", "declined", "pending"]);

const eventScope = { eventId: id, invite: opaque(100).optional() };
const guests = z.number().int().min(0).max(50);
const specialRequirements = multiline(500)
  .transform((text) => text.trim() || null)
  .nullable();

export const party = {
  guests: guests.default(0),
  specialRequirements: specialRequirements.default(null),
  answers: answersIn.default({}),
  source: looseLine(60)
    .transform(normaliseSource)
    .optional()
    .describe("The traffic source, for the host's analytics."),
};

export const rsvpInput = z.strictObject({ ...eventScope, ...party });

export const editRsvpInput = z.strictObject({
  ...eventScope,
  guests: guests.optional(),
  specialRequirements: specialRequirements.optional(),
  answers: answersIn.optional(),
  expectedVersion: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe(
      "The `version` that the change is based on. If you leave it out, the change applies even if the RSVP was changed meanwhile.",
    ),
});

export const eventScopeInput = z.strictObject(eventScope);
export const oneRsvpInput = z.strictObject({ eventId: id, rsvpId: id });
export const rsvpIdInput = z.strictObject({ rsvpId: id });
export const prioritizeInput = z.strictObject({
  eventId: id,
  rsvpId: id,
  priority: z
    .number()
    .int()
    .min(0)
    .max(PRIORITY_MAX)
    .describe("A higher priority is served first; 0 = only the time decides."),
});
export const manyRsvpsInput = z.strictObject({ eventId: id, rsvpIds: z.array(id).min(1).max(200) });

export const promoteInput = z
  .strictObject({
    eventId: id,
    rsvpIds: z.array(id).min(1).max(200).optional(),
    count: z.number().int().min(1).max(200).optional(),
    untilFull: z.literal(true).optional().describe("Promotes in waitlist order until no group fits."),
  })
  .refine(
    (input) => [input.rsvpIds, input.count, input.untilFull].filter((way) => way !== undefined).length === 1,
    {
      path: ["rsvpIds"],
      message: "Send exactly one of rsvpIds, count and untilFull.",
    },
  );

export const listRsvpsInput = z.strictObject({
  eventId: id,
  status: rsvpStatus.optional(),
  q: optionalLine(100).optional(),
  sort: guestSort
    .optional()
    .describe("If you leave it out, the list is sorted by the time of the first answer."),
  order: sortOrder.optional(),
  ...pageIn,
});

export const listWaitlistInput = z.strictObject({ ...eventScope, ...pageIn });

export const myRsvpsInput = z.strictObject({
  when: z.enum(["upcoming", "past"]).default("upcoming"),
  ...pageIn,
});

export const seatsOut = z.object({
  capacity: z.number().int().nullable(),
  confirmedSeats: z.number().int(),
  offeredSeats: z.number().int(),
  waitlistedSeats: z.number().int(),
  waitlistLength: z.number().int(),
  seatsLeft: z.number().int().nullable(),
  heldForWaitlist: z
    .boolean()
    .describe(
      "Whether the seats left are held for the waitlist: a newcomer waits, however small their group.",
    ),
  version: z.number().int(),
});

export const rsvpOut = z.object({
  id,
  eventId: id,
  sessionId: id.nullable(),
  status: rsvpStatus,
  guests: z.number().int(),
  seats: z.number().int(),
  position: z.number().int().nullable(),
  offerExpiresAt: instantOut.nullable(),
  askedAt: instantOut
    .nullable()
    .describe("When a host registered this person; null once they answered themselves."),
  rsvpAt: instantOut,
  version: z.number().int(),
  checkedInAt: instantOut.nullable(),
  checkedInSeats: z.number().int(),
  specialRequirements: z.string().nullable(),
  answers: z.record(z.string(), z.string()),
});

export const rsvpAnswerOut = z.object({ rsvp: rsvpOut, seats: seatsOut });
/** `created` is true where the RSVP is new or active again; false where it was active already. */
export const newRsvpAnswerOut = rsvpAnswerOut.extend({ created: z.boolean() });
export const myRsvpOut = z.object({ rsvp: rsvpOut.nullable(), seats: seatsOut });

export const resultsOut = z.object({
  results: z.array(
    z.object({ id, outcome: z.enum(["done", "unchanged", "refused"]), reason: z.string().optional() }),
  ),
  seats: seatsOut,
});

const person = z.object({
  id: id.nullable().describe("Null until they answer, where a host registered them by address."),
  name: z.string().describe("The address, where a host registered them by it and they have not answered."),
  email: z.string().nullable().describe("Null until they answer, unless the host entered it."),
  imageUrl: z.string().nullable(),
});
export const guestOut = rsvpOut.extend({
  person,
  passedOver: z.number().int(),
  priority: z.number().int(),
  source: z.string().nullable(),
  barred: z.boolean(),
});
export const guestsOut = pageOf(guestOut);

export const waitlistOut = z.object({
  length: z.number().int(),
  partyRule: z.enum(["skip", "strict"]),
  passOversMax: z.number().int(),
  items: z.array(guestOut).optional(),
  nextCursor: z.string().nullable().optional(),
});

export const positionOut = z.object({ position: z.number().int().nullable(), queueLength: z.number().int() });

export const ledgerOut = z.object({
  items: z.array(
    z.object({ at: instantOut, action: z.string(), seats: z.number().int(), reason: z.string() }),
  ),
});

export const rsvpEventOut = z.object({
  id,
  slug: z.string(),
  title: z.string(),
  coverUrl: z.string().nullable(),
  place: z.string().nullable(),
  placeHidden: z.boolean(),
  startsAt: instantOut,
  endsAt: instantOut,
  timeZone: z.string(),
  allDay: z.boolean(),
  status: z.enum(["draft", "published", "cancelled", "ended"]),
  hostName: z.string(),
});
export const myRsvpItemOut = z.object({ rsvp: rsvpOut, event: rsvpEventOut });
export const myRsvpsOut = pageOf(myRsvpItemOut);

export type RsvpEvent = z.infer<typeof rsvpEventOut>;
export type RsvpOut = z.infer<typeof rsvpOut>;
export type GuestOut = z.infer<typeof guestOut>;
export type MyRsvpItem = z.infer<typeof myRsvpItemOut>;
