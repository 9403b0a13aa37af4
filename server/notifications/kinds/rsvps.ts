import { isolate } from "../../../lib/clean-text";
import type { KindName } from "../../domains/notifications/kinds/schema";
import { ordinal } from "../../domains/rsvps/ledger.policy";
import { withCalendar } from "../calendar-attachment";
import type { MailContent } from "../layout";
import { displacedMail, offerExpiredMail } from "../offer-mails";
import { isOwedRemoval, type RsvpMailFacts } from "../rsvp-facts";
import {
  approvedMail,
  confirmedMail,
  declinedMail,
  promotedMail,
  removedMail,
  requestedMail,
  seatsOf,
  waitlistedMail,
  withdrawnMail,
} from "../rsvp-mails";
import { kindAboutRsvps } from "./about-rsvps";
import type { Kind, Notice, Subject } from "./kind";

/** What a notification about an RSVP is about: the RSVP as it stands since one moment. */
export const rsvpSubject = ({ rsvpId, statusAt }: Pick<RsvpMailFacts, "rsvpId" | "statusAt">): Subject => ({
  rsvpId,
  statusAt: statusAt.toISOString(),
});

/** Of what is so since one moment, people hear once, however many facts led there before they could be told. */
export const rsvpOccurrence = ({ rsvpId, statusAt }: Pick<RsvpMailFacts, "rsvpId" | "statusAt">): string =>
  `${rsvpId} ${statusAt.toISOString()}`;

export type RsvpWords = {
  name: KindName;
  /** What the notification centre says, before the name of the event. */
  title: (facts: RsvpMailFacts) => string;
  body?: (facts: RsvpMailFacts, now: Date) => string;
  notice: (facts: RsvpMailFacts, now: Date) => Pick<Notice, "mail"> & Partial<Notice>;
};

/** A kind that tells somebody of their RSVP, for as long as the RSVP stands as it stood then. */
export function rsvpKind({ name, title, body, notice }: RsvpWords): Kind {
  return kindAboutRsvps(name, (about, subject, now) => ({
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
  }));
}

function staleBecause(about: RsvpMailFacts, subject: Subject, now: Date): string | null {
  const { statusAt, event, person } = about;
  if (person.isBanned && !isOwedRemoval(about)) return "The person was banned.";
  if (event.status !== "published") return "The event will not take place.";
  if (event.endsAt <= now) return "The event is over.";
  const isSame = subject.statusAt === undefined || statusAt.toISOString() === subject.statusAt;
  return isSame ? null : "The RSVP has changed since.";
}

type Template = (facts: RsvpMailFacts, now: Date) => MailContent;

/** Takes out of the calendar what is not so any more. */
const mailed = (template: Template, putsIn = false): RsvpWords["notice"] => {
  return (facts) => ({
    mail: async (_to, now, db) =>
      withCalendar(db, template(facts, now), { rsvpId: facts.rsvpId, now, putsIn }),
  });
};

/** The same, and puts the event into the calendar. */
const mailedWithCalendar = (template: Template) => mailed(template, true);

const waits = ({ position }: RsvpMailFacts) =>
  position === null ? "on the waitlist" : `${ordinal(position)} in line`;
const seatsBody = (facts: RsvpMailFacts) => seatsOf(facts);

/** What somebody hears of their own RSVP. */
export const rsvpKinds: Kind[] = [
  rsvpKind({
    name: "rsvp.confirmed",
    title: () => "You're in",
    body: seatsBody,
    notice: mailedWithCalendar(confirmedMail),
  }),
  rsvpKind({
    name: "rsvp.promoted",
    title: () => "A seat came free, you're in",
    body: seatsBody,
    notice: mailedWithCalendar(promotedMail),
  }),
  rsvpKind({
    name: "rsvp.approved",
    title: () => "The host approved your request",
    body: seatsBody,
    notice: mailedWithCalendar(approvedMail),
  }),
  rsvpKind({
    name: "rsvp.waitlisted",
    title: (facts) => `You're ${waits(facts)}`,
    notice: mailed(waitlistedMail),
  }),
  rsvpKind({
    name: "rsvp.displaced",
    title: () => "You're back on the waitlist",
    body: () => "You stand at its head: the next seat that fits is yours.",
    notice: mailed(displacedMail),
  }),
  rsvpKind({
    name: "rsvp.requested",
    title: () => "Your request was sent",
    body: () => "The host approves each guest.",
    notice: mailed(requestedMail),
  }),
  rsvpKind({ name: "rsvp.declined", title: () => "No seat for you this time", notice: mailed(declinedMail) }),
  rsvpKind({
    name: "rsvp.removed",
    title: () => "You're no longer on the list",
    notice: mailed(removedMail),
  }),
  rsvpKind({
    name: "rsvp.withdrawn",
    title: () => "You've cancelled",
    notice: (facts, now) => ({
      ...(!facts.isInCalendar && { staleBecause: "No mail has put this event into their calendar." }),
      ...mailed(withdrawnMail)(facts, now),
    }),
  }),
  rsvpKind({
    name: "rsvp.offer-expired",
    title: () => "Your offer has ended",
    notice: mailed(offerExpiredMail),
  }),
];
