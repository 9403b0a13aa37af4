import { isolate } from "../../lib/clean-text";
import { formatDeadline } from "../../lib/deadline";
import { counted } from "../../lib/plural";
import { appUrl } from "./app-url";
import type { MailContent } from "./layout";
import type { RsvpMailFacts } from "./rsvp-facts";
import { mailAbout } from "./rsvp-mails";

type OfferFacts = RsvpMailFacts & {
  offerExpiresAt: Date /** Opens the page where this offer is answered. */;
  token: string;
};

/** A waitlisted person who is asked has no offer that could end. */
type AskedFacts = RsvpMailFacts & { token: string };

const seatsWord = ({ guests }: RsvpMailFacts) => (guests === 0 ? "A seat" : counted(1 + guests, "seat"));

const goes = ({ guests }: RsvpMailFacts) => (guests === 0 ? "it goes" : "they go");

/** "A seat is being held for you until …": answered by its link, without signing in. */
export function offeredMail(facts: OfferFacts, now: Date): MailContent {
  const until = formatDeadline({ ...facts.event, at: facts.offerExpiresAt, now });
  const is = facts.guests === 0 ? "is" : "are";
  return mailAbout(facts, now, {
    subject: `${seatsWord(facts)} ${is} being held for you until ${until}: ${isolate(facts.event.title)}`,
    paragraphs: [
      `${seatsWord(facts)} opened up, and it's your turn. ${facts.guests === 0 ? "It is" : "They are"} being held for you until ${until}.`,
      `Open the link to accept or decline. If we don't hear from you by then, ${goes(facts)} to the next person.`,
    ],
    action: "Answer the offer",
    url: appUrl(`/offers/${facts.token}`),
  });
}

/** "Will you come?": a host named them; nothing is settled until they say so. Answered by its link, without signing in. */
export function askedMail(facts: AskedFacts, now: Date): MailContent {
  const { event, offerExpiresAt } = facts;
  const until = offerExpiresAt && formatDeadline({ ...event, at: offerExpiresAt, now });
  const is = facts.guests === 0 ? "is" : "are";
  return mailAbout(facts, now, {
    subject: `${isolate(event.hostName)} asks if you're coming: ${isolate(event.title)}`,
    paragraphs: [
      until
        ? `${isolate(event.hostName)} would like you to come. ${seatsWord(facts)} ${is} being held for you until ${until}.`
        : `${isolate(event.hostName)} would like you to come and put you on the waitlist. If a seat opens, we'll ask you first.`,
      "You're not registered until you accept. Open the link to accept or decline; if you do nothing, you're not on the list.",
    ],
    action: "Accept or decline",
    url: appUrl(`/offers/${facts.token}`),
  });
}

/** "Your offer has ended." */
export function offerExpiredMail(facts: RsvpMailFacts, now: Date): MailContent {
  return mailAbout(facts, now, {
    subject: `Your offer has ended: ${isolate(facts.event.title)}`,
    paragraphs: [
      `We held ${facts.guests === 0 ? "a seat" : counted(1 + facts.guests, "seat")} for you but didn't hear back in time, so ${facts.guests === 0 ? "it" : "they"} went to the next person. While RSVPs are open, you can RSVP again on the event page, at the end of the waitlist.`,
    ],
    action: "See the event",
  });
}

/** The event became smaller: the person lost their seat and is first on the waitlist. */
export function displacedMail(facts: RsvpMailFacts, now: Date): MailContent {
  return mailAbout(facts, now, {
    subject: `You're back on the waitlist: ${isolate(facts.event.title)}`,
    paragraphs: [
      "The host had to make this event smaller, and yours was among the newest RSVPs. You're at the top of the waitlist: the next seat that fits is yours.",
      "We're sorry. If your plans change, please leave the waitlist on the event page.",
    ],
    action: "See your place on the waitlist",
  });
}

/** "One hour left to answer." */
export function offerEndingMail(facts: OfferFacts, now: Date): MailContent {
  const until = formatDeadline({ ...facts.event, at: facts.offerExpiresAt, now });
  return mailAbout(facts, now, {
    subject: `Still yours until ${until}: ${isolate(facts.event.title)}`,
    paragraphs: [
      `${seatsWord(facts)} ${facts.guests === 0 ? "is" : "are"} still being held for you, until ${until}. After that, ${goes(facts)} to the next person.`,
    ],
    action: "Answer the offer",
    url: appUrl(`/offers/${facts.token}`),
  });
}
