import { z } from "zod";
import { dayIn, dayOut } from "../../../lib/day-schema";
import { AMOUNT_MAX, amountIn, currencyIn } from "../../../lib/money";
import { line, multiline, optionalLine } from "../../../lib/text-schema";
import { id, instantIn, instantOut, pageIn, pageOf } from "../../../lib/wire-schema";
import { organizationIdInput } from "../organizations/schema";
import { attachmentOut, uploadIds } from "../uploads/schema";
import { seatingIn, storedSeating, seating as wireLayout } from "../venues/schema";

/** RFPs that an organization has out at a time. */
export const ACTIVE_MAX = 5;
/** Drafts that an organization keeps at a time. One that is made from a hold is made beyond that. */
export const DRAFTS_MAX = 100;
/** Venues that one RFP asks. */
export const VENUES_MAX = 20;
export const ALTERNATIVES_MAX = 10;
export const ATTACHMENTS_MAX = 10;
export const ATTENDANCE_MAX = 1_000_000;
/** Days that an event lasts at most, and how far ahead it may begin. */
export const DAYS_MAX = 60;
export const DAYS_AHEAD_MAX = 1_827;

export const rfpStatus = z.enum(["draft", "sent", "awarded", "closed"]);
export type RfpStatus = z.infer<typeof rfpStatus>;

export const rfpVenueStatus = z.enum([
  "picked",
  "asked",
  "responded",
  "no_response",
  "turned_down",
  "withdrawn",
  "awarded",
  "not_awarded",
]);
export type RfpVenueStatus = z.infer<typeof rfpVenueStatus>;

/** Layouts are those of venues. */
export {
  type Seating as WireLayout,
  type StoredSeating as Layout,
  seating as wireLayout,
  seatingOf as wireLayoutOf,
} from "../venues/schema";

export const availability = z.enum(["confirmed", "tentative", "unavailable"]);
export type Availability = z.infer<typeof availability>;

export const daysIn = z.strictObject({ start: dayIn, end: dayIn });
export const daysOut = z.object({ start: dayOut, end: dayOut });
/** As a `Json` column holds them. */
export const storedDays = z.array(daysOut);

const people = z
  .number()
  .int("Use a whole number of people.")
  .min(1, "Expect at least one person.")
  .max(ATTENDANCE_MAX, "Expect at most 1,000,000 people.");

/** What a draft says. Each field may be missing; a field that is there is never wrong. */
export const draftFields = z.strictObject({
  title: line(160, { empty: "Give the request a title." }).optional(),
  eventType: optionalLine(80).optional(),
  preferredDatesStart: dayIn.nullable().optional(),
  preferredDatesEnd: dayIn.nullable().optional(),
  datesFlexible: z.boolean().optional(),
  alternativeDates: z.array(daysIn).max(ALTERNATIVES_MAX).optional(),
  attendanceMin: people.nullable().optional(),
  attendanceMax: people.nullable().optional(),
  spaceRequirements: z
    .array(seatingIn)
    .max(12)
    .transform((all) => [...new Set(all)].map(storedSeating))
    .optional(),
  budget: amountIn.nullable().optional(),
  currency: currencyIn.nullable().optional(),
  needs: multiline(5_000).optional(),
  city: optionalLine(120).optional(),
  latitude: z.number().min(-90).max(90).nullable().optional(),
  longitude: z.number().min(-180).max(180).nullable().optional(),
  responseDeadline: instantIn.nullable().optional(),
  /** Uploads for venues to read, in their order. */
  attachmentIds: uploadIds(ATTACHMENTS_MAX).optional(),
});
export type DraftFields = z.output<typeof draftFields>;

const venueIds = z
  .array(id)
  .min(1, "Choose at least one venue.")
  .max(VENUES_MAX, {
    error: `Ask at most ${VENUES_MAX} venues.`,
  });

