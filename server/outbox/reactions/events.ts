import type { Db } from "../../db/client";
import { deliverMail } from "../../notifications/deliveries";
import { readPeopleToTell, readRsvpMailFacts } from "../../notifications/rsvp-facts";
import { cancelledMail } from "../../notifications/rsvp-mails";
import { eventChannel } from "../../realtime/channels";
import { liveMessage } from "../../realtime/publisher";
import type { Deferral, Fact } from "../reaction";
import { publishOrDefer } from "./live";

type EventFact = Fact<"event.published" | "event.changed" | "event.cancelled">;

/** People mailed per delivery of the fact; the rest follow in further deliveries, so that other mails get their turn. */
const CHUNK = 200;

/**
 * Tells every open page of the event that it changed. On both names of its channel, because the change may have been
 * that of its visibility; nothing is said but that there was one.
 */
export async function tellEventChanged(_db: Db, fact: EventFact, now: Date): Promise<Deferral | undefined> {
  const alreadyTold = fact.type === "event.cancelled" && !fact.isFirstDelivery;
  if (alreadyTold) return undefined;
  const id = fact.payload.eventId;
  const channels = (["public", "private"] as const).map((visibility) => eventChannel({ id, visibility }));
  const messages = channels.map((channel) => liveMessage(channel, "event.changed", {}));
  return publishOrDefer(fact, now, messages);
}

/** Mails everyone with a live RSVP that the event will not take place. */
export async function mailCancellation(
  db: Db,
  fact: Fact<"event.cancelled">,
  now: Date,
): Promise<Deferral | undefined> {
  const occurrence = fact.id;
  const kind = "event.cancelled";
  const rsvpIds = await readPeopleToTell(db, {
    eventId: fact.payload.eventId,
    kind,
    occurrence,
    limit: CHUNK,
  });
  const facts = [...(await readRsvpMailFacts(db, rsvpIds)).values()];
  const sent = await Promise.allSettled(
    facts.map((one) => {
      const message = { to: one.person.email, ...cancelledMail(one, now) };
      return deliverMail(db, { userId: one.person.id, kind, occurrence }, message, now);
    }),
  );
  const failure = sent.find((result) => result.status === "rejected");
  // A whole chunk that failed means the mail server, not an address: the relay's backoff has its turn.
  if (failure && (rsvpIds.length < CHUNK || sent.every((result) => result.status === "rejected"))) {
    throw failure.reason;
  }
  return rsvpIds.length < CHUNK ? undefined : { deferUntil: now };
}
