import { beforeEach, expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import { changeEventRow, createUsers, hours, joinRequest, NOW } from "../../../tests/factories";
import { inTransaction } from "../../db/transaction";
import { readPages } from "../../notifications/occasions/table";
import { applySeatRequests } from "../../seats/apply";
import { getEventAccess } from "./access/queries";
import { cancelEvent, publishEvent, restoreEvent } from "./commands";
import { createEvent } from "./drafts.commands";
import { getEvent } from "./queries";
import { listReminders } from "./reminders/queries";
import { createEventInput } from "./schema";

const store = testDatabase();
let hostId: string;

beforeEach(async () => {
  [hostId = ""] = await createUsers(store.db, 1);
});

async function by(eventId: string, now = NOW) {
  const viewer = await viewerOf(store.db, hostId);
  return { event: await getEventAccess(store.db, { now: NOW, eventId, viewer }), actorId: hostId, now };
}

const restore = async (eventId: string, now: Date, isOperator = false) =>
  restoreEvent(store.db, { ...(await by(eventId, now)), isOperator });

/** One seat, taken, and one waitlisted person. The event begins in 30 days. */
async function cancelled() {
  const plan = createEventInput.parse({
    title: "Supper",
    timeZone: "Europe/Berlin",
    capacity: 1,
    startsAt: hours(720).toISOString(),
    endsAt: hours(723).toISOString(),
  });
  const { id } = await createEvent(store.db, { plan, hostId, now: NOW });
  const access = await by(id);
  await publishEvent(store.db, access);
  const people = await createUsers(store.db, 2);
  const requests = people.map((userId) => joinRequest(userId));
  await inTransaction(store.db, (tx) => applySeatRequests(tx, access.event.poolId, requests, NOW));
  const event = await cancelEvent(store.db, access);
  return { event, people, poolId: access.event.poolId };
}

test("a restored event has everyone where they were, its reminders, and one fact", async () => {
  const { event, people, poolId } = await cancelled();
  const restored = await restore(event.id, hours(24));
  expect(restored).toMatchObject({ status: "published", version: event.version + 1, restorableUntil: null });
  expect(restored.seats).toMatchObject({ confirmedSeats: 1, waitlistLength: 1 });
  const rsvps = await store.db.rsvp.findMany({ where: { poolId }, orderBy: { rsvpAt: "asc" } });
  expect(new Map(rsvps.map(({ userId, status }) => [userId, status]))).toEqual(
    new Map([
      [people[0], "confirmed"],
      [people[1], "waitlisted"],
    ]),
  );
  const reminders = await listReminders(store.db, await by(event.id, hours(24)));
  expect(reminders.map(({ state }) => state)).toEqual(["planned", "planned"]);
  const facts = await store.db.outboxEvent.findMany({
    where: { aggregateId: event.id },
    orderBy: { seq: "asc" },
  });
  expect(facts.map(({ type }) => type)).toEqual(["event.published", "event.cancelled", "event.restored"]);
  const ledger = await store.db.rsvpLedger.findMany({ where: { poolId, action: "terms-changed" } });
  expect(ledger.map(({ detail }) => detail)).toContainEqual({ changed: "state" });
});

test("everyone who holds or awaits a seat is notified once that the event is back on", async () => {
  const { event, people } = await cancelled();
  await restore(event.id, hours(1));
  const facts = await store.db.outboxEvent.findMany({
    where: { aggregateId: event.id, type: "event.restored" },
  });
  const told = facts.map((fact) => ({ ...fact, occurredAt: NOW }));
  const { pages } = await readPages(store.db, told as never, { now: NOW, limit: 100 });
  const occasions = pages.flatMap((page) => page.occasions);
  expect(occasions.map(({ kind }) => kind)).toEqual(["event.restored", "event.restored"]);
  expect(new Set(occasions.map(({ to }) => ("userId" in to ? to.userId : "")))).toEqual(new Set(people));
});

test("restoring an event twice changes nothing the second time", async () => {
  const { event } = await cancelled();
  const once = await restore(event.id, hours(1));
  expect(await restore(event.id, hours(2))).toEqual(once);
});

test("an event cannot be restored a week after its cancellation, and its page says until when it can", async () => {
  const { event } = await cancelled();
  expect(event.restorableUntil).toBe(hours(168).toISOString());
  const late = restore(event.id, hours(168));
  await expect(late).rejects.toMatchObject({ code: "conflict", reason: "event.restore-ended" });
  const read = await getEvent(store.db, { eventId: event.id, role: "host", viewerId: null, now: hours(168) });
  expect(read).toMatchObject({ status: "cancelled", restorableUntil: null });
});

test("a draft, and an event that would be over, cannot be restored", async () => {
  const { event } = await cancelled();
  const ended = { startsAt: hours(1), endsAt: hours(2) };
  await changeEventRow(store.db, event.id, ended);
  const over = restore(event.id, hours(3));
  await expect(over).rejects.toMatchObject({ reason: "event.past" });
});

test("an event that an operator cancelled can be restored by an operator and not by its host", async () => {
  const { event } = await cancelled();
  await restore(event.id, hours(1));
  const [operatorId = ""] = await createUsers(store.db, 1);
  await store.db.user.update({ where: { id: operatorId }, data: { role: "admin" } });
  await cancelEvent(store.db, { ...(await by(event.id, hours(2))), actorId: operatorId });
  await expect(restore(event.id, hours(3))).rejects.toMatchObject({
    code: "forbidden",
    reason: "event.called-off",
  });
  expect(await restore(event.id, hours(3), true)).toMatchObject({ status: "published" });
});
