import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { changeEventRow } from "../../tests/factories";
import { inTransaction } from "../db/transaction";
import { provideEnv } from "../env";
import { appendEvent } from "../outbox/append";
import { ask, createComingEvent, joinAll, joinRequest, relayAll } from "../outbox/testing/outbox-fixtures";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "https://turnout.example" });
const database = testDatabase();

beforeEach(async () => {
  await database.db.outboxEvent.deleteMany();
  await database.db.outboxTask.deleteMany();
  await database.db.mailboxMessage.deleteMany();
});

/** Relays until nothing is owed. @returns the subjects of the mails so far, by recipient */
async function mailsAfterRelay() {
  const { db } = database;
  await relayAll(db);
  const mails = await db.mailboxMessage.findMany({ orderBy: [{ createdAt: "asc" }, { subject: "asc" }] });
  return (userId: string | undefined) =>
    mails.filter((mail) => mail.to === `${userId}@people.test`).map((mail) => mail.subject);
}

test("an RSVP is confirmed by email to a guest with a seat, and to a waiting one with place and rule", async () => {
  const { db } = database;
  const event = await createComingEvent(db, { capacity: 2 }, { title: "Night walk" });
  const userIds = await joinAll(db, event, 4);
  const subjectsTo = await mailsAfterRelay();
  expect(userIds.map(subjectsTo)).toEqual([
    ["You're in: Night walk"],
    ["You're in: Night walk"],
    ["You're 1st on the waitlist: Night walk"],
    ["You're 2nd on the waitlist: Night walk"],
  ]);
  const waiting = await db.mailboxMessage.findFirstOrThrow({ where: { to: `${userIds[3]}@people.test` } });
  expect(waiting.text).toContain("skipped up to 3 times");
  expect(waiting.text).toContain(`https://turnout.example/events/event-${event.id}`);
});

test("a promoted guest gets an email that a seat opened up", async () => {
  const { db } = database;
  const event = await createComingEvent(db, { capacity: 1 }, { title: "Night walk" });
  const [seated = "", waiting = ""] = await joinAll(db, event, 2);
  await mailsAfterRelay();
  await ask(db, event, [{ kind: "withdraw", actorId: seated, userId: seated }]);
  const subjectsTo = await mailsAfterRelay();
  expect(subjectsTo(waiting)).toEqual([
    "You're 1st on the waitlist: Night walk",
    "A seat opened up, you're in: Night walk",
  ]);
  expect(subjectsTo(seated)).toEqual(["You're in: Night walk", "You've cancelled: Night walk"]);
});

test("a stale occasion is not emailed", async () => {
  const { db } = database;
  const event = await createComingEvent(db, { capacity: 1 }, { title: "Night walk" });
  const [gone = "", promoted = ""] = await joinAll(db, event, 2);
  await ask(db, event, [{ kind: "withdraw", actorId: gone, userId: gone }]);
  const subjectsTo = await mailsAfterRelay();
  expect(subjectsTo(gone)).toEqual([]);
  expect(subjectsTo(promoted)).toEqual(["A seat opened up, you're in: Night walk"]);
});

test("a guest who joined, cancelled and joined again before the emails gets one", async () => {
  const { db } = database;
  const event = await createComingEvent(db, {}, { title: "Night walk" });
  const [fickle = ""] = await joinAll(db, event, 1);
  await ask(db, event, [{ kind: "withdraw", actorId: fickle, userId: fickle }]);
  await ask(db, event, [joinRequest(fickle)]);
  const subjectsTo = await mailsAfterRelay();
  expect(subjectsTo(fickle)).toEqual(["You're in: Night walk"]);
});

test("a guest who was declined and then banned from the event gets one email", async () => {
  const { db } = database;
  const event = await createComingEvent(db, {}, { title: "Night walk" });
  const [out = ""] = await joinAll(db, event, 1);
  await mailsAfterRelay();
  const { id: rsvpId } = await db.rsvp.findFirstOrThrow({ where: { poolId: event.poolId, userId: out } });
  await ask(db, event, [{ kind: "decline", actorId: event.hostId, rsvpId }]);
  await mailsAfterRelay();
  await ask(db, event, [{ kind: "bar", actorId: event.hostId, rsvpId }]);
  const subjectsTo = await mailsAfterRelay();
  expect(subjectsTo(out)).toEqual(["You're in: Night walk", "No seat for you this time: Night walk"]);
});

test("a host's decline and its restoration are both emailed", async () => {
  const { db } = database;
  const event = await createComingEvent(db, {}, { title: "Night walk" });
  const [userId = ""] = await joinAll(db, event, 1);
  await mailsAfterRelay();
  const { id: rsvpId } = await db.rsvp.findFirstOrThrow({ where: { poolId: event.poolId } });
  await ask(db, event, [{ kind: "decline", actorId: event.hostId, rsvpId }]);
  await mailsAfterRelay();
  await ask(db, event, [{ kind: "restore", actorId: event.hostId, rsvpId }]);
  const subjectsTo = await mailsAfterRelay();
  expect(subjectsTo(userId)).toEqual([
    "You're in: Night walk",
    "No seat for you this time: Night walk",
    "You're in: Night walk",
  ]);
});

test("a banned account gets no email", async () => {
  const { db } = database;
  const event = await createComingEvent(db);
  const [banned = ""] = await joinAll(db, event, 1);
  await db.user.update({ where: { id: banned }, data: { bannedAt: new Date() } });
  const subjectsTo = await mailsAfterRelay();
  expect(subjectsTo(banned)).toEqual([]);
});

test("a cancellation reaches 449 guests who hold or await a seat once each", async () => {
  const { db } = database;
  const event = await createComingEvent(db, { capacity: 300 }, { title: "Night walk" });
  const userIds = await joinAll(db, event, 450);
  const [left = ""] = userIds;
  await ask(db, event, [{ kind: "withdraw", actorId: left, userId: left }]);
  await db.outboxEvent.deleteMany();
  await changeEventRow(db, event.id, { status: "cancelled" });
  await inTransaction(db, (tx) =>
    appendEvent(tx, { type: "event.cancelled", aggregateId: event.id, payload: { eventId: event.id } }),
  );
  const subjectsTo = await mailsAfterRelay();
  expect(subjectsTo(left)).toEqual([]);
  expect(userIds.slice(1).map(subjectsTo)).toEqual(userIds.slice(1).map(() => ["Cancelled: Night walk"]));
});
