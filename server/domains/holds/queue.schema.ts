import { z } from "zod";
import type { AvailabilityStatus } from "../availability/schema";

export const entryStatus = z.enum(["waiting", "offered", "converted", "expired", "cancelled"]);
export type EntryStatus = z.infer<typeof entryStatus>;

/** Why an organization gave up its entry. */
export const cancellationReason = z.enum([
  "no_longer_needed",
  "found_alternative",
  "declined_offer",
  "nudge_declined",
  "other",
]);
export type CancellationReason = z.infer<typeof cancellationReason>;

/** Why an entry ended: a cancellation, what time does, or that no member of the venue is left. Null for an entry that was converted. */
export const endReason = z.enum([
  ...cancellationReason.options,
  "hold_expired",
  "dates_passed",
  "nudge_unanswered",
  "queue_deactivated",
  "venue_closed",
]);
export type EndReason = z.infer<typeof endReason>;

/** One organization's place in the queue of a venue. */
export type QueueEntry = {
  id: string;
  organizationId: string;
  /** Given once and never changed: the order of the queue. */
  number: number;
  status: EntryStatus;
  /** A paused entry keeps its place and is passed over while holds are given. */
  isPaused: boolean;
  holdOfferedAt: Date | null;
  holdExpiresAt: Date | null;
  /** When the organization was reminded that the hold ends soon. */
  holdRemindedAt: Date | null;
  /** When the entry lapses, with or without a job. */
  expiresAt: Date;
  /** When the organization was asked whether it is still interested; null again once it said yes. */
  nudgedAt: Date | null;
  isStillInterested: boolean;
  endedAt: Date | null;
  endReason: EndReason | null;
};

/** The queue of one venue, as it is under the venue's lock. */
export type VenueQueue = {
  status: AvailabilityStatus;
  /** An archived venue, or one that is a draft again: no entry is served, and nothing stays held. */
  isOff: boolean;
  /** When the owner last resolved the breaker; holds before that count no more. */
  breakerResolvedAt: Date | null;
  nextNumber: number;
  /** In any order. Which entries must be there for a decision: `queue-window.queries.ts`. */
  entries: QueueEntry[];
};

/** What happened to the queue, in order. Each becomes a fact `venueHold.<type>`. */
export type QueueFact =
  | { type: "joined" | "offered" | "reminded" | "expired" | "converted" | "cancelled"; entryId: string }
  | { type: "lapsed" | "paused" | "resumed" | "nudged" | "kept"; entryId: string }
  /** The venue went off while it was held. */
  | { type: "withdrawn"; entryId: string }
  /** Everyone who waits behind this number is further ahead. */
  | { type: "moved-up"; afterNumber: number }
  /** `deactivated` ends every entry that waits, also those that are not in `entries`. */
  | { type: "breaker-opened" | "breaker-resolved" | "deactivated" };

export type QueueRequest =
  | { kind: "join"; id: string; organizationId: string; expiresAt: Date }
  | { kind: "cancel"; id: string; reason: CancellationReason }
  | { kind: "convert"; id: string }
  | { kind: "pause" | "resume"; id: string }
  /** Jobs: ask whether the organization is still interested; say that its hold ends soon. */
  | { kind: "nudge" | "remind"; id: string }
  | { kind: "answer-nudge"; id: string; isInterested: boolean }
  /** The badge changed; `isByHand` because an owner who says "accepting" asks for the queue to be served. */
  | { kind: "availability"; status: AvailabilityStatus; isByHand: boolean }
  | { kind: "resolve-breaker" }
  /** The venue is archived for good: these entries end. */
  | { kind: "close"; ids: string[] }
  /** The venue was a draft or archived, and can be seen again. */
  | { kind: "venue-back" }
  /** Changes nothing by itself: what time has ended is ended before every request. */
  | { kind: "sweep" };

export type QueueRefusal =
  | "waitlist.already-waiting"
  | "waitlist.dates-passed"
  | "waitlist.deactivated"
  | "waitlist.hold-expired"
  | "waitlist.no-breaker"
  | "waitlist.not-active"
  | "waitlist.not-offered"
  | "waitlist.venue-off";

export type QueueDecision = {
  queue: VenueQueue;
  facts: QueueFact[];
  /** Null where the request was carried out, or already was so. */
  refusal: QueueRefusal | null;
};
