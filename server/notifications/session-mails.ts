import { isolate } from "../../lib/clean-text";
import { formatEventTime } from "../../lib/dates";
import { formatDeadline } from "../../lib/deadline";
import { counted, plural } from "../../lib/plural";
import { partyRuleSentence } from "../domains/rsvps/policy";
import { changeSentence, changeTitle, type SessionNews } from "../domains/sessions/changes/policy";
import { appUrl } from "./app-url";
import type { MailContent } from "./layout";
import type { PositionedFacts } from "./positions";
import { startsWhen } from "./reminder-mails";
import type { SessionRsvpFacts } from "./rsvp-facts";
import { placeOf, type Words } from "./rsvp-mails";

/** The titles of the sessions that a person gave up for this seat, as they had chosen. */
export type GivenUp = { givenUp: string[] };

export type PositionedSession = SessionRsvpFacts & Pick<PositionedFacts, "position">;

/** Where a person sees and changes their sessions. */
export const schedulePath = ({ event }: Pick<SessionRsvpFacts, "event">) =>
  `/events/${event.slug}/my-schedule`;

/** "Inks · Night walk": every message about a session names it before its event. */
export const sessionName = ({ session, event }: SessionRsvpFacts): string =>
  `${isolate(session.title)} · ${isolate(event.title)}`;

/** "Sat 28 Nov, 10:00 – 11:00 CET". A session has hours, also at an event without. */
export const sessionTime = ({ session, event }: SessionRsvpFacts, now: Date): string =>
  formatEventTime({ ...session, timeZone: event.timeZone, allDay: false, now });

/** Until when an offer holds. */
export const sessionDeadline = ({ event }: SessionRsvpFacts, at: Date, now: Date): string =>
  formatDeadline({ timeZone: event.timeZone, allDay: false, at, now });

/** "You have a seat in this session." */
export function sessionSeatsOf({ guests }: SessionRsvpFacts): string {
  if (guests === 0) return "You have a seat in this session.";
  return `You have ${counted(1 + guests, "seat")} in this session: one for you, ${guests} for your ${plural(guests, "guest", "guests")}.`;
}

/** Which sessions were given up for the seat; nothing where there are none. */
export function givenUpSentences({ givenUp }: GivenUp): string[] {
  if (givenUp.length === 0) return [];
  return [`As you had chosen, you gave up ${givenUp.map(isolate).join(", ")} for it.`];
}

const SESSION_ONLY = "This is about the session only. It doesn't change your RSVP to the event.";
const IF_PLANS_CHANGE = "If your plans change, cancel on your schedule so someone else can come.";

export function sessionConfirmedMail(facts: SessionRsvpFacts & GivenUp, now: Date): MailContent {
  return mailAboutSession(facts, now, {
    subject: `Session booked: ${sessionName(facts)}`,
    paragraphs: [sessionSeatsOf(facts), ...givenUpSentences(facts), IF_PLANS_CHANGE],
    action: "See your schedule",
  });
}

export function sessionPromotedMail(facts: SessionRsvpFacts & GivenUp, now: Date): MailContent {
  return mailAboutSession(facts, now, {
    subject: `You're in this session: ${sessionName(facts)}`,
    paragraphs: [
      `${facts.guests === 0 ? "A seat" : counted(1 + facts.guests, "seat")} opened up. ${sessionSeatsOf(facts)}`,
      ...givenUpSentences(facts),
      IF_PLANS_CHANGE,
    ],
    action: "See your schedule",
  });
}

export function sessionWaitlistedMail(facts: PositionedSession, now: Date): MailContent {
  const place = sessionPlace(facts);
  return mailAboutSession(facts, now, {
    subject: `You're ${place}: ${sessionName(facts)}`,
    paragraphs: [
      `There is no room for you in this session yet: you're ${place}. We'll keep your place and tell you when it's your turn.`,
      partyRuleSentence(facts.pool.partyRule, facts.pool.passOversMax, facts.pool),
      SESSION_ONLY,
    ],
    action: "See your schedule",
  });
}

