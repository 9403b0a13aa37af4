import { isolate } from "../../../lib/clean-text";
import { formatDeadline } from "../../../lib/deadline";
import type { RsvpStatus } from "../../seats/facts";
import { ordinal } from "../rsvps/ledger.policy";
import { plainDescription } from "./policy";

/** One calendar entry. */
export type CalendarEntry = {
  /** Never changes. */
  uid: string;
  /** Grows with every change of the entry. */
  sequence: number;
  title: string;
  startsAt: Date;
  endsAt: Date;
  /** IANA name. */
  timeZone: string;
  /** Whole days in the zone; the end day is exclusive. */
  allDay: boolean;
  status: "CONFIRMED" | "TENTATIVE" | "CANCELLED";
  /** Whether the time shows as busy. */
  isBusy: boolean;
  location: string | null;
  description: string | null;
  url: string;
  hostName: string;
  changedAt: Date;
  /** Minutes before the start at which to remind; null = no reminder. */
  alarmMinutes: number | null;
};

export type EventFacts = {
  id: string;
  slug: string;
  /** Its page below that of the event; left out for the event itself. */
  page?: string;
  title: string;
  description: string;
  /** Null if unknown, or if the reader may not see it. */
  place: string | null;
  onlineUrl: string | null;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  allDay: boolean;
  status: "draft" | "published" | "cancelled";
  version: number;
  updatedAt: Date;
  hostName: string;
};

export type RsvpCalendarFacts = {
  id: string;
  status: RsvpStatus;
  position: number | null;
  statusAt: Date;
  offerExpiresAt: Date | null;
  version: number;
};

/** For how many days a cancelled entry is still sent, so that calendars remove it. */
export const GONE_DAYS = 30;
/** How long before its end an offer shows in the calendar, and how long before that the calendar reminds. */
const OFFER_MINUTES = 15;
const OFFER_ALARM_MINUTES = 120;

const minuteMs = 60_000;

/** The event itself, without an RSVP. @param origin of the site, without a final slash */
export function eventEntry(event: EventFacts, origin: string): CalendarEntry {
  const isOff = event.status === "cancelled";
  const url = `${origin}/events/${[event.slug, event.page].filter(Boolean).join("/")}`;
  const online = event.onlineUrl && `Online: ${event.onlineUrl}`;
  const text = [plainDescription(event.description), online, url].filter(Boolean).join("\n\n");
  return {
    uid: `${event.id}@turnout`,
    sequence: event.version - 1,
    title: event.title,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    timeZone: event.timeZone,
    allDay: event.allDay,
    status: isOff ? "CANCELLED" : event.status === "draft" ? "TENTATIVE" : "CONFIRMED",
    isBusy: !isOff,
    location: event.place ?? event.onlineUrl,
    description: text,
    url,
    hostName: event.hostName,
    changedAt: event.updatedAt,
    alarmMinutes: null,
  };
}

/**
 * The sequence number of the entry for this RSVP, the same in the feed, the emails and the file of the event. Both
 * versions only grow, so it grows with a change of either.
 */
export function sequenceOf(
  event: Pick<EventFacts, "version">,
  rsvp: Pick<RsvpCalendarFacts, "version"> | null,
): number {
  return event.version - 1 + (rsvp ? rsvp.version - 1 : 0);
}

type Answered = Pick<RsvpCalendarFacts, "version" | "statusAt">;

/** The event as a confirmed guest sees it. */
export function ownEntry(event: EventFacts, rsvp: Answered, origin: string): CalendarEntry {
  return {
    ...eventEntry(event, origin),
    sequence: sequenceOf(event, rsvp),
    changedAt: new Date(Math.max(event.updatedAt.getTime(), rsvp.statusAt.getTime())),
  };
}

/** The minimum by which a calendar finds and removes the entry. */
export function goneEntry(event: EventFacts, rsvp: Answered, origin: string): CalendarEntry {
  const entry = ownEntry(event, rsvp, origin);
  return { ...entry, status: "CANCELLED", isBusy: false, location: null, description: null };
}

/** The entries of a personal calendar for one event, by the status of the RSVP. */
export function feedEntries(
  event: EventFacts,
  rsvp: RsvpCalendarFacts,
  { origin, now }: { origin: string; now: Date },
): CalendarEntry[] {
  const entry = ownEntry(event, rsvp, origin);
  const standing = standingOf(event, rsvp, now);
  if (event.status === "cancelled" || standing === "gone") return [goneEntry(event, rsvp, origin)];
  if (standing === "confirmed") return [entry];
  // A past event without a seat is left out.
  if (now >= event.endsAt) return [];
  const hoped: CalendarEntry = {
    ...entry,
    title: `${standing} · ${isolate(event.title)}`,
    status: "TENTATIVE",
    isBusy: false,
    description: `${standing}.\n\n${entry.description}`,
  };
  return rsvp.status === "offered" && rsvp.offerExpiresAt
    ? [hoped, offerEnd(event, rsvp, rsvp.offerExpiresAt, entry)]
    : [hoped];
}

/**
 * The status in words, for RSVPs that are neither confirmed nor over. An expired offer is none, even if no job has
 * closed it.
 */
function standingOf(event: EventFacts, rsvp: RsvpCalendarFacts, now: Date): string {
  switch (rsvp.status) {
    case "confirmed":
      return "confirmed";
    case "waitlisted":
      return rsvp.position === null ? "Waitlist" : `${ordinal(rsvp.position)} on the waitlist`;
    case "pending":
      return "Waiting for the host's approval";
    case "offered":
      if (!rsvp.offerExpiresAt) return "Offer";
      if (rsvp.offerExpiresAt <= now) return "gone";
      return `Offer until ${formatDeadline({ ...event, at: rsvp.offerExpiresAt, now })}`;
    case "cancelled":
    case "declined":
      return "gone";
  }
}

function offerEnd(
  event: EventFacts,
  rsvp: RsvpCalendarFacts,
  endsAt: Date,
  entry: CalendarEntry,
): CalendarEntry {
  return {
    ...entry,
    // A later offer is another entry.
    uid: `${rsvp.id}-offer-${rsvp.statusAt.getTime()}@turnout`,
    title: `Last chance to accept your offer · ${isolate(event.title)}`,
    startsAt: new Date(endsAt.getTime() - OFFER_MINUTES * minuteMs),
    endsAt,
    allDay: false,
    status: "TENTATIVE",
    isBusy: false,
    location: null,
    description: `Your seats are kept until then. Accept or pass them on:\n${entry.url}`,
    alarmMinutes: OFFER_ALARM_MINUTES,
  };
}
