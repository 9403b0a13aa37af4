import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { changeEventRow, type TestEvent } from "../../../tests/factories";
import { inTransaction } from "../../db/transaction";
import { provideEnv } from "../../env";
import { deliverOnce } from "../../notifications/deliveries";
import { appendEvent } from "../append";
import { dispatchOnce } from "../dispatch";
import { relayOnce } from "../relay";
import { LEASE_SECONDS, leaseTasks } from "../tasks";
import { ask, createComingEvent, joinAll } from "../testing/outbox-fixtures";
import { announcements, notifications, PEOPLE_MAX } from "./notifications";
import { sinks } from "./registry";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();
const inSeconds = (n: number) => new Date(Date.now() + n * 1000);
/** Four full steps and a part. */
const GUESTS = 4 * PEOPLE_MAX + 100;

let crowded: TestEvent;
beforeEach(async () => {
  const { db } = database;
  await db.notification.deleteMany();
  await db.mailboxMessage.deleteMany();
  crowded ??= await withGuests(GUESTS);
  await db.outboxEvent.deleteMany();
  await db.outboxTask.deleteMany();
  await changeEventRow(db, crowded.id, { status: "published" });
});

async function withGuests(count: number): Promise<TestEvent> {
  const event = await createComingEvent(database.db, { capacity: count });
  for (let left = count; left > 0; left -= 250) await joinAll(database.db, event, Math.min(250, left));
  return event;
}

async function cancel({ id }: TestEvent): Promise<void> {
  await changeEventRow(database.db, id, { status: "cancelled" });
  await inTransaction(database.db, (tx) =>
    appendEvent(tx, { type: "event.cancelled", aggregateId: id, payload: { eventId: id } }),
  );
}

const dispatch = () => dispatchOnce(database.db, { sinks });
const notified = (kind = "event.cancelled") => database.db.notification.count({ where: { kind } });

/** Steps until nothing is due. @returns how many people each of them notified */
async function stepThrough(now?: Date): Promise<number[]> {
  const steps: number[] = [];
  for (let before = await notified(); ; ) {
    const { done, continued } = await relayOnce(database.db, announcements, now ? { now } : {});
    if (done + continued === 0) return steps;
    const after = await notified();
    steps.push(after - before);
    before = after;
  }
}

test("a fact about thousands of people is worked off in steps of bounded size, and notifies each person once", async () => {
  await cancel(crowded);
  await dispatch();
  const steps = await stepThrough();
  expect(steps).toEqual([PEOPLE_MAX, PEOPLE_MAX, PEOPLE_MAX, PEOPLE_MAX, 100]);
  expect(await database.db.outboxTask.count({ where: { sink: "announcements" } })).toBe(0);
});

test("a crash between a step and its record loses no person and notifies none twice", async () => {
  const { db } = database;
  await cancel(crowded);
  await dispatch();
  await relayOnce(db, announcements);
  const at = new Date();
  const facts = await leaseTasks(db, { sink: "announcements", at, limit: 20 });
  expect(facts).toMatchObject([{ type: "event.cancelled", cursor: expect.any(String) }]);
  await announcements.deliver(db, facts, at);
  // Nothing was recorded: once the lease has ended, the step is repeated from the cursor before it.
  expect(await stepThrough(at)).toEqual([]);
  const later = new Date(at.getTime() + LEASE_SECONDS * 1000);
  expect(await stepThrough(later)).toEqual([0, PEOPLE_MAX, PEOPLE_MAX, 100]);
  expect(await notified()).toBe(GUESTS);
  const [owed] = await db.$queryRaw<{ emails: number; people: number }[]>`
    select count(*)::int as emails, count(distinct n."userId")::int as people
    from "Delivery" d join "Notification" n on n.id = d."notificationId" where d.channel = 'email'`;
  expect(owed).toEqual({ emails: GUESTS, people: GUESTS });
});

test("a promotion at another event is notified and sent while most of a cancellation is still to be notified and sent", async () => {
  const { db } = database;
  const small = await createComingEvent(db, { capacity: 1 });
  const [seated = "", waiting = ""] = await joinAll(db, small, 2);
  await db.outboxEvent.deleteMany();
  await cancel(crowded);
  await dispatch();
  await relayOnce(db, announcements);
  await ask(db, small, [{ kind: "withdraw", actorId: seated, userId: seated }]);
  await dispatch();
  await relayOnce(db, notifications);
  expect(await notified()).toBe(PEOPLE_MAX);
  expect(await notified("rsvp.promoted")).toBe(1);
  await deliverOnce(db, "email", { limit: 10, now: inSeconds(5) });
  const mails = await db.mailboxMessage.findMany({ where: { to: `${waiting}@people.test` } });
  expect(mails).toHaveLength(1);
  expect(await db.mailboxMessage.count()).toBe(10);
});

test("a loop for urgent emails leaves all others to the other loops", async () => {
  const { db } = database;
  await cancel(crowded);
  await dispatch();
  await relayOnce(db, announcements);
  const now = inSeconds(5);
  expect(await deliverOnce(db, "email", { now, lastLane: "urgent" })).toMatchObject({ sent: 0 });
  expect(await deliverOnce(db, "email", { now, limit: 10 })).toMatchObject({ sent: 10 });
});

test("a fact about few people does not wait for the last person of one about thousands", async () => {
  const { db } = database;
  const small = await withGuests(3);
  await db.outboxEvent.deleteMany();
  await cancel(crowded);
  await cancel(small);
  await dispatch();
  await relayOnce(db, announcements);
  const toFew = await db.notification.count({ where: { kind: "event.cancelled", eventId: small.id } });
  expect([toFew, await notified()]).toEqual([3, 3 + PEOPLE_MAX / 2]);
});

test("a fact of the same event waits until every person is notified of the one before it", async () => {
  const { db } = database;
  const { id } = crowded;
  await cancel(crowded);
  await inTransaction(db, (tx) =>
    appendEvent(tx, { type: "event.called-off", aggregateId: id, payload: { eventId: id } }),
  );
  await dispatch();
  await relayOnce(db, announcements);
  expect([await notified(), await notified("host.event-cancelled")]).toEqual([PEOPLE_MAX, 0]);
  await stepThrough();
  expect([await notified(), await notified("host.event-cancelled")]).toEqual([GUESTS, 1]);
});
