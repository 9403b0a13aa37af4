import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import {
  createEvent,
  createUsers,
  hours,
  joinRequest,
  NOW,
  newId,
  rsvpsOf,
  type TestEvent,
  withdrawRequest,
} from "../../../tests/factories";
import { stalledWithoutLocks } from "../../../tests/faults/without-locks";
import { isDomainError } from "../../errors";
import { submitSeatRequest } from "../../seats/gather";
import type { EventAccess } from "../events/access/queries";
import { cancelEvent, editEvent, publishEvent, restoreEvent } from "../events/commands";
import { deleteDraft, duplicateEvent } from "../events/drafts.commands";
import { createSession } from "./commands";
import { editSession, removeSession, restoreSession } from "./edit.commands";
import { createRoom, editRoom, editTrack } from "./program.commands";
import { listRooms, listTracks } from "./program.queries";
import { createSessionInput, type SessionPlan } from "./schema";

const database = testDatabase();

const plan = (more: object = {}): SessionPlan => {
  const times = { startsAt: hours(25).toISOString(), endsAt: hours(26).toISOString() };
  const { eventId: _, ...rest } = createSessionInput.parse({
    eventId: newId(),
    title: "Talk",
    ...times,
    ...more,
  });
  return rest;
};

async function program(more: object = {}, terms: Parameters<typeof createEvent>[1] = {}) {
  const event = await createEvent(database.db, { capacity: 100, ...terms });
  const made = await createSession(database.db, { event, plan: plan(more), actorId: event.hostId });
  const pool = await database.db.seatPool.findFirstOrThrow({ where: { sessionId: made.id } });
  const target = { event, session: { id: made.id, poolId: pool.id }, actorId: event.hostId, now: NOW };
  return { event, made, poolId: pool.id, target };
}

/** Guests of the event who also join these pools, in order. */
async function guests(event: TestEvent, poolIds: string[], count: number): Promise<string[]> {
  const users = await createUsers(database.db, count);
  for (const userId of users) {
    for (const poolId of [event.poolId, ...poolIds]) {
      await submitSeatRequest(database.db, poolId, joinRequest(userId), NOW);
    }
  }
  return users;
}

const accessTo = (event: TestEvent, status: EventAccess["status"] = "published"): EventAccess => ({
  ...{ id: event.id, poolId: event.poolId, hostId: event.hostId, slug: `event-${event.id}` },
  ...{ title: "An evening", status, visibility: "public", groupId: null, role: "host" },
});
const statusesIn = async (poolId: string) => (await rsvpsOf(database.db, poolId)).map(({ status }) => status);
const factsOf = async (sessionId: string) =>
  (
    await database.db.outboxEvent.findMany({ where: { aggregateId: sessionId }, orderBy: { seq: "asc" } })
  ).map(({ type }) => type);
const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (isDomainError(error) ? error : Promise.reject(error)),
  );

test("a moved session keeps its seats and queue, gets a higher SEQUENCE and records what guests knew", async () => {
  const { event, made, poolId, target } = await program({ room: "Hall", capacity: 1 });
  await guests(event, [poolId], 2);
  const moved = await editSession(database.db, {
    ...target,
    changes: { startsAt: hours(26), endsAt: hours(27), room: "Attic" },
  });
  expect(moved).toMatchObject({ room: "Attic", startsAt: hours(26).toISOString(), version: 2 });
  expect(await statusesIn(poolId)).toEqual(["confirmed", "waitlisted"]);
  expect(await database.db.session.findUnique({ where: { id: made.id } })).toMatchObject({
    sequence: 1,
    version: 2,
  });
  expect(await database.db.sessionChange.findMany({ where: { sessionId: made.id } })).toMatchObject([
    { at: NOW, before: { startsAt: made.startsAt, endsAt: made.endsAt, roomName: "Hall" } },
  ]);
  expect(await factsOf(made.id)).toEqual(["session.created", "session.changed", "session.moved"]);
});

test("an edit that changes nothing writes nothing, and a stale one is refused with the session as it is", async () => {
  const { made, target } = await program({ room: "Hall", speakers: [{ name: "Ana" }] });
  const same = { title: made.title, room: "HALL", speakers: [{ name: "ana" }], startsAt: hours(25) };
  expect(await editSession(database.db, { ...target, changes: same, expectedVersion: 9 })).toEqual(made);
  const stale = await reasonOf(
    editSession(database.db, { ...target, changes: { title: "New" }, expectedVersion: 9 }),
  );
  expect(stale).toMatchObject({ reason: "session.changed-meanwhile", details: { session: made } });
  const wrong = await reasonOf(editSession(database.db, { ...target, changes: { endsAt: hours(20) } }));
  expect(wrong).toMatchObject({ reason: "session.times", details: { fields: [{ field: "endsAt" }] } });
});

