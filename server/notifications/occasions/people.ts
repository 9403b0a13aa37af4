import type { KindName } from "../../domains/notifications/kinds/schema";
import { offerReminderAt } from "../../domains/rsvps/offers.policy";
import { rsvpOccurrence, rsvpSubject } from "../kinds/rsvps";
import type { RsvpMailFacts } from "../rsvp-facts";
import type { Occasion } from "./occasion";

/** To the person of the RSVP, once for the state that it is in. */
export function toPerson(kind: KindName, about: RsvpMailFacts): Occasion {
  const to = { userId: about.person.id };
  return { kind, to, occurrence: rsvpOccurrence(about), subject: rsvpSubject(about) };
}

/**
 * An offer to the person, and the reminder before it ends. An offer whose end moved is a new occurrence, so the person
 * hears of the new end.
 */
export function offerToPerson(
  { offered, ending }: { offered: KindName; ending: KindName },
  about: RsvpMailFacts,
  now: Date,
): Occasion[] {
  const { offerExpiresAt: expiresAt, statusAt: offeredAt, askedAt } = about;
  const until = expiresAt ? ` until ${expiresAt.toISOString()}` : "";
  const common = { ...toPerson(offered, about), occurrence: `${rsvpOccurrence(about)}${until}` };
  const notBefore = expiresAt && askedAt === null ? offerReminderAt({ offeredAt, expiresAt }) : null;
  const isReminded = notBefore !== null && notBefore > now;
  return [common, ...(isReminded ? [{ ...common, kind: ending, notBefore }] : [])];
}

/** Whether a seat is held for the person at this moment. */
export function isHeld({ status, offerExpiresAt }: RsvpMailFacts, now: Date): boolean {
  return status === "offered" && offerExpiresAt !== null && offerExpiresAt > now;
}
