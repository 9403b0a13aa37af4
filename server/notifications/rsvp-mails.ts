import { isolate } from "../../lib/clean-text";
import { formatEventTime } from "../../lib/dates";
import { formatDeadline } from "../../lib/deadline";
import { groupedCode } from "../../lib/grouped-code";
import { counted, plural } from "../../lib/plural";
import { ordinal } from "../domains/rsvps/ledger.policy";
import { partyRuleSentence } from "../domains/rsvps/policy";
import { appUrl } from "./app-url";
import type { MailContent, MailTicket } from "./layout";
import type { PositionedFacts } from "./positions";
import type { RsvpMailFacts } from "./rsvp-facts";

/** "You're in." */
export function confirmedMail(facts: RsvpMailFacts, now: Date): MailContent {
  return mailAbout(facts, now, {
    subject: `You're in: ${isolate(facts.event.title)}`,
    paragraphs: [`${seatsOf(facts)} We look forward to seeing you.`, IF_PLANS_CHANGE],
    action: "See your RSVP",
  });
}

/** "on the waitlist", or the place on it where that is known. */
export function placeOf({ position }: Pick<PositionedFacts, "position">): string {
  return position === null ? "on the waitlist" : `${ordinal(position)} on the waitlist`;
}

/** "You're 3rd on the waitlist", with the rule by which seats are given. */
export function waitlistedMail(facts: PositionedFacts, now: Date): MailContent {
  const place = placeOf(facts);
  return mailAbout(facts, now, {
    subject: `You're ${place}: ${isolate(facts.event.title)}`,
    paragraphs: [
      `There ${facts.guests === 0 ? "is no seat" : `are no ${counted(1 + facts.guests, "seat")}`} for you yet: you're ${place}. We'll keep your place and email you when it's your turn.`,
      partyRuleSentence(facts.pool.partyRule, facts.pool.passOversMax, facts.pool),
    ],
    action: "See your place on the waitlist",
  });
}

/** "A seat opened up: you're in." */
export function promotedMail(facts: RsvpMailFacts, now: Date): MailContent {
  const freed = facts.guests === 0 ? "A seat opened up" : `${counted(1 + facts.guests, "seat")} opened up`;
  return mailAbout(facts, now, {
    subject: `${freed}, you're in: ${isolate(facts.event.title)}`,
    paragraphs: [`${freed}. ${seatsOf(facts)}`, IF_PLANS_CHANGE],
    action: "See your RSVP",
  });
}

/** The host declined the RSVP. */
export function declinedMail(facts: RsvpMailFacts, now: Date): MailContent {
  return mailAbout(facts, now, {
    subject: `No seat for you this time: ${isolate(facts.event.title)}`,
    paragraphs: [
      "The host has declined your RSVP, so you don't have a seat. If you think this is a mistake, please ask the host.",
    ],
    action: "See the event",
  });
}

/** "The host has your request." */
export function requestedMail(facts: RsvpMailFacts, now: Date): MailContent {
  return mailAbout(facts, now, {
    subject: `Your request was sent: ${isolate(facts.event.title)}`,
    paragraphs: [
      "The host approves each guest of this event. Until then no seat is held for you; we'll write to you as soon as the host has answered.",
    ],
    action: "See your request",
  });
}

/** "The host approved your request: you're in." */
export function approvedMail(facts: RsvpMailFacts, now: Date): MailContent {
  return mailAbout(facts, now, {
    subject: `You're in: ${isolate(facts.event.title)}`,
    paragraphs: [`The host approved your request. ${seatsOf(facts)}`, IF_PLANS_CHANGE],
    action: "See your RSVP",
  });
}

/** The host removed them from the guest list; they may RSVP again. */
export function removedMail(facts: RsvpMailFacts, now: Date): MailContent {
  return mailAbout(facts, now, {
    subject: `You're no longer on the guest list: ${isolate(facts.event.title)}`,
    paragraphs: [
      "The host removed you from the guest list, so you no longer have a seat or a place on the waitlist. While RSVPs are open, you can RSVP again on the event page.",
    ],
    action: "See the event",
  });
}

/** The seat of a guest who had not arrived went to a person at the door. */
export function releasedMail(facts: RsvpMailFacts, now: Date): MailContent {
  const seat = facts.guests === 0 ? "your seat" : "your seats";
  return mailAbout(facts, now, {
    subject: `Your seat was given away: ${isolate(facts.event.title)}`,
    paragraphs: [
      `The event has begun and you hadn't arrived, so ${seat} went to someone waiting at the door.`,
      "If you're on your way, the people at the door can tell you whether there is still room.",
    ],
    action: "See the event",
  });
}

