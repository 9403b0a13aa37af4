import type { PoolTerms, RsvpStatus } from "../../../seats/facts";
import { offerReminderAt } from "../../rsvps/offers.policy";
import type { GuestMailKind, GuestMailStage } from "./schema";

type Terms = Pick<
  PoolTerms,
  "approvalRequired" | "waitlistEnabled" | "waitlistMode" | "offerMinutes" | "capacity" | "doorMinutes"
> & {
  /** What holds for any session of the event; null where it has none. */
  sessions: { isOffering: boolean; isReleasing: boolean } | null;
};

type Row = {
  stage: GuestMailStage;
  /** What makes it go out at an event with these terms; null where nothing does. */
  when: (terms: Terms) => string | null;
  /** The status of the RSVP that it is about. */
  status: RsvpStatus;
  hasCalendarFile?: true;
};

const MINUTE_MS = 60_000;
const offers = ({ waitlistEnabled, waitlistMode }: Terms) => waitlistEnabled && waitlistMode === "offer";

/** What makes an email about a session go out, at an event that has any. */
const inSession = (when: string): Pick<Row, "stage" | "when"> => ({
  stage: "session",
  when: ({ sessions }) => (sessions ? when : null),
});
const whileOffering = (when: string): Pick<Row, "stage" | "when"> => ({
  stage: "session",
  when: ({ sessions }) => (sessions?.isOffering ? when : null),
});

const MAILS: Record<GuestMailKind, Row> = {
  "rsvp.requested": {
    stage: "answer",
    status: "pending",
    when: (terms) => (terms.approvalRequired ? "A guest requests a seat" : null),
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
      if (!terms.approvalRequired) return "A guest RSVPs and gets a seat";
      return offers(terms) ? "A guest accepts a seat that was held for them" : null;
    },
  },
  "rsvp.waitlisted": {
    stage: "line",
    status: "waitlisted",
    when: (terms) => (terms.waitlistEnabled ? "The event is full and a guest joins the waitlist" : null),
  },
  "rsvp.promoted": {
    stage: "line",
    status: "confirmed",
    hasCalendarFile: true,
    when: (terms) => {
      if (!terms.waitlistEnabled) return null;
      return offers(terms) ? "You promote a guest from the waitlist" : "A seat opens up and it's their turn";
    },
  },
  "rsvp.offered": {
    stage: "line",
    status: "offered",
    when: (terms) =>
      offers(terms) ? "A seat opens up and is held for the next person on the waitlist" : null,
  },
  "rsvp.offer-ending": {
    stage: "line",
    status: "offered",
    when: (terms) =>
      offers(terms) && isReminded(terms) ? "A seat that is held for a guest is about to be released" : null,
  },
  "rsvp.offer-expired": {
    stage: "line",
    status: "cancelled",
    when: (terms) => (offers(terms) ? "A guest didn't answer an offer in time" : null),
  },
  // One for each that the host has set.
  "event.reminder": { stage: "event", status: "confirmed", when: () => null },
  "event.rescheduled": {
    stage: "event",
    status: "confirmed",
    hasCalendarFile: true,
    when: () => "You change the time or place",
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
  "feedback.asked": {
    stage: "event",
    status: "confirmed",
    when: () => "The event ended an hour ago and a guest who was there hasn't given feedback",
  },
  "rsvp.registered": {
    stage: "host",
    status: "offered",
    when: () => "You register a guest: a seat is held until they accept or decline",
  },
  "rsvp.displaced": {
    stage: "host",
    status: "waitlisted",
    when: ({ capacity, waitlistEnabled }) =>
      capacity !== null && waitlistEnabled ? "You make the event smaller and a guest loses their seat" : null,
  },
  "rsvp.removed": { stage: "host", status: "cancelled", when: () => "You remove a guest" },
  "rsvp.declined": { stage: "host", status: "declined", when: () => "You decline a guest's RSVP" },
  "rsvp.withdrawn": {
    stage: "answer",
    status: "cancelled",
    hasCalendarFile: true,
    when: () => "A guest cancels and an earlier email put the event in their calendar",
  },
  "rsvp.released": {
    stage: "host",
    status: "cancelled",
    when: ({ doorMinutes }) =>
      doorMinutes === null ? null : "A guest hasn't arrived and their seat is given away at the door",
  },
  "session.confirmed": {
    ...inSession("A guest books a session and has chosen to get an email"),
    status: "confirmed",
  },
  "session.waitlisted": {
    ...inSession("A guest joins a session's waitlist and has chosen to get an email"),
    status: "waitlisted",
  },
  "session.promoted": { ...inSession("A seat in a session opens up"), status: "confirmed" },
  "session.offered": {
    ...whileOffering("A seat in a session opens up and is held for the next person"),
    status: "offered",
  },
  "session.offer-ending": {
    ...whileOffering("A seat in a session that is held for a guest is about to be released"),
    status: "offered",
  },
  "session.offer-expired": {
    ...whileOffering("A guest didn't answer an offer for a session in time"),
    status: "cancelled",
  },
  "session.reminder": {
    ...inSession("15 minutes before a session, for guests who have chosen to get an email"),
    status: "confirmed",
  },
  "session.moved": { ...inSession("You change the time or room of sessions"), status: "confirmed" },
  "session.cancelled": { ...inSession("You cancel a session"), status: "confirmed" },
  "session.restored": { ...inSession("You restore a session after cancelling it"), status: "confirmed" },
  "session.displaced": {
    ...inSession("You make a session smaller and a guest loses their seat"),
    status: "waitlisted",
  },
  "session.removed": { ...inSession("You remove a guest from a session"), status: "cancelled" },
  "session.released": {
    stage: "session",
    status: "cancelled",
    when: ({ sessions }) =>
      sessions?.isReleasing ? "A guest hasn't arrived and their seat in a session is given away" : null,
  },
};

/** The status of the RSVP that an email is about, and whether a calendar file of the event comes with it. */
export function sampleOf(kind: GuestMailKind): { status: RsvpStatus; hasCalendarFile: boolean } {
  const { status, hasCalendarFile = false } = MAILS[kind];
  return { status, hasCalendarFile };
}

/** The emails that an event with these terms sends automatically, without its reminders, in the order of a guest's way. */
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