test("more seats serve the queue, and a smaller room needs consent to exactly the guests who would move", async () => {
  const { event, poolId, target } = await program({ capacity: 1 });
  await createRoom(database.db, { event, name: "Nook", capacity: 1 });
  const [, second] = await guests(event, [poolId], 2);
  await editSession(database.db, { ...target, changes: { capacity: 2 } });
  expect(await statusesIn(poolId)).toEqual(["confirmed", "confirmed"]);
  const changes = { capacity: null, room: "nook" };
  const refusal = await reasonOf(editSession(database.db, { ...target, changes }));
  const moving = (await rsvpsOf(database.db, poolId))
    .filter(({ userId }) => userId === second)
    .map(({ id }) => id);
  expect(refusal).toMatchObject({
    reason: "capacity.below-taken",
    details: { moving, people: [{ rsvpId: moving[0] }] },
  });
  expect(await editSession(database.db, { ...target, changes, moving })).toMatchObject({
    capacity: 1,
    ownCapacity: null,
  });
  expect(await statusesIn(poolId)).toEqual(["confirmed", "waitlisted"]);
});

test("sessions without a capacity of their own follow the size of their room, all in one decision", async () => {
  const { event, made, poolId } = await program({ room: "Hall" });
  const own = await createSession(database.db, {
    event,
    plan: plan({ room: "Hall", capacity: 5 }),
    actorId: event.hostId,
  });
  const room = made.roomId ?? "";
  await guests(event, [poolId], 2);
  const edit = (capacity: number, moving?: string[]) =>
    editRoom(database.db, {
      event,
      roomId: room,
      changes: { capacity },
      moving,
      actorId: event.hostId,
      now: NOW,
    });
  const refusal = await reasonOf(edit(1));
  expect(refusal).toMatchObject({
    reason: "capacity.below-taken",
    details: { moving: [expect.any(String)] },
  });
  expect((await listRooms(database.db, event.id))[0]).toMatchObject({ capacity: null, sessions: 2 });
  await edit(1, (refusal?.details as { moving: string[] } | undefined)?.moving);
  expect(await statusesIn(poolId)).toEqual(["confirmed", "waitlisted"]);
  await edit(3);
  expect(await statusesIn(poolId)).toEqual(["confirmed", "confirmed"]);
  expect(await database.db.seatPool.findFirst({ where: { sessionId: own.id } })).toMatchObject({
    capacity: 5,
  });
});

test("a session may be booked beside others where its event or its track allows it", async () => {
  const { event, made, poolId } = await program({ track: "Open" });
  const allows = async () =>
    (await database.db.seatPool.findUniqueOrThrow({ where: { id: poolId } })).overlapAllowed;
  const trackId = (await listTracks(database.db, event.id))[0]?.id ?? "";
  const setTrack = (overlapAllowed: boolean) =>
    editTrack(database.db, { event, trackId, changes: { overlapAllowed }, actorId: event.hostId, now: NOW });
  const setEvent = (overlapsAllowed: boolean) =>
    editEvent(database.db, {
      event: accessTo(event),
      changes: { overlapsAllowed },
      actorId: event.hostId,
      now: NOW,
    });
  expect(made.overlapAllowed).toBe(false);
  await setTrack(true);
  expect(await allows()).toBe(true);
  await setEvent(true);
  await setTrack(false);
  expect(await allows()).toBe(true);
  await setEvent(false);
  expect(await allows()).toBe(false);
});

test("a session that no person answered is deleted, and any other is cancelled with its RSVPs as a record", async () => {
  const unanswered = await program();
  expect(await removeSession(database.db, unanswered.target)).toEqual({ outcome: "deleted", session: null });
  expect(await database.db.seatPool.count({ where: { sessionId: unanswered.made.id } })).toBe(0);
  const { event, made, poolId, target } = await program({ capacity: 1 });
  await guests(event, [poolId], 2);
  expect(await removeSession(database.db, target)).toMatchObject({
    outcome: "cancelled",
    session: { status: "cancelled" },
  });
  expect(await removeSession(database.db, target)).toMatchObject({ session: { version: 2 } });
  expect(await statusesIn(poolId)).toEqual(["confirmed", "waitlisted"]);
  const edit = await reasonOf(editSession(database.db, { ...target, changes: { title: "New" } }));
  expect(edit).toMatchObject({ reason: "session.cancelled" });
  expect(await restoreSession(database.db, target)).toMatchObject({ status: "scheduled", version: 3 });
  expect(await factsOf(made.id)).toEqual(["session.created", "session.cancelled", "session.restored"]);
});

