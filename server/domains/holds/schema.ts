import { z } from "zod";
import { dayOut } from "../../../lib/day-schema";
import { multiline } from "../../../lib/text-schema";
import { id, instantOut } from "../../../lib/wire-schema";
import { availabilityStatus } from "../availability/schema";
import { organizationIdInput } from "../organizations/schema";
import { rfpOut, wireLayout } from "../rfps/schema";
import { cancellationReason, endReason, entryStatus } from "./queue.schema";

/** Entries that an organization has active at a time. */
export const ACTIVE_MAX = 5;
/** Entries of a queue that its owner sees; the others are counted. */
export const QUEUE_SHOWN_MAX = 100;

export const entryId = z
  .string()
  .regex(/^vwl_[0-9a-f]{12}$/, "A waitlist entry is vwl_ and 12 hexadecimal digits.");

export const joinInput = organizationIdInput.extend({ sourceRfpVenueId: id });
export const entryInput = organizationIdInput.extend({ waitlistId: entryId });
export const listEntriesInput = organizationIdInput.extend({
  status: entryStatus.optional(),
  activeOnly: z.stringbool().optional().describe("Only entries that wait or are held: `true` or `false`."),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
});
/** The same over all organizations of the caller. */
export const listOwnEntriesInput = listEntriesInput.omit({ orgId: true });
export const cancelInput = entryInput.extend({
  reason: cancellationReason,
  notes: multiline(1_000).optional(),
});
export const stillInterestedInput = entryInput.extend({ interested: z.boolean() });

const venue = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  city: z.string().nullable().describe("Null while the venue is not shown to others, as a draft is."),
  country: z.string().nullable().describe("Null while the venue is not shown to others."),
  timeZone: z.string(),
  availabilityStatus: availabilityStatus.describe("`not_set` while the venue is not shown to others."),
});

export const entryOut = z.object({
  id: entryId,
  organizationId: id,
  venueId: id,
  venue,
  sourceRfpId: id,
  sourceRfpVenueId: id,
  status: entryStatus,
  position: z.int().nullable().describe("Null for an entry that has ended."),
  isPaused: z.boolean(),
  holdOfferedAt: instantOut.nullable(),
  holdExpiresAt: instantOut.nullable(),
  holdReminderSent: z.boolean(),
  convertedRfpId: id.nullable(),
  desiredDatesStart: dayOut.nullable(),
  desiredDatesEnd: dayOut.nullable(),
  datesFlexible: z.boolean(),
  attendanceMin: z.int().nullable(),
  attendanceMax: z.int().nullable(),
  eventType: z.string(),
  spaceRequirements: z.array(wireLayout),
  expiresAt: instantOut,
  cancellationReason: cancellationReason.nullable(),
  cancellationNotes: z.string().nullable(),
  endReason: endReason
    .nullable()
    .describe("Why the entry ended; null while it is active and after a conversion."),
  endedAt: instantOut.nullable(),
  stillInterestedSentAt: instantOut.nullable(),
  stillInterestedResponded: z.boolean(),
  createdAt: instantOut,
  updatedAt: instantOut,
});
export type EntryOut = z.infer<typeof entryOut>;

export const entriesOut = z.object({
  waitlistEntries: z.array(entryOut),
  pagination: z.object({ page: z.int(), pageSize: z.int(), total: z.int() }),
});
export type EntriesOut = z.infer<typeof entriesOut>;

export const conversionOut = z.object({ waitlistEntry: entryOut, newRfp: rfpOut });

/** What happened to a place in the queue, oldest first, and what happens next. */
export const queueLedgerOut = z.object({
  items: z.array(z.object({ at: instantOut, action: z.string(), reason: z.string() })),
  next: z
    .object({
      reason: z.string(),
      at: instantOut.nullable().describe("When it happens at the latest; null where no time is set."),
    })
    .nullable()
    .describe("Null for an entry that has ended."),
});
export type QueueLedgerOut = z.infer<typeof queueLedgerOut>;

/** The queue of a venue as its owner sees it: organizations and what they ask for, no person. */
export const venueQueueOut = z.object({
  total: z.int(),
  items: z.array(
    z.object({
      id: entryId,
      position: z.int(),
      organizationName: z.string(),
      status: entryStatus,
      isPaused: z.boolean(),
      holdExpiresAt: instantOut.nullable(),
      desiredDatesStart: dayOut.nullable(),
      desiredDatesEnd: dayOut.nullable(),
      datesFlexible: z.boolean(),
      attendanceMin: z.int().nullable(),
      attendanceMax: z.int().nullable(),
      eventType: z.string(),
      spaceRequirements: z.array(wireLayout),
      createdAt: instantOut,
    }),
  ),
});
export type VenueQueueOut = z.infer<typeof venueQueueOut>;

export const breakerOut = z.object({
  isOpen: z.boolean(),
  openedAt: instantOut.nullable(),
  deactivatesAt: instantOut
    .nullable()
    .describe("When the queue is deactivated unless the breaker is resolved."),
  isDeactivated: z.boolean(),
  unansweredHolds: z.int().describe("Holds in a row that ended without a reply; the breaker opens at three."),
});
export type BreakerOut = z.infer<typeof breakerOut>;
