import { isolate } from "../../../lib/clean-text";
import { formatStart } from "../../../lib/dates";
import type { Db } from "../../db/client";
import { remindsFrom } from "../../domains/events/reminders/policy";
import { issueOfferToken } from "../../domains/rsvps/offer-links.commands";
import { appUrl } from "../app-url";
import { withCalendar } from "../calendar-attachment";
import { findPosition } from "../positions";
import { reminderContent } from "../reminder-mails";
import { isOwedRemoval, type RsvpMailFacts } from "../rsvp-facts";
import { cancelledMail, restoredEventMail } from "../rsvp-mails";
import { kindAboutRsvps } from "./about-rsvps";
import type { Kind, Notice, Subject } from "./kind";
import { lastCallAt } from "./last-call";

const LIVE = ["confirmed", "offered", "waitlisted", "pending"];

type EventWords = {
  title: (facts: RsvpMailFacts) => string;
  body: (facts: RsvpMailFacts, now: Date) => string;
  /** Why the notice is stale for this RSVP; null while it is not. */
  staleBecause: (facts: RsvpMailFacts, subject: Subject, now: Date) => string | null;
  canWait: boolean;
  mail: (facts: RsvpMailFacts, subject: Subject) => Notice["mail"];
};

/** A kind about an event that a person has an RSVP to. */
function eventKind({ title, body, staleBecause, canWait, mail }: EventWords): Kind {
  return kindAboutRsvps((about, subject, now) => {
    const { event, person } = about;
    return {
      eventId: event.id,
      brief: { title: title(about), body: body(about, now), path: `/events/${event.slug}` },
      staleBecause:
        person.isBanned && !isOwedRemoval(about)
          ? "The person was banned."
          : staleBecause(about, subject, now),
      isOwed: isOwedRemoval(about),
      latestAt: canWait ? lastCallAt({ startsAt: remindsFrom(event) }) : null,
      mail: mail(about, subject),
    };
  });
}

/** The URL that answers the offer that a restored event reopens; undefined if there is none. */
async function offerUrl(db: Db, facts: RsvpMailFacts): Promise<string | undefined> {
  const { rsvpId, status, statusAt: offeredAt, offerExpiresAt: expiresAt } = facts;
  if (status !== "offered" || !expiresAt) return undefined;
  return appUrl(`/offers/${await issueOfferToken(db, { rsvpId, offeredAt, expiresAt })}`);
}

const when = ({ event }: RsvpMailFacts, now: Date) => formatStart({ ...event, at: event.startsAt, now });

const minutesOf = (subject: Subject) => Number(subject.minutesBefore);

/** Kinds about an event that a person has an RSVP to. */
export const eventKinds = {
  "event.cancelled": eventKind({
    title: ({ event }) => `Cancelled: ${isolate(event.title)}`,
    body: () => "The host has cancelled this event.",
    staleBecause: ({ status, event, isInCalendar }) => {
      if (event.status !== "cancelled") return "The event takes place.";
      return LIVE.includes(status) || isInCalendar ? null : "The person had left before.";
    },
    canWait: false,
    mail: (facts) => async (_to, now, db) =>
      withCalendar(db, cancelledMail(facts, now), { rsvpId: facts.rsvpId, now, putsIn: false }),
  }),
  "event.restored": eventKind({
    title: ({ event }) => `It's on again: ${isolate(event.title)}`,
    body: (facts, now) => [when(facts, now), facts.event.place].filter(Boolean).join(" · "),
    staleBecause: ({ status, event }, _subject, now) => {
      if (event.status !== "published" || event.endsAt <= now)
        return "The event does not take place, or is over.";
      return LIVE.includes(status) ? null : "The person has left.";
    },
    canWait: false,
    mail: (facts) => async (_to, now, db) => {
      const isIn = facts.status === "confirmed";
      const position = facts.status === "waitlisted" ? await findPosition(db, facts.rsvpId) : null;
      const mail = restoredEventMail({ ...facts, position }, now, await offerUrl(db, facts));
      return isIn ? withCalendar(db, mail, { rsvpId: facts.rsvpId, now, putsIn: true }) : mail;
    },
  }),
  "event.reminder": eventKind({
    title: ({ event }) => `Coming up: ${isolate(event.title)}`,
    body: (facts, now) => [when(facts, now), facts.event.place].filter(Boolean).join(" · "),
    staleBecause: ({ status, event }, subject, now) => {
      if (status !== "confirmed") return "The person has no seat any more.";
      if (event.status !== "published") return "The event will not take place.";
      const startsAt = remindsFrom(event);
      if (startsAt <= now) return "The event has begun.";
      return startsAt.toISOString() === subject.startsAt ? null : "The event was moved.";
    },
    canWait: true,
    mail: (facts, subject) => async (_to, now) => reminderContent(facts, minutesOf(subject), now),
  }),
} as const;