/** "3rd on the session's waitlist". */
export const sessionPlace = (facts: PositionedSession): string =>
  placeOf(facts).replace("the waitlist", "the session's waitlist");

type Offer = { offerExpiresAt: Date /** Opens the page where this offer is answered. */; token: string };
export type SessionOfferFacts = SessionRsvpFacts & Offer;

const seatsWord = ({ guests }: SessionRsvpFacts) => (guests === 0 ? "A seat" : counted(1 + guests, "seat"));
const areHeld = ({ guests }: SessionRsvpFacts, still = "") =>
  `${guests === 0 ? "is" : "are"} ${still}being held for you`;
const goes = ({ guests }: SessionRsvpFacts) => (guests === 0 ? "it goes" : "they go");

export function sessionOfferedMail(facts: SessionOfferFacts, now: Date): MailContent {
  const until = sessionDeadline(facts, facts.offerExpiresAt, now);
  return mailAboutSession(facts, now, {
    subject: `${seatsWord(facts)} in a session ${areHeld(facts)} until ${until}: ${sessionName(facts)}`,
    paragraphs: [
      `${seatsWord(facts)} in this session opened up, and it's your turn. ${facts.guests === 0 ? "It" : "They"} ${areHeld(facts)} until ${until}.`,
      `Open the link to accept or decline. If we don't hear from you by then, ${goes(facts)} to the next person.`,
    ],
    action: "Answer the offer",
    url: appUrl(`/offers/${facts.token}`),
  });
}

export function sessionOfferEndingMail(facts: SessionOfferFacts, now: Date): MailContent {
  const until = sessionDeadline(facts, facts.offerExpiresAt, now);
  return mailAboutSession(facts, now, {
    subject: `Session seat still yours until ${until}: ${sessionName(facts)}`,
    paragraphs: [
      `${seatsWord(facts)} in this session ${areHeld(facts, "still ")}, until ${until}. After that, ${goes(facts)} to the next person.`,
    ],
    action: "Answer the offer",
    url: appUrl(`/offers/${facts.token}`),
  });
}

export function sessionOfferExpiredMail(facts: SessionRsvpFacts, now: Date): MailContent {
  return mailAboutSession(facts, now, {
    subject: `Your offer for a session has ended: ${sessionName(facts)}`,
    paragraphs: [
      `We held ${facts.guests === 0 ? "a seat" : counted(1 + facts.guests, "seat")} in this session for you but didn't hear back in time, so ${facts.guests === 0 ? "it" : "they"} went to the next person. You can join the session's waitlist again, at its end.`,
      SESSION_ONLY,
    ],
    action: "See the schedule",
  });
}

export function sessionDisplacedMail(facts: SessionRsvpFacts, now: Date): MailContent {
  return mailAboutSession(facts, now, {
    subject: `You're back on a session's waitlist: ${sessionName(facts)}`,
    paragraphs: [
      "The host had to make this session smaller, and yours was among the newest RSVPs. You're at the top of its waitlist: the next seat that fits is yours.",
      `We're sorry. ${SESSION_ONLY}`,
    ],
    action: "See your schedule",
  });
}

export function sessionRemovedMail(facts: SessionRsvpFacts, now: Date): MailContent {
  return mailAboutSession(facts, now, {
    subject: `You're no longer in this session: ${sessionName(facts)}`,
    paragraphs: [
      "The host took you off the list of this session, so you no longer have a seat or a place on its waitlist.",
      SESSION_ONLY,
    ],
    action: "See the schedule",
  });
}

export function sessionReleasedMail(facts: SessionRsvpFacts, now: Date): MailContent {
  return mailAboutSession(facts, now, {
    subject: `Your seat in this session was given away: ${sessionName(facts)}`,
    paragraphs: [
      "The session has begun and you hadn't arrived, so your seat went to someone waiting at the door. If you're on your way, the people at the door can tell you whether there is still room.",
      SESSION_ONLY,
    ],
    action: "See your schedule",
  });
}

