import { z } from "zod";
import { pictureUrl } from "../../../lib/picture-url";
import { httpsUrl, line, multiline, opaque } from "../../../lib/text-schema";
import { id, instantOut, timeZoneIn } from "../../../lib/wire-schema";
import { instant, wholeNumber } from "./fields.schema";
import { questionOut, questionsIn } from "./questions/schema";

/** Inputs and outputs of events. Instants in outputs are ISO 8601 strings in UTC. */

export const TITLE_MAX = 140;
export const DESCRIPTION_MAX = 20_000;
const URL_MAX = 2_000;
export const CAPACITY_MAX = 1_000_000;
export const GUESTS_MAX = 50;
export const PASS_OVERS_MAX = 20;
/** The shortest and longest time that an offer can stay open; the longest also bounds the cut-off. */
export const OFFER_MINUTES_MIN = 5;
export const OFFER_MINUTES_MAX = 43_200;
/** The longest time after the start until seats are given away at the door. */
export const DOOR_MINUTES_MAX = 1_440;
/** The most people whom one smaller capacity may move back into the queue. */
const MOVING_MAX = 10_000;
/** The longest event. */
export const LENGTH_MAX_DAYS = 90;

/** The fields of an event as a host writes them. `faultsOf` in policy checks the rules that span fields. */
export const eventFields = {
  title: line(TITLE_MAX).describe("What the event is called."),
  description: multiline(DESCRIPTION_MAX).describe(
    "Markdown. HTML in it is kept as written and never rendered.",
  ),
  coverUrl: pictureUrl(URL_MAX)
    .nullable()
    .describe(
      "The `url` of an upload of one's own for `event_cover`, or a full address that begins with https.",
    ),
  place: line(200).nullable(),
  onlineUrl: httpsUrl(URL_MAX).nullable(),
  placeHidden: z.boolean().describe("Show the location and the online link only to confirmed guests."),
  startsAt: instant,
  endsAt: instant,
  timeZone: timeZoneIn.describe(
    "IANA name; the zone in which the event's times are shown. It is kept by its present name. Changing it moves no " +
      "instant, except that an all-day event keeps its days.",
  ),
  allDay: z
    .boolean()
    .describe(
      "The event takes whole days of its zone. Start and end are then moved to the beginning of the first day and to " +
        "the end of the last, which is the beginning of the day after it.",
    ),
  visibility: z.enum(["public", "unlisted", "private"]),
  groupId: id
    .nullable()
    .describe(
      "The group that the event belongs to. Its members see the event also where it is private, and its owners and " +
        "moderators work with claim links and group registration.",
    ),
  membersFirstUntil: instant
    .nullable()
    .describe(
      "Until this instant a public event of a group is seen by the group's members and by invited people only. It comes " +
        "before the start.",
    ),
  announces: z.boolean().describe("Once the event is published, a post in its group says so."),
  guestList: z
    .enum(["everyone", "confirmed", "hosts"])
    .describe("Who may see the guest list; `confirmed` = confirmed guests."),
  capacity: wholeNumber(1, CAPACITY_MAX).nullable().describe("Seats; null means unlimited."),
  guestsMax: wholeNumber(0, GUESTS_MAX).describe("How many guests one person may bring."),
  rsvpOpensAt: instant
    .nullable()
    .describe("RSVPs open at this time; null = as soon as the event is published."),
  rsvpClosesAt: instant.nullable().describe("The RSVP deadline; null means the end of the event."),
  approvalRequired: z.boolean().describe("A host approves each guest; until then they hold no seat."),
  waitlistEnabled: z.boolean(),
  waitlistMode: z
    .enum(["automatic", "offer"])
    .describe(
      "A freed seat goes to the next person on the waitlist right away, or is offered to them for a limited time.",
    ),
  offerMinutes: wholeNumber(OFFER_MINUTES_MIN, OFFER_MINUTES_MAX).describe(
    "How long an offer stays open; it never outlasts the RSVP deadline or the start.",
  ),
  cutoffMinutes: wholeNumber(0, OFFER_MINUTES_MAX).describe(
    "From this long before the start, no one is promoted automatically.",
  ),
  partyRule: z
    .enum(["skip", "strict"])
    .describe("When the group at the head of the waitlist does not fit: skip it, or keep the strict order."),
  passOversMax: wholeNumber(0, PASS_OVERS_MAX).describe("Under skip: how often a group may be skipped."),
  overlapsAllowed: z.boolean().describe("Guests may book sessions that are held at the same time."),
  checkInOpensMinutes: wholeNumber(0, OFFER_MINUTES_MAX)
    .nullable()
    .describe("From how many minutes before the start guests can be checked in; null = at any time."),
  doorMinutes: wholeNumber(0, DOOR_MINUTES_MAX)
    .nullable()
    .describe(
      "From how many minutes after the start seats of guests who have not arrived go to people at the door; null = " +
        "never.",
    ),
  questions: questionsIn,
} as const;

