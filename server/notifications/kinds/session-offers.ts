import { isolate } from "../../../lib/clean-text";
import { counted } from "../../../lib/plural";
import { countOfferDelivery } from "../../metrics";
import { appUrl } from "../app-url";
import type { SessionRsvpFacts } from "../rsvp-facts";
import {
  schedulePath,
  sessionDeadline,
  sessionOfferEndingMail,
  sessionOfferExpiredMail,
  sessionOfferedMail,
} from "../session-mails";
import type { Recipient } from "./kind";
import { hasEnded, withLink } from "./offers";
import { sessionKind } from "./sessions";

const until = (facts: SessionRsvpFacts, now: Date) =>
  sessionDeadline(facts, facts.offerExpiresAt ?? now, now);

const variables = (facts: SessionRsvpFacts, to: Recipient, now: Date) => ({
  name: to.name,
  what: `${isolate(facts.session.title)} (${isolate(facts.event.title)})`,
  until: until(facts, now),
  link: appUrl(schedulePath(facts)),
});

const stale = (facts: SessionRsvpFacts, now: Date) =>
  hasEnded(facts, now) ? { staleBecause: "The offer has ended." } : {};

/** Kinds about a seat in a session that is held until the person answers. */
export const sessionOfferKinds = {
  "session.offered": {
    ...sessionKind({
      title: ({ guests }) =>
        guests === 0
          ? "A seat in a session is being held for you"
          : `${counted(1 + guests, "seat is", "seats are")} being held for you in a session`,
      body: (facts, now) => `Reply by ${until(facts, now)}.`,
      notice: (facts, now) => ({
        ...stale(facts, now),
        mail: async (_to, at, db) => sessionOfferedMail(await withLink(db, facts, at), at),
        whatsapp: (to, at) => ({ template: "waitlist_hold_offered", variables: variables(facts, to, at) }),
      }),
    }),
    count: countOfferDelivery,
  },
  "session.offer-ending": sessionKind({
    title: () => "Session seat still held for you",
    body: (facts, now) => `Reply by ${until(facts, now)}.`,
    notice: (facts, now) => ({
      ...stale(facts, now),
      mail: async (_to, at, db) => sessionOfferEndingMail(await withLink(db, facts, at), at),
      whatsapp: (to, at) => ({ template: "waitlist_hold_reminder", variables: variables(facts, to, at) }),
    }),
  }),
  "session.offer-expired": sessionKind({
    title: () => "Your offer for a session has ended",
    body: () => "You can join its waitlist again.",
    notice: (facts) => ({ mail: async (_to, now) => sessionOfferExpiredMail(facts, now) }),
  }),
} as const;
