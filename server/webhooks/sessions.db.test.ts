import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createSession, createUsers } from "../../tests/factories";
import { rsvpToSession } from "../domains/schedule/commands";
import { editSession, removeSession } from "../domains/sessions/edit.commands";
import { provideEnv } from "../env";
import { createComingEvent, relayAll } from "../outbox/testing/outbox-fixtures";
import { startReceiver } from "./testing/receiver";
import { registerWebhook, sendDue } from "./testing/webhook-fixtures";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();

beforeEach(async () => {
  await database.db.outboxEvent.deleteMany();
  await database.db.outboxTask.deleteMany();
});

async function prepare() {
  const { db } = database;
  const receiver = await startReceiver();
  const event = await createComingEvent(db, { capacity: 10 });
  await registerWebhook(db, event.hostId, receiver.url);
  const made = await createSession(db, event.id, {}, { title: "Inks" });
  const session = { id: made.sessionId, eventId: event.id, poolId: made.poolId };
  const target = { event, session, actorId: event.hostId };
  /** The data of the messages so far, by type. */
  const heard = async () => {
    await relayAll(db);
    await sendDue(db);
    const messages = receiver.received.map(({ body }) => JSON.parse(body) as { type: string; data: object });
    return Object.fromEntries(messages.map(({ type, data }) => [type, data]));
  };
  return { db, event, session, target, receiver, heard };
}

test("a message about an RSVP to a session names the session, and one about the event's seat says null", async () => {
  const { db, event, session, receiver, heard } = await prepare();
  const [ana = ""] = await createUsers(db, 1);
  await rsvpToSession(db, { session, event, userId: ana });
  await heard();
  const sessions = receiver.received.map(({ body }) => JSON.parse(body).data.session);
  expect(sessions).toHaveLength(2);
  expect(sessions).toContain(null);
  const startsAt = (await db.seatPool.findUniqueOrThrow({ where: { id: session.poolId } })).startsAt;
  expect(sessions).toContainEqual({
    id: session.id,
    title: "Inks",
    startsAt: startsAt.toISOString(),
    status: "scheduled",
  });
});

test("hosts are told of sessions that were changed, moved and cancelled, with event and session", async () => {
  const { db, event, session, target, heard } = await prepare();
  const [ana = ""] = await createUsers(db, 1);
  await rsvpToSession(db, { session, event, userId: ana });
  await editSession(db, { ...target, changes: { title: "Inks and paper", room: "Hall 1" }, now: new Date() });
  const about = { event: { id: event.id }, session: { id: session.id, title: "Inks and paper" } };
  const moved = await heard();
  expect(moved["session.changed"]).toMatchObject(about);
  expect(moved["session.moved"]).toMatchObject(about);
  await removeSession(db, { ...target, now: new Date() });
  expect((await heard())["session.cancelled"]).toMatchObject({ session: { status: "cancelled" } });
});

test("of a session that was deleted, the message has the id", async () => {
  const { db, session, target, heard } = await prepare();
  await removeSession(db, { ...target, now: new Date() });
  expect((await heard())["session.cancelled"]).toMatchObject({
    session: { id: session.id, title: null, startsAt: null, status: "deleted" },
  });
});
