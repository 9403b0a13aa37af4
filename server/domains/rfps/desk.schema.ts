import { z } from "zod";
import { amountIn, currencyIn } from "../../../lib/money";
import { multiline } from "../../../lib/text-schema";
import { id, instantIn, instantOut, pageIn, pageOf } from "../../../lib/wire-schema";
import { organizationIdInput } from "../organizations/schema";
import { attachmentOut } from "../uploads/schema";
import { venueKey } from "../venues/schema";
import {
  ALTERNATIVES_MAX,
  askedOut,
  availability,
  daysIn,
  ofRfpVenueInput,
  responseOut,
  rfpVenueStatus,
  turnDownOut,
  turnDownReason,
} from "./schema";

/** Questions and answers about one RFP between an organization and one venue. */
export const QUESTIONS_MAX = 100;

/** `open` can still be answered and is not; `answered` waits for the organization; `ended` is everything else. */
export const inboxState = z.enum(["open", "answered", "ended"]);
export type InboxState = z.infer<typeof inboxState>;

export const inboxInput = z.strictObject({ venueId: venueKey, state: inboxState.optional(), ...pageIn });
/** The inbox of all venues of an organization, or of one of them. */
export const organizationInboxInput = organizationIdInput.extend({
  venueId: id.optional(),
  state: inboxState.optional(),
  ...pageIn,
});
export const rfpVenueIdInput = z.strictObject({ rfpVenueId: id });

export const respondInput = rfpVenueIdInput.extend({
  availability,
  message: multiline(5_000).optional(),
  /** The price of everything, in the smallest unit of `currency`. */
  quote: amountIn.nullable().optional(),
  currency: currencyIn.nullable().optional(),
  /** Of this venue. */
  spaceIds: z.array(id).max(50).optional(),
  alternatives: z.array(daysIn).max(ALTERNATIVES_MAX).optional(),
  validUntil: instantIn.nullable().optional(),
  /** Refuses the answer if it was revised meanwhile. */
  expectedRevision: z.int().min(0).optional(),
});
export type Answer = Omit<z.output<typeof respondInput>, "rfpVenueId" | "expectedRevision">;

export const turnDownInput = rfpVenueIdInput.extend({
  reason: turnDownReason,
  note: multiline(2_000).optional(),
});

const body = multiline(2_000).refine((text) => text.trim() !== "", "Write something here.");
export const askInput = ofRfpVenueInput.extend({ body });
export const replyInput = rfpVenueIdInput.extend({ body });

export const questionOut = z.object({
  id,
  /** True if the venue wrote it; false if the organization did. */
  byVenue: z.boolean(),
  body: z.string(),
  createdAt: instantOut,
});
export type QuestionOut = z.infer<typeof questionOut>;
export const questionsOut = z.object({ items: z.array(questionOut), nextCursor: z.null() });

/** Why a venue can't answer now; null while it can. */
export const closedBecause = z.enum([
  "rfp.not-sent",
  "rfp.deadline-passed",
  "rfp.withdrawn",
  "rfp.turned-down",
]);

const requestSummary = askedOut.omit({ needs: true }).extend({
  /** The same as `rfpVenueId`: a venue knows a request by it. */
  id,
  rfpVenueId: id,
  rfpId: id,
  venueId: id,
  status: rfpVenueStatus,
  state: inboxState,
  /** Null while the venue can answer. */
  closedBecause: closedBecause.nullable(),
  askedAt: instantOut,
  organization: z.object({ id, name: z.string() }),
  response: responseOut.nullable(),
  /** Other venues that were asked. */
  othersAsked: z.int(),
});

export const inboxOut = pageOf(requestSummary);
export const organizationInboxOut = inboxOut.extend({
  /** Of the whole inbox, in every state. */
  counts: z.object({ open: z.int(), answered: z.int(), ended: z.int() }),
});
export type OrganizationInboxOut = z.infer<typeof organizationInboxOut>;
export type RequestSummaryOut = z.infer<typeof requestSummary>;

/** One request as the venue sees it: never the other venues, their answers, notes or the shortlist. */
export const requestOut = requestSummary.extend({
  needs: z.string(),
  attachments: z.array(attachmentOut),
  /** Requests of this organization that have ended, and how many of them ended with an award to a venue. */
  organizerEnded: z.int(),
  organizerAwarded: z.int(),
  turnedDown: turnDownOut.nullable(),
  /** What the organization wrote when it awarded the request, to this venue or to the others. */
  awardMessage: z.string(),
  closeReason: z.string().nullable(),
  questions: z.array(questionOut),
});
export type RequestOut = z.infer<typeof requestOut>;
