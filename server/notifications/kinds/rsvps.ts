import { isolate } from "../../../lib/clean-text";
import { withCalendar } from "../calendar-attachment";
import type { MailContent } from "../layout";
import { displacedMail, offerExpiredMail } from "../offer-mails";
import { withPositions } from "../positions";
import { isOwedRemoval, type RsvpMailFacts } from "../rsvp-facts";
import {
  approvedMail,
  confirmedMail,
  declinedMail,
  placeOf,
  promotedMail,
  releasedMail,
  removedMail,
  requestedMail,
  seatsOf,
  waitlistedMail,
  withdrawnMail,
} from "../rsvp-mails";
import { withTicket } from "../ticket-attachment";
import { kindAbout, kindAboutRsvps } from "./about-rsvps";
import type { Kind, Notice, Subject } from "./kind";

/** The subject of a notification about an RSVP: the RSVP in the state that it has had since `statusAt`. */
export const rsvpSubject = ({ rsvpId, statusAt }: Pick<RsvpMailFacts, "rsvpId" | "statusAt">): Subject => ({
  rsvpId,
  statusAt: statusAt.toISOString(),
});

/** The dedupe key: one notification per RSVP state (`rsvpId` and `statusAt`), however many facts led to it. */
export const rsvpOccurrence = ({ rsvpId, statusAt }: Pick<RsvpMailFacts, "rsvpId" | "statusAt">): string =>
  `${rsvpId} ${statusAt.toISOString()}`;

export type RsvpWords<Facts> = {
  /** What the notification centre says, before the name of the event. */
  title: (facts: Facts) => string;
  body?: (facts: Facts, now: Date) => string;
  notice: (facts: Facts, now: Date) => Pick<Notice, "mail"> & Partial<Notice>;
};

/** A kind about a person's own RSVP, for as long as the RSVP stays in the state of its subject. */
export function rsvpKind(words: RsvpWords<RsvpMailFacts>): Kind {
  return kindAboutRsvps(noticeIn(words));
}

function noticeIn<Facts extends RsvpMailFacts>({ title, body, notice }: RsvpWords<Facts>) {
  return (about: Facts, subject: Subject, now: Date): Notice => ({
    eventId: about.event.id,
    brief: {
      title: `${title(about)}: ${isolate(about.event.title)}`,
      body: body?.(about, now) ?? "",
      path: `/events/${about.event.slug}`,
    },
    staleBecause: staleBecause(about, subject, now),
    latestAt: null,
    isOwed: isOwedRemoval(about),
    ...notice(about, now),
  });
}

function staleBecause(about: RsvpMailFacts, subject: Subject, now: Date): string | null {
  const { statusAt, event, person } = about;
  if (person.isBanned && !isOwedRemoval(about)) return "The person was banned.";
  if (event.status !== "published") return "The event will not take place.";
  if (event.endsAt <= now) return "The event is over.";
  const isSame = subject.statusAt === undefined || statusAt.toISOString() === subject.statusAt;
  return isSame ? null : "The RSVP has changed since.";
}

type Template<Facts> = (facts: Facts, now: Date) => MailContent;

/** A mail that takes a stale entry out of the person's calendar. */
const mailed = <Facts extends RsvpMailFacts>(template: Template<Facts>): RsvpWords<Facts>["notice"] => {
  return (facts) => ({
    mail: (_to, now, db) =>
      withCalendar(db, template(facts, now), { rsvpId: facts.rsvpId, now, putsIn: false }),
  });
};

/** A mail that says that the person is in: with their ticket, and the event for their calendar. */
const mailedWithTicket = (template: Template<RsvpMailFacts>): RsvpWords<RsvpMailFacts>["notice"] => {
  return (facts) => ({
    mail: async (_to, now, db) => {
      const about = { rsvpId: facts.rsvpId, now, putsIn: true };
      return withTicket(db, await withCalendar(db, template(facts, now), about), facts);
    },
  });
};

const seatsBody = (facts: RsvpMailFacts) => seatsOf(facts);

/** Kinds about a person's own RSVP. */
export const rsvpKinds = {
  "rsvp.confirmed": rsvpKind({
    title: () => "You're in",
    body: seatsBody,
    notice: mailedWithTicket(confirmedMail),
  }),
  "rsvp.promoted": rsvpKind({
    title: () => "A seat opened up, you're in",
    body: seatsBody,
    notice: mailedWithTicket(promotedMail),
  }),
  "rsvp.approved": rsvpKind({
    title: () => "The host approved your request",
    body: seatsBody,
    notice: mailedWithTicket(approvedMail),
  }),
  "rsvp.waitlisted": kindAbout(
    withPositions,
    noticeIn({ title: (facts) => `You're ${placeOf(facts)}`, notice: mailed(waitlistedMail) }),
  ),
  "rsvp.displaced": rsvpKind({
    title: () => "You're back on the waitlist",
    body: () => "You're at the top of it: the next seat that fits is yours.",
    notice: mailed(displacedMail),
  }),
  "rsvp.requested": rsvpKind({
    title: () => "Your request was sent",
    body: () => "The host approves each guest.",
    notice: mailed(requestedMail),
  }),
  "rsvp.declined": rsvpKind({ title: () => "No seat for you this time", notice: mailed(declinedMail) }),
  "rsvp.removed": rsvpKind({
    title: () => "You're no longer on the guest list",
    notice: mailed(removedMail),
  }),
  "rsvp.released": rsvpKind({
    title: () => "Your seat was given away",
    body: () =>
      "The event has begun and you hadn't arrived. At the door they can tell you whether there is room.",
    notice: mailed(releasedMail),
  }),
  "rsvp.withdrawn": rsvpKind({
    title: () => "You've cancelled",
    notice: (facts, now) => ({
      ...(!facts.isInCalendar && { staleBecause: "No email has put this event into their calendar." }),
      ...mailed(withdrawnMail)(facts, now),
    }),
  }),
  "rsvp.offer-expired": rsvpKind({
    title: () => "Your offer has ended",
    notice: mailed(offerExpiredMail),
  }),
} as const;