test("a restored session has the seats of its room and the rules of its track as they are now", async () => {
  const { event, made, poolId, target } = await program({ room: "Hall", track: "Open" });
  await guests(event, [poolId], 2);
  const own = { event, actorId: event.hostId, now: NOW };
  const resize = (capacity: number) =>
    editRoom(database.db, { ...own, roomId: made.roomId ?? "", changes: { capacity } });
  await removeSession(database.db, target);
  await resize(1);
  await editTrack(database.db, { ...own, trackId: made.trackId ?? "", changes: { overlapAllowed: true } });
  const refusal = await reasonOf(restoreSession(database.db, target));
  expect(refusal).toMatchObject({ reason: "capacity.below-taken", details: { seatsTaken: 2 } });
  await resize(2);
  expect(await restoreSession(database.db, target)).toMatchObject({ capacity: 2, overlapAllowed: true });
  expect(await statusesIn(poolId)).toEqual(["confirmed", "confirmed"]);
});

test("a full session without a waitlist takes no one more, and those who wait already keep their places", async () => {
  const { event, poolId, target, made } = await program({ capacity: 1, waitlistEnabled: false });
  expect(made.waitlistEnabled).toBe(false);
  const [seated = "", second = "", third = ""] = await guests(event, [], 3);
  const ask = (userId: string) => submitSeatRequest(database.db, poolId, joinRequest(userId), NOW);
  await ask(seated);
  expect((await ask(second)).outcome).toMatchObject({ ok: false, reason: "rsvp.full" });
  const set = (waitlistEnabled: boolean) =>
    editSession(database.db, { ...target, changes: { waitlistEnabled } });
  expect(await set(true)).toMatchObject({ waitlistEnabled: true, version: 2 });
  await ask(second);
  expect(await set(false)).toMatchObject({ waitlistEnabled: false, version: 3 });
  expect((await ask(third)).outcome).toMatchObject({ ok: false, reason: "rsvp.full" });
  await submitSeatRequest(database.db, poolId, withdrawRequest(seated), NOW);
  expect(await statusesIn(poolId)).toEqual(["cancelled", "confirmed"]);
  const { event: without } = await program({}, { waitlistEnabled: false });
  const like = await createSession(database.db, { event: without, plan: plan(), actorId: without.hostId });
  expect(like.waitlistEnabled).toBe(false);
});

test("a cancelled session frees its guests for another session at that time, whose queue is served", async () => {
  const { event, poolId, target } = await program();
  const other = await createSession(database.db, {
    event,
    plan: plan({ capacity: 1 }),
    actorId: event.hostId,
  });
  const pool = await database.db.seatPool.findFirstOrThrow({ where: { sessionId: other.id } });
  const [seated = ""] = await guests(event, [pool.id], 1);
  const [busy = ""] = await guests(event, [poolId], 1);
  const waiting = { ...joinRequest(busy), onlyIfFree: true };
  await submitSeatRequest(database.db, pool.id, waiting, NOW);
  await submitSeatRequest(database.db, pool.id, withdrawRequest(seated), NOW);
  expect(await statusesIn(pool.id)).toEqual(["cancelled", "waitlisted"]);
  await removeSession(database.db, target);
  expect(await statusesIn(pool.id)).toEqual(["cancelled", "confirmed"]);
});

test("sessions open and close with their event, and a cancelled session stays cancelled", async () => {
  const { event, made, target, poolId } = await program(
    {},
    { state: "draft", startsAt: hours(24), endsAt: hours(30) },
  );
  const second = await createSession(database.db, { event, plan: plan(), actorId: event.hostId });
  const states = async () =>
    Object.fromEntries(
      (await database.db.seatPool.findMany({ where: { eventId: event.id } })).map(({ sessionId, state }) => [
        sessionId ?? "own",
        state,
      ]),
    );
  const by = { actorId: event.hostId, now: NOW };
  await publishEvent(database.db, { event: accessTo(event, "draft"), ...by });
  expect(await states()).toEqual({ own: "open", [made.id]: "open", [second.id]: "open" });
  await guests(event, [poolId], 1);
  await removeSession(database.db, target);
  await cancelEvent(database.db, { event: accessTo(event), ...by });
  expect(await states()).toEqual({ own: "cancelled", [made.id]: "cancelled", [second.id]: "cancelled" });
  const late = await reasonOf(createSession(database.db, { event, plan: plan(), actorId: event.hostId }));
  expect(late).toMatchObject({ reason: "event.cancelled" });
  await restoreEvent(database.db, { event: accessTo(event, "cancelled"), ...by, isOperator: false });
  expect(await states()).toEqual({ own: "open", [made.id]: "cancelled", [second.id]: "open" });
});

