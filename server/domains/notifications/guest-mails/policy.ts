import type { PoolTerms, RsvpStatus } from "../../../seats/facts";
import { offerReminderAt } from "../../rsvps/offers.policy";
import type { GuestMailKind, GuestMailStage } from "./schema";

type Terms = Pick<
  PoolTerms,
  "approvalRequired" | "waitlistEnabled" | "waitlistMode" | "offerMinutes" | "capacity"
>;

type Row = {
  stage: GuestMailStage;
  /** What makes it go out at an event with these terms; null where nothing does. */
  when: (terms: Terms) => string | null;
  /** Where the RSVP stands of whoever gets it. */
  status: RsvpStatus;
  hasCalendarFile?: true;
};

const MINUTE_MS = 60_000;
const offers = ({ waitlistEnabled, waitlistMode }: Terms) => waitlistEnabled && waitlistMode === "offer";

const MAILS: Record<GuestMailKind, Row> = {
  "rsvp.requested": {
    stage: "answer",
    status: "pending",
    when: (terms) => (terms.approvalRequired ? "Somebody asks to come" : null),
  },
  "rsvp.approved": {
    stage: "answer",
    status: "confirmed",
    hasCalendarFile: true,
    when: (terms) => (terms.approvalRequired ? "You approve a request" : null),
  },
  "rsvp.confirmed": {
    stage: "answer",
    status: "confirmed",
    hasCalendarFile: true,
    when: (terms) => {
      if (!terms.approvalRequired) return "Somebody RSVPs, and there is a seat";
      return offers(terms) ? "Somebody accepts a seat that was kept for them" : null;
    },
  },
  "rsvp.waitlisted": {
    stage: "line",
    status: "waitlisted",
    when: (terms) => (terms.waitlistEnabled ? "Every seat is taken, and they join the waitlist" : null),
  },
  "rsvp.promoted": {
    stage: "line",
    status: "confirmed",
    hasCalendarFile: true,
    when: (terms) => {
      if (!terms.waitlistEnabled) return null;
      return offers(terms)
        ? "You give somebody in line a seat at once"
        : "A seat comes free, and it is their turn";
    },
  },
  "rsvp.offered": {
    stage: "line",
    status: "offered",
    when: (terms) => (offers(terms) ? "A seat comes free and is kept for whoever is next" : null),
  },
  "rsvp.offer-ending": {
    stage: "line",
    status: "offered",
    when: (terms) =>
      offers(terms) && isReminded(terms) ? "A seat that is kept for somebody is about to go" : null,
  },
  "rsvp.offer-expired": {
    stage: "line",
    status: "cancelled",
    when: (terms) => (offers(terms) ? "They did not answer in time" : null),
  },
  // One for each that the host has set.
  "event.reminder": { stage: "event", status: "confirmed", when: () => null },
  "event.rescheduled": {
    stage: "event",
    status: "confirmed",
    hasCalendarFile: true,
    when: () => "You change the time or the place",
  },
  "event.cancelled": {
    stage: "event",
    status: "confirmed",
    hasCalendarFile: true,
    when: () => "You cancel the event",
  },
  "event.restored": {
    stage: "event",
    status: "confirmed",
    hasCalendarFile: true,
    when: () => "You restore the event after cancelling it",
  },
  "rsvp.registered": {
    stage: "host",
    status: "offered",
    when: () => "You register someone: they are asked, and a seat is held until they answer",
  },
  "rsvp.displaced": {
    stage: "host",
    status: "waitlisted",
    when: ({ capacity, waitlistEnabled }) =>
      capacity !== null && waitlistEnabled ? "You make the event smaller, and their seat goes" : null,
  },
  "rsvp.removed": { stage: "host", status: "cancelled", when: () => "You take somebody off the list" },
  "rsvp.declined": { stage: "host", status: "declined", when: () => "You decline somebody's RSVP" },
  "rsvp.withdrawn": {
    stage: "answer",
    status: "cancelled",
    hasCalendarFile: true,
    when: () => "A guest cancels and an earlier email put the event in their calendar",
  },
};

/** Where the RSVP stands that a mail is about, and whether the event comes with it as a calendar file. */
export function sampleOf(kind: GuestMailKind): { status: RsvpStatus; hasCalendarFile: boolean } {
  const { status, hasCalendarFile = false } = MAILS[kind];
  return { status, hasCalendarFile };
}

/** The mails that an event with these terms can send by itself, without its reminders, in the order of a guest's way. */
export function guestMailsUnder(
  terms: Terms,
): { kind: GuestMailKind; stage: GuestMailStage; when: string }[] {
  return (Object.entries(MAILS) as [GuestMailKind, Row][]).flatMap(([kind, { stage, when }]) => {
    const said = when(terms);
    return said === null ? [] : [{ kind, stage, when: said }];
  });
}

function isReminded({ offerMinutes }: Terms): boolean {
  const offeredAt = new Date(0);
  return offerReminderAt({ offeredAt, expiresAt: new Date(offerMinutes * MINUTE_MS) }) !== null;
}
