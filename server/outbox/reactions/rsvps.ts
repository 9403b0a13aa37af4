import type { Db } from "../../db/client";
import { createLoader } from "../../db/loader";
import { issueOfferToken } from "../../domains/rsvps/offers/commands";
import { deliverMail } from "../../notifications/deliveries";
import { displacedMail, offerExpiredMail, offeredMail } from "../../notifications/offer-mails";
import { type RsvpMailFacts, readRsvpMailFacts } from "../../notifications/rsvp-facts";
import {
  approvedMail,
  confirmedMail,
  declinedMail,
  promotedMail,
  registeredMail,
  removedMail,
  requestedMail,
  waitlistedMail,
} from "../../notifications/rsvp-mails";
import { userChannel } from "../../realtime/channels";
import { liveMessage } from "../../realtime/publisher";
import type { Deferral, Fact } from "../reaction";
import { publishOrDefer } from "./live";

type RsvpFact = Fact<
  | "rsvp.confirmed"
  | "rsvp.waitlisted"
  | "rsvp.promoted"
  | "rsvp.declined"
  | "rsvp.restored"
  | "rsvp.requested"
  | "rsvp.approved"
  | "rsvp.registered"
  | "rsvp.offered"
  | "rsvp.offer-expired"
  | "rsvp.displaced"
  | "rsvp.removed"
  | "rsvp.edited"
  | "rsvp.withdrawn"
>;

const loadEventId = createLoader(async (db: Db, poolIds: string[]) => {
  const events = await db.event.findMany({
    where: { poolId: { in: poolIds } },
    select: { id: true, poolId: true },
  });
  return new Map(events.map((event) => [event.poolId, event.id]));
});

const loadMailFacts = createLoader(readRsvpMailFacts);

/** Tells all windows of the person that their RSVP changed. */
export async function tellPerson(db: Db, fact: RsvpFact, now: Date): Promise<Deferral | undefined> {
  const { poolId, userId } = fact.payload;
  const eventId = await loadEventId(db, poolId);
  if (!eventId) return undefined;
  return publishOrDefer(fact, now, [liveMessage(userChannel(userId), "rsvp.changed", { eventId })]);
}

/** Mails the person what became of their RSVP, if that is still so. */
export async function mailPerson(db: Db, fact: RsvpFact, now: Date): Promise<undefined> {
  const facts = await loadMailFacts(db, fact.payload.rsvpId);
  const kind = facts && mailKindOf(fact.type, facts, now);
  if (!kind) return;
  // Of what is so since one moment, people hear once, however many facts led there before they could be told.
  const occurrence = `${facts.rsvpId} ${facts.statusAt.toISOString()}`;
  const occasion = { userId: facts.person.id, kind, occurrence };
  const mail = kind === "rsvp.offered" ? await offerMail(db, facts, now) : TEMPLATES[kind](facts, now);
  await deliverMail(db, occasion, { to: facts.person.email, ...mail }, now);
}

const TEMPLATES = {
  "rsvp.confirmed": confirmedMail,
  "rsvp.waitlisted": waitlistedMail,
  "rsvp.promoted": promotedMail,
  "rsvp.declined": declinedMail,
  "rsvp.requested": requestedMail,
  "rsvp.approved": approvedMail,
  "rsvp.registered": registeredMail,
  "rsvp.offer-expired": offerExpiredMail,
  "rsvp.displaced": displacedMail,
  "rsvp.removed": removedMail,
};

/** The link in it answers this one offer; it is made for this mail and kept as a hash only. */
async function offerMail(db: Db, facts: RsvpMailFacts, now: Date) {
  const { rsvpId, statusAt: offeredAt, offerExpiresAt } = facts;
  const expiresAt = offerExpiresAt ?? now;
  const token = await issueOfferToken(db, { rsvpId, offeredAt, expiresAt });
  return offeredMail({ ...facts, offerExpiresAt: expiresAt, token }, now);
}

type MailKind = keyof typeof TEMPLATES | "rsvp.offered";

/** Which mail is still true now; null where the person moved on meanwhile, or where there is nothing left to attend. */
function mailKindOf(type: RsvpFact["type"], facts: RsvpMailFacts, now: Date): MailKind | null {
  const { status, event, person, offerExpiresAt } = facts;
  if (event.status !== "published" || event.endsAt <= now || person.isBanned) return null;
  switch (type) {
    case "rsvp.confirmed":
    case "rsvp.promoted":
    case "rsvp.registered":
    case "rsvp.approved":
      if (status === "confirmed") return type;
      // Let in by the host while every seat was taken: what is true is the place in line.
      return status === "waitlisted" && (type === "rsvp.registered" || type === "rsvp.approved")
        ? "rsvp.waitlisted"
        : null;
    case "rsvp.waitlisted":
      return status === "waitlisted" ? type : null;
    case "rsvp.displaced":
      return status === "waitlisted" ? type : null;
    case "rsvp.requested":
      return status === "pending" ? type : null;
    case "rsvp.offered":
      return status === "offered" && offerExpiresAt && offerExpiresAt > now ? type : null;
    case "rsvp.offer-expired":
      return status === "cancelled" && offerExpiresAt ? type : null;
    case "rsvp.removed":
      return status === "cancelled" ? type : null;
    case "rsvp.declined":
      return status === "declined" ? type : null;
    case "rsvp.restored":
      if (status === "waitlisted") return "rsvp.waitlisted";
      return status === "confirmed" ? "rsvp.confirmed" : null;
    default:
      return null;
  }
}
