import { qrPng } from "../domains/checkin/qr.policy";
import { changesBetween, type FactChange } from "../domains/events/changes/policy";
import type { GuestMailKind } from "../domains/notifications/guest-mails/schema";
import { type SessionNews, sessionNews } from "../domains/sessions/changes/policy";
import type { MailContent } from "./layout";
import { askedMail, displacedMail, offerEndingMail, offerExpiredMail, offeredMail } from "./offer-mails";
import type { PositionedFacts } from "./positions";
import { feedbackContent, reminderContent, rescheduledContent } from "./reminder-mails";
import type { RsvpMailFacts, SessionRsvpFacts } from "./rsvp-facts";
import {
  approvedMail,
  cancelledMail,
  confirmedMail,
  declinedMail,
  promotedMail,
  releasedMail,
  removedMail,
  requestedMail,
  restoredEventMail,
  ticketIn,
  waitlistedMail,
  withdrawnMail,
} from "./rsvp-mails";
import {
  type GivenUp,
  sessionCancelledMail,
  sessionConfirmedMail,
  sessionDisplacedMail,
  sessionMovedMail,
  sessionOfferEndingMail,
  sessionOfferExpiredMail,
  sessionOfferedMail,
  sessionPromotedMail,
  sessionReleasedMail,
  sessionReminderMail,
  sessionRemovedMail,
  sessionRestoredMail,
  sessionWaitlistedMail,
} from "./session-mails";

type About = { facts: PositionedFacts; minutesBefore: number; now: Date };
type Template = (facts: PositionedFacts, now: Date) => MailContent;

/** Takes the place of an offer's secret in a real email. */
const NO_TOKEN = "their-own-link";

/** Takes the place of a ticket's code in a real email; no door accepts it. */
const SAMPLE_CODE = "SAMPLE23";

const offer = ({ facts, now }: About) => ({
  ...facts,
  offerExpiresAt: facts.offerExpiresAt ?? now,
  token: NO_TOKEN,
});
const plain = (template: Template) => (about: About) => template(about.facts, about.now);

/** An email that says that they are in, with a ticket as theirs will look. */
const withSampleTicket =
  (template: Template) =>
  ({ facts, now }: About): MailContent => {
    const picture = `data:image/png;base64,${qrPng(SAMPLE_CODE.repeat(9)).toString("base64")}`;
    return { ...template(facts, now), ticket: ticketIn(facts, { picture, shortCode: SAMPLE_CODE }) };
  };

type InSession = PositionedFacts & SessionRsvpFacts & GivenUp;

/** @throws Error for facts without a session */
const inSession =
  (template: (facts: InSession, now: Date) => MailContent) =>
  ({ facts, now }: About): MailContent => {
    const { session } = facts;
    if (!session) throw new Error("there is no session to write about");
    return template({ ...facts, session, givenUp: [] }, now);
  };

const sessionOffer = (facts: InSession, now: Date) => ({
  ...facts,
  offerExpiresAt: facts.offerExpiresAt ?? now,
  token: NO_TOKEN,
});

/** A change from one hour earlier, in the same room. */
function sampleNews({ session, event }: InSession, now: Date): SessionNews[] {
  const earlier = (at: Date) => new Date(at.getTime() - 3_600_000);
  const was = { ...session, startsAt: earlier(session.startsAt), endsAt: earlier(session.endsAt) };
  return sessionNews(was, session, { timeZone: event.timeZone, now });
}

/** A change from one hour earlier. */
function sampleChange({ event }: RsvpMailFacts, now: Date): FactChange[] {
  const earlier = (at: Date) => new Date(at.getTime() - 3_600_000);
  const was = { ...event, allDay: false, startsAt: earlier(event.startsAt), endsAt: earlier(event.endsAt) };
  return changesBetween(was, event, now);
}

const TEMPLATES: Record<GuestMailKind, (about: About) => MailContent> = {
  "rsvp.requested": plain(requestedMail),
  "rsvp.approved": withSampleTicket(approvedMail),
  "rsvp.confirmed": withSampleTicket(confirmedMail),
  "rsvp.waitlisted": plain(waitlistedMail),
  "rsvp.promoted": withSampleTicket(promotedMail),
  "rsvp.offered": (about) => offeredMail(offer(about), about.now),
  "rsvp.offer-ending": (about) => offerEndingMail(offer(about), about.now),
  "rsvp.offer-expired": plain(offerExpiredMail),
  "event.reminder": ({ facts, minutesBefore, now }) => reminderContent(facts, minutesBefore, now),
  "feedback.asked": plain(feedbackContent),
  "event.rescheduled": ({ facts, now }) =>
    rescheduledContent([{ about: facts, changes: sampleChange(facts, now) }], now),
  "event.cancelled": plain(cancelledMail),
  "event.restored": plain(restoredEventMail),
  "rsvp.registered": (about) => askedMail(offer(about), about.now),
  "rsvp.displaced": plain(displacedMail),
  "rsvp.removed": plain(removedMail),
  "rsvp.declined": plain(declinedMail),
  "rsvp.withdrawn": plain(withdrawnMail),
  "rsvp.released": plain(releasedMail),
  "session.confirmed": inSession(sessionConfirmedMail),
  "session.waitlisted": inSession(sessionWaitlistedMail),
  "session.promoted": inSession(sessionPromotedMail),
  "session.offered": inSession((facts, now) => sessionOfferedMail(sessionOffer(facts, now), now)),
  "session.offer-ending": inSession((facts, now) => sessionOfferEndingMail(sessionOffer(facts, now), now)),
  "session.offer-expired": inSession(sessionOfferExpiredMail),
  "session.reminder": inSession((facts, now) => sessionReminderMail(facts, now)),
  "session.moved": inSession((facts, now) =>
    sessionMovedMail([{ about: facts, changes: sampleNews(facts, now) }], now),
  ),
  "session.cancelled": inSession(sessionCancelledMail),
  "session.restored": inSession(sessionRestoredMail),
  "session.displaced": inSession(sessionDisplacedMail),
  "session.removed": inSession(sessionRemovedMail),
  "session.released": inSession(sessionReleasedMail),
};

/**
 * The email that a guest with these facts would get, without the secrets of a real one.
 * @param about.minutesBefore which reminder it is; of no meaning to others
 */
export function guestMailContent(kind: GuestMailKind, about: About): MailContent {
  return TEMPLATES[kind](about);
}