export const createRfpInput = organizationIdInput.extend({
  ...draftFields.shape,
  title: line(160, { empty: "Give the request a title." }),
  venueIds: venueIds.optional(),
});
export const rfpIdInput = organizationIdInput.extend({ rfpId: id });
export const editRfpInput = rfpIdInput.extend({
  ...draftFields.shape,
  /** Refuses the change if the draft has another version by now. */
  expectedVersion: z.int().min(1).optional(),
});
export const listRfpsInput = organizationIdInput.extend({ status: rfpStatus.optional(), ...pageIn });
export const addVenuesInput = rfpIdInput.extend({ venueIds });
export const ofRfpVenueInput = rfpIdInput.extend({ rfpVenueId: id });
export const extendInput = rfpIdInput.extend({ responseDeadline: instantIn });
export const askAgainInput = ofRfpVenueInput.extend({ responseDeadline: instantIn.optional() });
export const closeInput = rfpIdInput.extend({ reason: multiline(1_000).optional() });
export const awardInput = ofRfpVenueInput.extend({
  /** To the venue that is awarded. */
  message: multiline(2_000).optional(),
  /** To the other venues that were asked. */
  wordToOthers: multiline(2_000).optional(),
});
export const shortlistInput = ofRfpVenueInput.extend({ shortlisted: z.boolean() });
export const noteInput = ofRfpVenueInput.extend({ notes: multiline(5_000) });

export const responseOut = z.object({
  availability,
  message: z.string(),
  quote: z.int().min(0).max(AMOUNT_MAX).nullable(),
  currency: z.string().nullable(),
  spaceIds: z.array(id),
  alternatives: z.array(daysOut),
  validUntil: instantOut.nullable(),
  respondedAt: instantOut,
  revisedAt: instantOut.nullable(),
  revision: z.int(),
});
export type ResponseOut = z.infer<typeof responseOut>;

export const turnDownReason = z.enum(["booked", "too_small", "too_large", "budget", "wrong_fit", "other"]);
export type TurnDownReason = z.infer<typeof turnDownReason>;

export const turnDownOut = z.object({ reason: turnDownReason, note: z.string() });

/** One venue of an RFP, as its organization sees it. */
export const rfpVenueOut = z.object({
  id,
  venueId: id,
  status: rfpVenueStatus,
  slug: z.string(),
  name: z.string(),
  city: z.string(),
  country: z.string(),
  timeZone: z.string(),
  availabilityStatus: z.string(),
  /** False where it can't be asked any more, because it is archived or a draft again. */
  isOpen: z.boolean(),
  askedAt: instantOut.nullable(),
  shortlisted: z.boolean(),
  /** The organization's own; the venue never sees them. */
  notes: z.string(),
  response: responseOut.nullable(),
  turnedDown: turnDownOut.nullable(),
  awardMessage: z.string(),
  /** Questions and answers between the organization and this venue. */
  questions: z.int(),
});
export type RfpVenueOut = z.infer<typeof rfpVenueOut>;

/** What an RFP asks for: seen by its organization and by the venues that it asks. */
export const askedOut = z.object({
  title: z.string(),
  eventType: z.string(),
  preferredDatesStart: dayOut.nullable(),
  preferredDatesEnd: dayOut.nullable(),
  datesFlexible: z.boolean(),
  alternativeDates: z.array(daysOut),
  attendanceMin: z.int().nullable(),
  attendanceMax: z.int().nullable(),
  spaceRequirements: z.array(wireLayout),
  budget: z.int().nullable(),
  currency: z.string().nullable(),
  needs: z.string(),
  city: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  responseDeadline: instantOut.nullable(),
});
export type AskedOut = z.infer<typeof askedOut>;

const ownOut = {
  id,
  organizationId: id,
  status: rfpStatus,
  sentAt: instantOut.nullable(),
  endedAt: instantOut.nullable(),
  closeReason: z.string().nullable(),
  version: z.int(),
  createdAt: instantOut,
};

export const rfpOut = askedOut.extend({
  ...ownOut,
  attachments: z.array(attachmentOut),
  venues: z.array(rfpVenueOut),
});
export type RfpOut = z.infer<typeof rfpOut>;

export const rfpSummaryOut = askedOut.omit({ needs: true }).extend({
  ...ownOut,
  venues: z.array(
    z.object({
      id,
      venueId: id,
      name: z.string(),
      status: rfpVenueStatus,
      /** What the venue answered; null until it does. */
      availability: availability.nullable(),
    }),
  ),
});
export type RfpSummaryOut = z.infer<typeof rfpSummaryOut>;
const count = z.int().min(0);
export const rfpsOut = pageOf(rfpSummaryOut).extend({
  /** How many RFPs the organization has in each status. */
  counts: z.object({ draft: count, sent: count, awarded: count, closed: count }),
});
export type RfpsOut = z.infer<typeof rfpsOut>;

export const removedOut = z.object({ done: z.literal(true) });
