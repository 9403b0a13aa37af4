import type { RsvpOut } from "@/server/domains/rsvps/schema";
import type { Seats } from "@/server/seats/facts";
import {
  type AtField,
  conflict,
  expired,
  forbidden,
  invalid,
  notFound,
  rateLimited,
  unavailable,
} from "./declare";

/** The RSVP that stays as it was, with the seats of now, where the caller should show them. */
type Shown = { rsvp?: RsvpOut; seats?: Seats };

/** Seats that are free; null where there is no limit. */
type Left = { seatsLeft: number | null };

type Room = Left & { seatsNeeded: number };

/** Refusals about seats: what the seat engine answers to a request, and offers, groups and claim links. */
export const RSVP_REFUSALS = {
  "account.banned": forbidden<Shown>(),
  "capacity.below-party": conflict<Shown & { capacity: number | null }>(),
  "claim.deadline": invalid<Shown & AtField<"expiresAt">>(),
  "claim.ended": expired<Shown>(),
  "claim.not-enough": conflict<Shown & Room>(),
  "claim.not-found": notFound(),
  "claim.size": invalid<Shown & AtField<"seats"> & { seatsMax: number }>(),
  "claim.too-many-open": conflict<Shown & { linksMax: number }>(),
  "group.no-account": invalid<AtField<"leaderEmail">>(),
  "group.not-all-fit": conflict<
    { results: { person: string; reason?: string | undefined }[] } & Partial<Room>
  >(),
  "group.size": invalid<Shown & AtField<"people"> & { groupMax: number }>(),
  "offer.expired": expired<Shown>(),
  "offer.link-used": conflict(),
  "offer.not-found": notFound(),
  "offer.not-open": conflict<Shown>(),
  "pool.not-found": notFound(),
  "rsvp.already-arrived": conflict<Shown & { checkedInSeats?: number }>(),
  "rsvp.barred": conflict<Shown>(),
  "rsvp.changed-meanwhile": conflict<Shown>(),
  "rsvp.closed": conflict<Shown>(),
  "rsvp.declined": conflict<Shown>(),
  "rsvp.ended": conflict<Shown>(),
  "rsvp.full": conflict<Shown & Left>(),
  "rsvp.left": conflict<Shown>(),
  "rsvp.mailed-enough": rateLimited(),
  "rsvp.needs-other-seat": conflict<Shown>(),
  "rsvp.no-invitations": conflict<Partial<AtField<"email" | "leaderEmail">>>(),
  "rsvp.no-seat": conflict<Shown & Partial<Left>>(),
  "rsvp.not-answered": conflict<Shown>(),
  "rsvp.not-declined": conflict<Shown>(),
  "rsvp.not-found": notFound(),
  "rsvp.not-live": conflict<Shown>(),
  "rsvp.not-open-yet": conflict<Shown>(),
  "rsvp.not-pending": conflict<Shown>(),
  "rsvp.not-published": conflict<Shown>(),
  "rsvp.not-waiting": conflict<Shown>(),
  "rsvp.party-too-large": invalid<Shown & AtField<"guests"> & { capacity: number | null }>(),
  "rsvp.priority-range": invalid<Shown & AtField<"priority"> & { priorityMax: number }>(),
  "rsvp.too-many-guests": invalid<Shown & AtField<"guests"> & { guestsMax: number }>(),
  "seats.busy": unavailable(),
  "seats.clash": conflict<Shown & { poolIds: string[] }>(),
  "seats.cancelled": conflict<Shown>(),
  "seats.not-enough": conflict<Shown & Room>(),
};
