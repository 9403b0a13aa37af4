import type { Db } from "../../db/client";
import { createLoader } from "../../db/loader";
import { deliverMail } from "../../notifications/deliveries";
import { type RsvpMailFacts, readRsvpMailFacts } from "../../notifications/rsvp-facts";
import { confirmedMail, declinedMail, promotedMail, waitlistedMail } from "../../notifications/rsvp-mails";
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
  const occasion = { userId: facts.person.id, kind, occurrence: fact.id };
  await deliverMail(db, occasion, { to: facts.person.email, ...TEMPLATES[kind](facts, now) }, now);
}

const TEMPLATES = {
  "rsvp.confirmed": confirmedMail,
  "rsvp.waitlisted": waitlistedMail,
  "rsvp.promoted": promotedMail,
  "rsvp.declined": declinedMail,
};

/** Which mail is still true now; null where the person moved on meanwhile, or where there is nothing left to attend. */
function mailKindOf(type: RsvpFact["type"], facts: RsvpMailFacts, now: Date): keyof typeof TEMPLATES | null {
  const { status, event, person } = facts;
  if (event.status !== "published" || event.endsAt <= now || person.isBanned) return null;
  switch (type) {
    case "rsvp.confirmed":
    case "rsvp.promoted":
      return status === "confirmed" ? type : null;
    case "rsvp.waitlisted":
      return status === "waitlisted" ? type : null;
    case "rsvp.declined":
      return status === "declined" ? type : null;
    case "rsvp.restored":
      if (status === "waitlisted") return "rsvp.waitlisted";
      return status === "confirmed" ? "rsvp.confirmed" : null;
    default:
      return null;
  }
}