/** To a person whose calendar still holds the event: they cancelled, or their account was suspended. */
export function withdrawnMail(facts: RsvpMailFacts, now: Date): MailContent {
  const { isBanned } = facts.person;
  return mailAbout(facts, now, {
    subject: `${isBanned ? "Your RSVP was cancelled" : "You've cancelled"}: ${isolate(facts.event.title)}`,
    paragraphs: isBanned
      ? [
          "Your account was suspended, so your RSVP was cancelled. This email takes the event out of your calendar.",
        ]
      : [
          "You've cancelled your RSVP. This email takes the event out of your calendar.",
          "Changed your mind? While RSVPs are open, you can RSVP again on the event page.",
        ],
    action: "See the event",
  });
}

/** To every guest who held or awaited a seat. */
export function cancelledMail(facts: RsvpMailFacts, now: Date): MailContent {
  return mailAbout(facts, now, {
    subject: `Cancelled: ${isolate(facts.event.title)}`,
    paragraphs: ["The host has cancelled this event. You don't need to do anything."],
    action: "See the event",
  });
}

/**
 * To every guest whose seat, place, offer or request is restored with the cancelled event.
 * @param offerUrl where an offer is answered without signing in
 */
export function restoredEventMail(facts: PositionedFacts, now: Date, offerUrl?: string): MailContent {
  return mailAbout(facts, now, {
    subject: `It's on again: ${isolate(facts.event.title)}`,
    paragraphs: [
      "The host had cancelled this event by mistake. It's going ahead after all.",
      standingOf(facts),
    ],
    action: facts.status === "offered" ? "Answer your offer" : "See your RSVP",
    ...(offerUrl && { url: offerUrl }),
  });
}

function standingOf(facts: PositionedFacts): string {
  const { status, position, offerExpiresAt, event } = facts;
  if (status === "confirmed")
    return `${seatsOf(facts)} If you can't make it any more, cancel on the event page.`;
  if (status === "waitlisted") {
    return position === null
      ? "You're on the waitlist, as before."
      : `You're ${ordinal(position)} on the waitlist, as before.`;
  }
  if (status === "pending") return "Your request is with the host, as before.";
  if (!offerExpiresAt) return "Your offer is open again.";
  return `Your offer is open again: reply by ${formatDeadline({ ...event, at: offerExpiresAt, now: offerExpiresAt })}.`;
}

/** The ticket as an email shows it. @param picture the source of the QR code's picture */
export function ticketIn(
  { event }: Pick<RsvpMailFacts, "event">,
  { picture, shortCode }: { picture: string; shortCode: string },
): MailTicket {
  return {
    picture,
    code: groupedCode(shortCode),
    hint: "Show the QR code at the door, or read out this code.",
    link: { label: "Open your ticket", url: appUrl(`/events/${event.slug}/ticket`) },
  };
}

const IF_PLANS_CHANGE = "If your plans change, cancel on the event page so someone else can come.";

export function seatsOf({ guests }: RsvpMailFacts): string {
  if (guests === 0) return "You have a seat.";
  return `You have ${counted(1 + guests, "seat")}: one for you, ${guests} for your ${plural(guests, "guest", "guests")}.`;
}

export type Words = {
  subject: string;
  paragraphs: string[];
  action: string;
  /** Where the action leads; left out = the event's page. */
  url?: string;
};

/** A mail about one RSVP, with the facts of its event. */
export function mailAbout(
  { event, person, guests, askedAt }: RsvpMailFacts,
  now: Date,
  words: Words,
): MailContent {
  const facts: MailContent["facts"] = [
    { label: "Event", value: event.title },
    { label: "When", value: formatEventTime({ ...event, now }) },
    ...(event.place ? [{ label: "Where", value: event.place }] : []),
    ...(event.onlineUrl ? [{ label: "Online", value: event.onlineUrl }] : []),
    ...(guests > 0 ? [{ label: "Group", value: `You and ${counted(guests, "guest")}` }] : []),
  ];
  return {
    subject: words.subject,
    greeting: `Hello ${isolate(person.name)},`,
    paragraphs: words.paragraphs,
    facts,
    action: { label: words.action, url: words.url ?? appUrl(`/events/${event.slug}`) },
    footer: askedAt
      ? `You're receiving this because ${isolate(event.hostName)} named you for this event on Turnout.`
      : "You're receiving this because you RSVPed to this event.",
  };
}