export function sessionReminderMail(facts: SessionRsvpFacts, now: Date): MailContent {
  const { session, event } = facts;
  const when = startsWhen({ startsAt: session.startsAt, timeZone: event.timeZone, allDay: false }, now);
  return mailAboutSession(facts, now, {
    subject: `${when}: ${sessionName(facts)}`,
    paragraphs: [
      sessionSeatsOf(facts),
      "If you can't come after all, please cancel on your schedule so no one waits for you.",
    ],
    action: "See your schedule",
  });
}

export function sessionCancelledMail(facts: SessionRsvpFacts, now: Date): MailContent {
  return mailAboutSession(facts, now, {
    subject: `Session cancelled: ${sessionName(facts)}`,
    paragraphs: ["The host has cancelled this session. You don't need to do anything.", SESSION_ONLY],
    action: "See the schedule",
  });
}

export function sessionRestoredMail(facts: SessionRsvpFacts, now: Date): MailContent {
  return mailAboutSession(facts, now, {
    subject: `Session on again: ${sessionName(facts)}`,
    paragraphs: [
      "The host had cancelled this session. It takes place after all.",
      facts.status === "confirmed"
        ? `${sessionSeatsOf(facts)} If you can't make it any more, cancel on your schedule.`
        : "You have the place that you had: see your schedule for what it is.",
    ],
    action: "See your schedule",
  });
}

/** A session, and what of its time and room is new to the person. */
export type SessionTells = { about: SessionRsvpFacts; changes: SessionNews[] };

/** What changed, with the values before. @param sessions those of one event with news for the person */
export function sessionMovedMail(sessions: readonly SessionTells[], now: Date): MailContent {
  const [first] = sessions;
  if (!first) throw new Error("there is no session to write about");
  const what = changeTitle(sessions.flatMap(({ changes }) => changes));
  const isOne = sessions.length === 1;
  const { event } = first.about;
  const mail = mailAboutSession(first.about, now, {
    subject: isOne
      ? `${what}: ${sessionName(first.about)}`
      : `${what} (${counted(sessions.length, "session")}): ${isolate(event.title)}`,
    paragraphs: [
      isOne
        ? "The host has changed when or where this session takes place."
        : `The host has changed ${counted(sessions.length, "session")} on your schedule.`,
      ...sessions.map(({ about, changes }) => {
        const sentences = changes.map(changeSentence).join("\n");
        return isOne ? sentences : `${isolate(about.session.title)}\n${sentences}`;
      }),
      isOne
        ? "You keep your place. If you can't come any more, cancel on your schedule."
        : "You keep your places.",
    ],
    action: "See your schedule",
  });
  return isOne ? mail : { ...mail, facts: [{ label: "Event", value: event.title }] };
}

/** A mail about one session RSVP, with the facts of the session and its event. */
function mailAboutSession(facts: SessionRsvpFacts, now: Date, words: Words): MailContent {
  const { event, session, person, guests } = facts;
  const where = [session.room, event.place].filter(Boolean).join(", ");
  return {
    subject: words.subject,
    greeting: `Hello ${isolate(person.name)},`,
    paragraphs: words.paragraphs,
    facts: [
      { label: "Session", value: session.title },
      { label: "Event", value: event.title },
      { label: "When", value: sessionTime(facts, now) },
      ...(where ? [{ label: "Where", value: where }] : []),
      ...(event.onlineUrl ? [{ label: "Online", value: event.onlineUrl }] : []),
      ...(guests > 0 ? [{ label: "Group", value: `You and ${counted(guests, "guest")}` }] : []),
    ],
    action: { label: words.action, url: words.url ?? appUrl(schedulePath(facts)) },
    footer: "You're receiving this because you booked a session of this event.",
  };
}
