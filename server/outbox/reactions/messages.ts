import type { Db } from "../../db/client";
import { deliverMessage, findReleasedMessage, readPeopleToMail } from "../../notifications/messages";
import type { Deferral, Fact } from "../reaction";

/** People mailed per delivery of the fact; the rest follow in further deliveries, so that other mails get their turn. */
const CHUNK = 200;

/** Mails a host's message to everyone whom it is for, as they are now. */
export async function mailMessage(
  db: Db,
  fact: Fact<"message.released">,
  now: Date,
): Promise<Deferral | undefined> {
  const message = await findReleasedMessage(db, fact.payload.messageId);
  if (!message) return undefined;
  const people = await readPeopleToMail(db, message, CHUNK);
  const sent = await Promise.allSettled(people.map((person) => deliverMessage(db, message, person, now)));
  const failure = sent.find((result) => result.status === "rejected");
  // A whole chunk that failed means the mail server, not an address: the relay's backoff has its turn.
  if (failure && (people.length < CHUNK || sent.every((result) => result.status === "rejected"))) {
    throw failure.reason;
  }
  return people.length < CHUNK ? undefined : { deferUntil: now };
}
