import { formatDeadline } from "../../../lib/deadline";
import { counted } from "../../../lib/plural";
import type { Db } from "../../db/client";
import { issueOfferToken } from "../../domains/rsvps/offer-links.commands";
import { countOfferDelivery } from "../../metrics";
import { appUrl } from "../app-url";
import { withCalendar } from "../calendar-attachment";
import { askedMail, offerEndingMail, offeredMail } from "../offer-mails";
import type { RsvpMailFacts } from "../rsvp-facts";
import type { Recipient } from "./kind";
import { rsvpKind } from "./rsvps";

/** A new link that answers this one offer. It is made for the email that carries it; only its hash is kept. */
export async function withLink<Facts extends RsvpMailFacts>(db: Db, facts: Facts, now: Date) {
  const offerExpiresAt = facts.offerExpiresAt ?? now;
  const { rsvpId, statusAt: offeredAt } = facts;
  const token = await issueOfferToken(db, { rsvpId, offeredAt, expiresAt: offerExpiresAt });
  return { ...facts, offerExpiresAt, token };
}

const until = ({ offerExpiresAt, event }: RsvpMailFacts, now: Date) =>
  formatDeadline({ ...event, at: offerExpiresAt ?? now, now });

/** The template has the same variables for a seat and for a venue. */
const variables = (facts: RsvpMailFacts, to: Recipient, now: Date) => ({
  name: to.name,
  what: facts.event.title,
  until: until(facts, now),
  link: appUrl(`/events/${facts.event.slug}`),
});

export const hasEnded = ({ offerExpiresAt }: RsvpMailFacts, now: Date) =>
  !offerExpiresAt || offerExpiresAt <= now;

/** Kinds about a seat that is held until the person answers. */
export const offerKinds = {
  "rsvp.registered": rsvpKind({
    title: ({ event }) => `${event.hostName} asks if you're coming`,
    body: (facts, now) =>
      facts.offerExpiresAt
        ? `Accept or decline by ${until(facts, now)}.`
        : "You're on the waitlist. Accept or decline.",
    notice: (facts, now) => ({
      ...((facts.askedAt === null || (facts.status === "offered" && hasEnded(facts, now))) && {
        staleBecause: "They have answered, or the time to do so has ended.",
      }),
      invitedBy: facts.event.hostId,
      mail: async (_to, at, db) => {
        const { rsvpId, statusAt: offeredAt, offerExpiresAt, event } = facts;
        const expiresAt = offerExpiresAt ?? event.endsAt;
        const token = await issueOfferToken(db, { rsvpId, offeredAt, expiresAt });
        return askedMail({ ...facts, token }, at);
      },
    }),
  }),
  "rsvp.offered": {
    ...rsvpKind({
      title: (facts) =>
        facts.guests === 0
          ? "A seat is being held for you"
          : `${counted(1 + facts.guests, "seat is", "seats are")} being held for you`,
      body: (facts, now) => `Reply by ${until(facts, now)}.`,
      notice: (facts, now) => ({
        ...(hasEnded(facts, now) && { staleBecause: "The offer has ended." }),
        mail: async (_to, at, db) =>
          withCalendar(db, offeredMail(await withLink(db, facts, at), at), {
            rsvpId: facts.rsvpId,
            now: at,
            putsIn: false,
          }),
        whatsapp: (to, at) => ({ template: "waitlist_hold_offered", variables: variables(facts, to, at) }),
      }),
    }),
    count: countOfferDelivery,
  },
  "rsvp.offer-ending": rsvpKind({
    title: () => "Still held for you",
    body: (facts, now) => `Reply by ${until(facts, now)}.`,
    notice: (facts, now) => ({
      ...(hasEnded(facts, now) && { staleBecause: "The offer has ended." }),
      mail: async (_to, at, db) => offerEndingMail(await withLink(db, facts, at), at),
      whatsapp: (to, at) => ({ template: "waitlist_hold_reminder", variables: variables(facts, to, at) }),
    }),
  }),
} as const;
