import type { Question } from "@/server/domains/events/questions/schema";
import type { EventDetails } from "@/server/domains/events/schema";
import type { RsvpOut } from "@/server/domains/rsvps/schema";
import type { Seats } from "@/server/seats/facts";

/** What the RSVP panel needs of an event. */
export type RsvpEvent = Pick<
  EventDetails,
  | "id"
  | "slug"
  | "title"
  | "status"
  | "effectiveVisibility"
  | "startsAt"
  | "endsAt"
  | "timeZone"
  | "allDay"
  | "guestsMax"
  | "rsvpOpensAt"
  | "rsvpClosesAt"
  | "approvalRequired"
  | "waitlistEnabled"
  | "waitlistMode"
  | "cutoffMinutes"
  | "questions"
>;

export type { Question, RsvpOut, Seats };

/** The viewer's own RSVP, null if there is none, with the seat counts of the same moment. */
export type Mine = { rsvp: RsvpOut | null; seats: Seats };

/** What has happened to an RSVP. */
export type LedgerItem = { at: string; action: string; seats: number; reason: string };

/** What a person writes when they answer. */
export type PartyDraft = {
  guests: number;
  specialRequirements: string;
  /** By id of the question. */
  answers: Record<string, string>;
};

/** Sentences about the event that the server has made, so that no page carries what makes them. */
export type EventWords = {
  /** How the waitlist works. */
  waitlistRule: string;
  /** When RSVPs open, in the event's zone; null where they are open from the beginning. */
  opensAt: string | null;
  /** The RSVP deadline; null where it is the end of the event. */
  closesAt: string | null;
};
