import { changesBetween, type FactChange } from "../domains/events/changes/policy";
import type { GuestMailKind } from "../domains/notifications/guest-mails/schema";
import type { MailContent } from "./layout";
import { askedMail, displacedMail, offerEndingMail, offerExpiredMail, offeredMail } from "./offer-mails";
import type { PositionedFacts } from "./positions";
import { reminderContent, rescheduledContent } from "./reminder-mails";
import type { RsvpMailFacts } from "./rsvp-facts";
import {
  approvedMail,
  cancelledMail,
  confirmedMail,
  declinedMail,
  promotedMail,
  removedMail,
  requestedMail,
  restoredEventMail,
  waitlistedMail,
  withdrawnMail,
} from "./rsvp-mails";

type About = { facts: PositionedFacts; minutesBefore: number; now: Date };
type Template = (facts: PositionedFacts, now: Date) => MailContent;

/** Takes the place of an offer's secret in a real email. */
const NO_TOKEN = "their-own-link";

const offer = ({ facts, now }: About) => ({
  ...facts,
  offerExpiresAt: facts.offerExpiresAt ?? now,
  token: NO_TOKEN,
});
const plain = (template: Template) => (about: About) => template(about.facts, about.now);

/** A change from one hour earlier. */
function sampleChange({ event }: RsvpMailFacts, now: Date): FactChange[] {
  const earlier = (at: Date) => new Date(at.getTime() - 3_600_000);
  const was = { ...event, allDay: false, startsAt: earlier(event.startsAt), endsAt: earlier(event.endsAt) };
  return changesBetween(was, event, now);
}

const TEMPLATES: Record<GuestMailKind, (about: About) => MailContent> = {
  "rsvp.requested": plain(requestedMail),
  "rsvp.approved": plain(approvedMail),
  "rsvp.confirmed": plain(confirmedMail),
  "rsvp.waitlisted": plain(waitlistedMail),
  "rsvp.promoted": plain(promotedMail),
  "rsvp.offered": (about) => offeredMail(offer(about), about.now),
  "rsvp.offer-ending": (about) => offerEndingMail(offer(about), about.now),
  "rsvp.offer-expired": plain(offerExpiredMail),
  "event.reminder": ({ facts, minutesBefore, now }) => reminderContent(facts, minutesBefore, now),
  "event.rescheduled": ({ facts, now }) =>
    rescheduledContent([{ about: facts, changes: sampleChange(facts, now) }], now),
  "event.cancelled": plain(cancelledMail),
  "event.restored": plain(restoredEventMail),
  "rsvp.registered": (about) => askedMail(offer(about), about.now),
  "rsvp.displaced": plain(displacedMail),
  "rsvp.removed": plain(removedMail),
  "rsvp.declined": plain(declinedMail),
  "rsvp.withdrawn": plain(withdrawnMail),
};

/**
 * The email that a guest with these facts would get, without the secrets of a real one.
 * @param about.minutesBefore which reminder it is; of no meaning to others
 */
export function guestMailContent(kind: GuestMailKind, about: About): MailContent {
  return TEMPLATES[kind](about);
}