test("however joins, new sessions and the cancellation of the event race, no session stays open", async () => {
  const { event, poolId } = await program();
  const users = await guests(event, [], 6);
  const outcomes = await Promise.allSettled([
    ...users.slice(0, 3).map((userId) => submitSeatRequest(database.db, poolId, joinRequest(userId), NOW)),
    createSession(database.db, { event, plan: plan(), actorId: event.hostId }),
    cancelEvent(database.db, { event: accessTo(event), actorId: event.hostId, now: NOW }),
    createSession(database.db, { event, plan: plan(), actorId: event.hostId }),
    ...users.slice(3).map((userId) => submitSeatRequest(database.db, poolId, joinRequest(userId), NOW)),
  ]);
  const faults = outcomes.flatMap((one) =>
    one.status === "rejected" && !isDomainError(one.reason) ? [one.reason] : [],
  );
  expect(faults).toEqual([]);
  const open = await database.db.seatPool.count({
    where: { eventId: event.id, state: { not: "cancelled" } },
  });
  expect(open).toBe(0);
  const late = await submitSeatRequest(
    database.db,
    poolId,
    joinRequest((await createUsers(database.db, 1))[0] ?? ""),
    NOW,
  );
  expect(late.outcome).toMatchObject({ ok: false });
});

test("positive control: without the lock, a person gets a seat of a session after its event was cancelled", async () => {
  const { event, poolId } = await program();
  const [userId = ""] = await guests(event, [], 1);
  const { db, hasRead, goOn } = stalledWithoutLocks(database.openSecond(4), /with locked as materialized/);
  const joined = submitSeatRequest(db, poolId, joinRequest(userId), NOW);
  await hasRead;
  await cancelEvent(database.db, { event: accessTo(event), actorId: event.hostId, now: NOW });
  expect(await database.db.seatPool.findUnique({ where: { id: poolId } })).toMatchObject({
    state: "cancelled",
  });
  goOn();
  expect((await joined).outcome).toMatchObject({ ok: true });
  expect(await statusesIn(poolId)).toEqual(["confirmed"]);
});

test("a copy of an event has its rooms, tracks, speakers and sessions at the same distance on the clock", async () => {
  const { event, target } = await program(
    { room: "Hall", track: "Design", speakers: [{ name: "Ana", bio: "Host" }], capacity: 7, doorMinutes: 10 },
    // The clocks of Berlin go forward between the two.
    { startsAt: new Date("2027-03-20T09:00Z"), endsAt: new Date("2027-03-20T17:00Z") },
  );
  const times = { startsAt: new Date("2027-03-20T10:00Z"), endsAt: new Date("2027-03-20T11:00Z") };
  await editSession(database.db, { ...target, changes: times });
  const gone = await createSession(database.db, {
    event,
    plan: plan({ title: "Gone" }),
    actorId: event.hostId,
  });
  await database.db.session.update({ where: { id: gone.id }, data: { cancelledAt: NOW } });
  await database.db.seatPool.updateMany({ where: { sessionId: gone.id }, data: { state: "cancelled" } });
  const startsAt = new Date("2027-03-30T08:00Z");
  const copy = await duplicateEvent(database.db, {
    event: accessTo(event),
    actorId: event.hostId,
    startsAt,
    now: NOW,
  });
  const sessions = await database.db.session.findMany({
    where: { eventId: copy.id },
    include: { room: true, track: true, pool: true, speakers: { include: { speaker: true } } },
  });
  expect(sessions).toMatchObject([
    {
      room: { name: "Hall", eventId: copy.id },
      track: { name: "Design", eventId: copy.id },
      speakers: [{ speaker: { name: "Ana", bio: "Host", eventId: copy.id } }],
      version: 1,
      pool: {
        state: "draft",
        capacity: 7,
        doorMinutes: 10,
        confirmedSeats: 0,
        startsAt: new Date("2027-03-30T09:00Z"),
      },
    },
  ]);
  const own = await database.db.seatPool.findFirst({ where: { eventId: copy.id, sessionId: null } });
  expect(own).toMatchObject({ hasDependents: true });
  await deleteDraft(database.db, {
    event: { ...accessTo(event, "draft"), id: copy.id, poolId: own?.id ?? "" },
  });
  expect(await database.db.session.count({ where: { eventId: copy.id } })).toBe(0);
});
