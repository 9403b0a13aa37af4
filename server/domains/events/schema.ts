import { z } from "zod";
import { isValidTimeZone } from "../../../lib/dates";
import { id, instantOut } from "../../../lib/wire-schema";

/** The words of events as they come in and go out. Instants in answers are ISO 8601 strings in UTC. */

export const TITLE_MAX = 140;
export const DESCRIPTION_MAX = 20_000;
export const CAPACITY_MAX = 1_000_000;
export const GUESTS_MAX = 50;
export const PASS_OVERS_MAX = 20;
/** An event lasts at most this long. */
export const LENGTH_MAX_DAYS = 90;

const oneLine = (max: number) =>
  z
    .string()
    .trim()
    .min(1, "Write something here.")
    .max(max, `Use at most ${max} characters.`)
    .regex(/^\P{Cc}*$/u, "Use one line of plain text.");

const httpsUrl = z
  .url({
    protocol: /^https$/,
    hostname: z.regexes.domain,
    error: "Use a full address that begins with https://.",
  })
  .max(2_000, "This address is too long.");

/** Between the years that every part of the system can hold. */
const instant = z.iso
  .datetime({ offset: true, error: "Choose a date and a time." })
  .transform((text) => new Date(text))
  .refine(
    (at) => at.getUTCFullYear() >= 2000 && at.getUTCFullYear() < 2200,
    "Choose a year from 2000 to 2199.",
  );

const wholeNumber = (min: number, max: number) => {
  const sentence = `Choose a whole number from ${min} to ${max.toLocaleString("en-GB")}.`;
  return z.number(sentence).int(sentence).min(min, sentence).max(max, sentence);
};

/** What a host writes about an event, field by field. Rules that span fields are `faultsOf` in policy. */
export const eventFields = {
  title: oneLine(TITLE_MAX).describe("What the event is called."),
  description: z
    .string()
    .max(DESCRIPTION_MAX, `Use at most ${DESCRIPTION_MAX.toLocaleString("en-GB")} characters.`)
    .regex(/^[^\0]*$/, "Use plain text.")
    .describe("Markdown. HTML in it is kept as written and never rendered."),
  coverUrl: httpsUrl.nullable(),
  place: oneLine(200).nullable(),
  onlineUrl: httpsUrl.nullable(),
  startsAt: instant,
  endsAt: instant,
  timeZone: z
    .string()
    .refine(isValidTimeZone, "Choose a time zone from the list.")
    .describe("IANA name; the zone in which the event's times are shown. Changing it moves no instant."),
  visibility: z.enum(["public", "unlisted", "private"]),
  capacity: wholeNumber(1, CAPACITY_MAX).nullable().describe("Seats; null means unlimited."),
  guestsMax: wholeNumber(0, GUESTS_MAX).describe("How many guests one person may bring."),
  rsvpClosesAt: instant.nullable().describe("The RSVP deadline; null means the end of the event."),
  waitlistEnabled: z.boolean(),
  waitlistMode: z.literal("automatic"),
  partyRule: z
    .enum(["skip", "strict"])
    .describe("When the party at the head of the waitlist does not fit: skip it, or let nobody pass."),
  passOversMax: wholeNumber(0, PASS_OVERS_MAX).describe("Under skip: how often a party may be passed over."),
} as const;

/** A new event. Title, times and zone are needed; the rest has a default. */
export const createEventInput = z.strictObject({
  ...eventFields,
  description: eventFields.description.default(""),
  coverUrl: eventFields.coverUrl.default(null),
  place: eventFields.place.default(null),
  onlineUrl: eventFields.onlineUrl.default(null),
  visibility: eventFields.visibility.default("public"),
  capacity: eventFields.capacity.default(null),
  guestsMax: eventFields.guestsMax.default(0),
  rsvpClosesAt: eventFields.rsvpClosesAt.default(null),
  waitlistEnabled: eventFields.waitlistEnabled.default(true),
  waitlistMode: eventFields.waitlistMode.default("automatic"),
  partyRule: eventFields.partyRule.default("skip"),
  passOversMax: eventFields.passOversMax.default(3),
});

export type EventPlan = z.output<typeof createEventInput>;

/** Fields that are left out stay as they are; null clears those that can be empty. */
export const editEventInput = z.strictObject({
  eventId: id,
  expectedVersion: z.number().int().min(1).describe("The `version` that the edit was made on."),
  ...z.object(eventFields).partial().shape,
});

export type EventChanges = Omit<z.output<typeof editEventInput>, "eventId" | "expectedVersion">;

/** An id or the slug of an event's address. */
export const eventKey = z.string().regex(/^[A-Za-z0-9-]{1,120}$/, "An event id is needed.");

export const getEventInput = z.strictObject({ eventId: eventKey, invite: z.string().max(100).optional() });

export const eventIdInput = z.strictObject({ eventId: id });

export const duplicateEventInput = z.strictObject({
  eventId: id,
  startsAt: instant.optional().describe("The new start; without it, the same time a week later."),
});

export const eventRole = z.enum(["host", "cohost", "door"]);

export const eventStatus = z.enum(["draft", "published", "cancelled", "ended"]);

export type EventStatus = z.infer<typeof eventStatus>;

export const seatsOut = z.object({
  capacity: z.number().nullable(),
  confirmedSeats: z.number(),
  offeredSeats: z.number(),
  waitlistedSeats: z.number(),
  waitlistLength: z.number(),
  seatsLeft: z.number().nullable(),
  version: z.number(),
});

/** An event in a list: everything but its description. */
export const eventSummaryOut = z.object({
  id,
  slug: z.string(),
  title: z.string(),
  coverUrl: z.string().nullable(),
  place: z.string().nullable(),
  onlineUrl: z.string().nullable(),
  startsAt: instantOut,
  endsAt: instantOut,
  timeZone: z.string(),
  status: eventStatus,
  visibility: eventFields.visibility,
  capacity: z.number().nullable(),
  guestsMax: z.number(),
  rsvpClosesAt: instantOut.nullable(),
  waitlistEnabled: z.boolean(),
  waitlistMode: z.enum(["automatic", "offer"]),
  partyRule: eventFields.partyRule,
  passOversMax: z.number(),
  host: z.object({ id, name: z.string(), imageUrl: z.string().nullable() }),
  seats: seatsOut,
  version: z.number(),
});

export type EventSummary = z.infer<typeof eventSummaryOut>;

export const eventOut = eventSummaryOut.extend({
  description: z.string(),
  viewerRole: eventRole.nullable(),
  inviteToken: z.string().optional().describe("For hosts: the secret of the invitation link `?invite=`."),
});

export type EventDetails = z.infer<typeof eventOut>;
