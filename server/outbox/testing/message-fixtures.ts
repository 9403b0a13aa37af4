import type { Db } from "../../db/client";
import { writeMessage } from "../../domains/messages/commands";
import type { MessageStatus } from "../../domains/messages/schema";
import { ask, createComingEvent, joinAll, relayAll } from "./outbox-fixtures";

export const SUBJECT = "Doors open at half past six";

/** `n` minutes from the real now. */
export const minutes = (n: number) => new Date(Date.now() + n * 60_000);

/** Relays until nothing is owed. @returns who was mailed with this subject, each as often as they were */
export async function mailedAfterRelay(db: Db, subject = SUBJECT): Promise<string[]> {
  await relayAll(db);
  const mails = await db.mailboxMessage.findMany({ where: { subject }, orderBy: { to: "asc" } });
  return mails.map((mail) => mail.to.split("@")[0] ?? "");
}

/** Forgets what only RSVPs owe, so that relaying takes no longer than it must. */
export async function settle(db: Db): Promise<void> {
  await db.outboxEvent.deleteMany({ where: { type: { not: "message.released" } } });
  await db.outboxTask.deleteMany();
}

type MessageChoice = {
  statuses?: MessageStatus[];
  rsvpIds?: string[];
  checkIn?: "anyone" | "arrived" | "missing";
  sendAt?: Date;
  repliesToAuthor?: boolean;
};

/** A message of the host, to confirmed guests unless `choice` says otherwise. */
export function write(
  db: Db,
  event: { id: string; poolId: string; hostId: string },
  choice: MessageChoice = {},
) {
  const statuses = choice.rsvpIds ? undefined : (["confirmed"] as const);
  const audience = { checkIn: "anyone" as const, ...(statuses && { statuses: [...statuses] }), ...choice };
  const words = { subject: SUBJECT, body: "The bar is open.\n\nSee you there!" };
  return writeMessage(db, { event, authorId: event.hostId, ...words, ...audience, now: new Date() });
}

/** An event with people in four statuses: in, waiting, cancelled and declined. */
export async function mixedEvent(db: Db) {
  const event = await createComingEvent(db, { capacity: 4 });
  const [ana = "", ben = "", gone = "", no = "", chi = "", dev = ""] = await joinAll(db, event, 6);
  const rsvpId = (await db.rsvp.findFirstOrThrow({ where: { poolId: event.poolId, userId: no } })).id;
  await db.seatPool.update({ where: { id: event.poolId }, data: { cutoffMinutes: 43_200 } });
  await ask(db, event, [{ kind: "decline", actorId: event.hostId, rsvpId }]);
  await ask(db, event, [{ kind: "withdraw", actorId: gone, userId: gone }]);
  await db.seatPool.update({ where: { id: event.poolId }, data: { cutoffMinutes: 0 } });
  const rows = await db.rsvp.findMany({ where: { poolId: event.poolId } });
  const idOf = (userId: string) => rows.find((row) => row.userId === userId)?.id ?? "";
  await settle(db);
  return { db, event, ana, ben, gone, no, chi, dev, idOf };
}