/** A new event. Title, times and zone are required; the rest has defaults. */
export const createEventInput = z.strictObject({
  ...eventFields,
  description: eventFields.description.default(""),
  coverUrl: eventFields.coverUrl.default(null),
  place: eventFields.place.default(null),
  onlineUrl: eventFields.onlineUrl.default(null),
  placeHidden: eventFields.placeHidden.default(false),
  allDay: eventFields.allDay.default(false),
  visibility: eventFields.visibility.default("public"),
  groupId: eventFields.groupId.default(null),
  membersFirstUntil: eventFields.membersFirstUntil.default(null),
  announces: eventFields.announces.default(false),
  guestList: eventFields.guestList.default("confirmed"),
  capacity: eventFields.capacity.default(null),
  guestsMax: eventFields.guestsMax.default(0),
  rsvpOpensAt: eventFields.rsvpOpensAt.default(null),
  rsvpClosesAt: eventFields.rsvpClosesAt.default(null),
  approvalRequired: eventFields.approvalRequired.default(false),
  waitlistEnabled: eventFields.waitlistEnabled.default(true),
  waitlistMode: eventFields.waitlistMode.default("automatic"),
  offerMinutes: eventFields.offerMinutes.default(1_440),
  cutoffMinutes: eventFields.cutoffMinutes.default(0),
  partyRule: eventFields.partyRule.default("skip"),
  passOversMax: eventFields.passOversMax.default(3),
  overlapsAllowed: eventFields.overlapsAllowed.default(false),
  checkInOpensMinutes: eventFields.checkInOpensMinutes.default(null),
  doorMinutes: eventFields.doorMinutes.default(null),
  questions: eventFields.questions.default([]),
});

export type EventPlan = z.output<typeof createEventInput>;

/**
 * Fields that are left out stay unchanged; null clears an optional field. A field that already has the value is not
 * written.
 */
export const editEventInput = z.strictObject({
  eventId: id,
  expectedVersion: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe(
      "The `version` that the edit was made on; where the event has changed since then, the edit is refused. Left out, " +
        "the edit changes the fields that it names, whatever else was changed meanwhile.",
    ),
  moving: z
    .array(id)
    .max(MOVING_MAX)
    .optional()
    .describe(
      "Consent to move exactly these RSVPs back to the waitlist, so that a smaller capacity holds: the ones that the " +
        "refusal `capacity.below-taken` named.",
    ),
  ...z.object(eventFields).partial().shape,
});

export type EventChanges = Omit<z.output<typeof editEventInput>, "eventId" | "expectedVersion" | "moving">;

/** An id or a slug of an event. */
export const eventKey = z.string().regex(/^[A-Za-z0-9-]{1,120}$/, "An event id is needed.");

export const getEventInput = z.strictObject({ eventId: eventKey, invite: opaque(100).optional() });

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
  heldForWaitlist: z
    .boolean()
    .describe(
      "Whether the seats left are held for the waitlist: a newcomer waits, however small their group.",
    ),
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
  placeHidden: z
    .boolean()
    .describe(
      "`place` and `onlineUrl` are null to viewers who are not confirmed. In the public list they are null to everyone.",
    ),
  startsAt: instantOut,
  endsAt: instantOut,
  timeZone: z.string(),
  allDay: z
    .boolean()
    .describe("Whole days of the zone; `endsAt` is the beginning of the day after the last."),
  status: eventStatus,
  visibility: eventFields.visibility,
  effectiveVisibility: eventFields.visibility.describe(
    "The visibility that holds now: `private` until `membersFirstUntil`, then `visibility`.",
  ),
  membersFirstUntil: instantOut.nullable(),
  group: z
    .object({ id, slug: z.string(), name: z.string() })
    .nullable()
    .describe(
      "The group that it belongs to; null also where the caller may not read the group. Lists name groups that are " +
        "not public to their members only.",
    ),
  guestList: eventFields.guestList,
  capacity: z.number().nullable(),
  guestsMax: z.number(),
  rsvpOpensAt: instantOut.nullable(),
  rsvpClosesAt: instantOut.nullable(),
  approvalRequired: z.boolean(),
  waitlistEnabled: z.boolean(),
  waitlistMode: eventFields.waitlistMode,
  offerMinutes: z.number(),
  cutoffMinutes: z.number(),
  partyRule: eventFields.partyRule,
  passOversMax: z.number(),
  host: z.object({ id, name: z.string(), imageUrl: z.string().nullable() }),
  seats: seatsOut,
  version: z.number(),
});

export type EventSummary = z.infer<typeof eventSummaryOut>;

export const eventOut = eventSummaryOut.extend({
  description: z.string(),
  announces: z.boolean(),
  overlapsAllowed: eventFields.overlapsAllowed,
  checkInOpensMinutes: z.number().nullable(),
  doorMinutes: z.number().nullable(),
  questions: z.array(questionOut).describe("Asked at RSVP, in this order."),
  restorableUntil: instantOut
    .nullable()
    .describe(
      "Until when a cancelled event can be restored; null where it is not cancelled or that is over.",
    ),
  seriesId: id.nullable().describe("The series that the event is a date of."),
  previousStartsAt: instantOut
    .nullable()
    .describe("The previous start that guests were notified of; null if the event was never moved."),
  viewerRole: eventRole.nullable(),
  viewerLeads: z
    .boolean()
    .describe(
      "Whether the caller is an owner or moderator of the event's group, who may use its claim links and register groups.",
    ),
  inviteToken: z.string().optional().describe("For hosts: the secret of the invitation link `?invite=`."),
});

export type EventDetails = z.infer<typeof eventOut>;
