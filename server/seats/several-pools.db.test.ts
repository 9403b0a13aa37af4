import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import {
  createEvent,
  createSessionPool,
  createUsers,
  NOW,
  newId,
  type TestEvent,
} from "../../tests/factories";
import { withoutLocks } from "../../tests/faults/without-locks";
import { findViolationsOf } from "../../tests/invariants";
import { inTransaction } from "../db/transaction";
import { applySeatRequests } from "./apply";
import { submitSeatRequest, submitToPools } from "./gather";
import { lockPools } from "./lock";
import { createPool } from "./pools";
import type { PoolRequest, SeatRequest } from "./request";

const database = testDatabase();
let event: TestEvent;
let sessions: string[];
let people: string[];

beforeEach(async () => {
  event = await createEvent(database.db, { capacity: 100 });
  sessions = [];
  for (let n = 0; n < 3; n++) sessions.push(await createSessionPool(database.db, event.id, { capacity: 2 }));
  people = await createUsers(database.db, 6);
});

const joinOf = (userId: string, more: object = {}) => ({
  kind: "join" as const,
  rsvpId: newId(),
  userId,
  actorId: userId,
  guests: 0,
  specialRequirements: null,
  ...more,
});
const leaveOf = (userId: string) => ({ kind: "withdraw" as const, userId, actorId: userId });
const ask = async (poolId: string, request: SeatRequest, db = database.db) =>
  (await submitSeatRequest(db, poolId, request, NOW)).outcome;

async function statusOf(poolId: string, userId = ""): Promise<string> {
  const row = await database.db.rsvp.findUnique({ where: { poolId_userId: { poolId, userId } } });
  return row?.status ?? "none";
}

async function expectNoViolation() {
  for (const poolId of [event.poolId, ...sessions]) {
    expect(await findViolationsOf(database.db, poolId, NOW)).toEqual([]);
  }
}

describe("a seat at a session", () => {
  test("a seat at a session requires one at the event and is lost with it in the same transaction", async () => {
    const [ana = "", ben = ""] = people;
    const [one = "", two = ""] = sessions;
    expect(await ask(one, joinOf(ana))).toMatchObject({ ok: false, reason: "rsvp.needs-other-seat" });
    await ask(event.poolId, joinOf(ana));
    await ask(event.poolId, joinOf(ben));
    for (const poolId of [one, two]) expect(await ask(poolId, joinOf(ana))).toMatchObject({ ok: true });
    await ask(one, joinOf(ben, { guests: 1, guestsMax: 1 }));
    expect(await ask(event.poolId, leaveOf(ana))).toMatchObject({ ok: true, changed: true });
    expect([await statusOf(one, ana), await statusOf(two, ana)]).toEqual(["cancelled", "cancelled"]);
    const lines = await database.db.rsvpLedger.findMany({
      where: { action: "left-with", poolId: { in: sessions } },
    });
    expect(lines).toHaveLength(2);
    const facts = await database.db.outboxEvent.findMany({ where: { type: "rsvp.withdrawn" } });
    expect(facts.length).toBeGreaterThanOrEqual(3);
    await expectNoViolation();
  });

  test("a person who leaves the event while joining a session never keeps the session seat, in 40 races", async () => {
    const [one = ""] = sessions;
    const other = database.openSecond(4);
    for (let round = 0; round < 40; round++) {
      const [who = ""] = await createUsers(database.db, 1);
      await ask(event.poolId, joinOf(who));
      await Promise.all([ask(one, joinOf(who), other), ask(event.poolId, leaveOf(who))]);
      expect(await statusOf(one, who)).not.toBe("confirmed");
      expect(await statusOf(one, who)).not.toBe("waitlisted");
    }
    await expectNoViolation();
  });

  test("positive control: without the locks, a person leaves the event and keeps their seat at its session", async () => {
    const [one = ""] = sessions;
    let isLeftBehind = false;
    for (let round = 0; round < 40 && !isLeftBehind; round++) {
      const [who = ""] = await createUsers(database.db, 1);
      await ask(event.poolId, joinOf(who));
      const unlocked = withoutLocks(database.db, 2);
      await Promise.allSettled([
        inTransaction(unlocked, (tx) => applySeatRequests(tx, one, [joinOf(who)], NOW)),
        inTransaction(unlocked, (tx) => applySeatRequests(tx, event.poolId, [leaveOf(who)], NOW)),
      ]);
      const [atEvent, atSession] = [await statusOf(event.poolId, who), await statusOf(one, who)];
      isLeftBehind = atEvent === "cancelled" && ["confirmed", "waitlisted"].includes(atSession);
    }
    expect(isLeftBehind).toBe(true);
  });

  test("a person who leaves the event while a session is created does not keep a seat at that session", async () => {
    const single = await createEvent(database.db, { capacity: 10 });
    for (let round = 0; round < 10; round++) {
      const [who = ""] = await createUsers(database.db, 1);
      await ask(single.poolId, joinOf(who));
      const made = createSessionPool(database.db, single.id).then((poolId) =>
        ask(poolId, joinOf(who)).then((outcome) => ({ poolId, outcome })),
      );
      const [{ poolId }] = await Promise.all([made, ask(single.poolId, leaveOf(who))]);
      expect(["none", "cancelled"]).toContain(await statusOf(poolId, who));
    }
  });
});

describe("several pools", () => {
  test("two pools swap one seat for another or change nothing, and an event has exactly one pool of its own", async () => {
    const [ana = "", ben = "", chi = ""] = people;
    const [one = "", two = ""] = sessions;
    for (const who of [ana, ben, chi]) await ask(event.poolId, joinOf(who));
    for (const who of [ben, chi]) await ask(two, joinOf(who));
    await ask(one, joinOf(ana));
    const swap = () => {
      const requests: PoolRequest[] = [
        { ...joinOf(ana, { seatOnly: true }), poolId: two },
        { ...leaveOf(ana), poolId: one },
      ];
      return submitToPools(database.db, [{ kind: "together", requests }], NOW);
    };
    expect((await swap())[0]?.outcome).toMatchObject({ ok: false, reason: "rsvp.no-seat" });
    expect([await statusOf(one, ana), await statusOf(two, ana)]).toEqual(["confirmed", "none"]);
    await ask(two, leaveOf(ben));
    expect((await swap())[0]?.outcome).toMatchObject({ ok: true, changed: true });
    expect([await statusOf(one, ana), await statusOf(two, ana)]).toEqual(["cancelled", "confirmed"]);
    await expectNoViolation();
    const { startsAt, endsAt } = await database.db.event.findUniqueOrThrow({ where: { id: event.id } });
    const second = database.db.seatPool.create({ data: { eventId: event.id, startsAt, endsAt } });
    await expect(second).rejects.toThrow();
  });

  test("a promotion drops the seats that the person wanted less in the same transaction, along a chain of sessions", async () => {
    const [ana = "", ben = "", chi = "", dev = ""] = people;
    const [one = "", two = "", three = ""] = sessions;
    for (const who of people) await ask(event.poolId, joinOf(who));
    await database.db.seatPool.updateMany({ where: { id: { in: sessions } }, data: { capacity: 1 } });
    await ask(one, joinOf(dev));
    await ask(two, joinOf(ana));
    await ask(three, joinOf(ben));
    await ask(one, joinOf(ana, { dropIfIn: [two] }));
    await ask(two, joinOf(ben, { dropIfIn: [three] }));
    await ask(three, joinOf(chi));
    await ask(event.poolId, leaveOf(dev));
    expect(
      await Promise.all([statusOf(one, ana), statusOf(two, ben), statusOf(three, chi), statusOf(two, ana)]),
    ).toEqual(["confirmed", "confirmed", "confirmed", "cancelled"]);
    await expectNoViolation();
  });

  test("a promotion succeeds even if a pool to be dropped no longer exists", async () => {
    const [ana = "", ben = ""] = people;
    const [one = "", two = ""] = sessions;
    for (const who of [ana, ben]) await ask(event.poolId, joinOf(who));
    await database.db.seatPool.update({ where: { id: one }, data: { capacity: 1 } });
    await ask(one, joinOf(ben));
    await ask(one, joinOf(ana, { dropIfIn: [two] }));
    await database.db.seatPool.delete({ where: { id: two } });
    expect(await ask(one, leaveOf(ben))).toMatchObject({ ok: true, changed: true });
    expect(await statusOf(one, ana)).toBe("confirmed");
  });

  test("pools are locked in the order of their ids, whatever order the request names them in", async () => {
    const named = [...sessions, event.poolId].reverse();
    const locked = await inTransaction(database.db, (tx) => lockPools(tx, named));
    expect(locked.map(({ pool }) => pool.id)).toEqual([...named].sort());
  });
});

test("random requests about an event and its sessions over many connections never deadlock", async () => {
  const { db } = database;
  const others = [database.openSecond(6), database.openSecond(6), db];
  const deadlocks = async () =>
    (
      await db.$queryRaw<{ count: number }[]>`
        select deadlocks::int as count from pg_stat_database where datname = current_database()`
    )[0]?.count ?? 0;
  const before = await deadlocks();
  const crowd = await createUsers(db, 12);
  let seed = 7;
  const pick = <T>(from: T[]): T => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return from[seed % from.length] as T;
  };
  const one = async (db: (typeof others)[number]) => {
    const who = pick(crowd);
    const [a, b] = [pick(sessions), pick(sessions)];
    const drops = a === b ? {} : { dropIfIn: [b] };
    const request = pick<() => Promise<unknown>>([
      () => submitSeatRequest(db, event.poolId, joinOf(who), NOW),
      () => submitSeatRequest(db, event.poolId, leaveOf(who), NOW),
      () => submitSeatRequest(db, a, joinOf(who, drops), NOW),
      () => submitSeatRequest(db, a, joinOf(who, drops), NOW),
      () => submitSeatRequest(db, a, leaveOf(who), NOW),
      () =>
        submitToPools(
          db,
          [
            {
              kind: "together",
              requests: [
                { ...joinOf(who, { seatOnly: true }), poolId: a },
                { ...leaveOf(who), poolId: b },
              ],
            },
          ],
          NOW,
        ),
    ]);
    await request();
  };
  for (let round = 0; round < 25; round++) {
    await Promise.all(Array.from({ length: 24 }, (_, n) => one(others[n % others.length] ?? db)));
  }
  expect(await deadlocks()).toBe(before);
  await expectNoViolation();
}, 120_000);

test("the pool of a session is created under the lock of its event's own pool", async () => {
  const { startsAt, endsAt } = await database.db.event.findUniqueOrThrow({ where: { id: event.id } });
  const own = await database.db.seatPool.findUniqueOrThrow({ where: { id: event.poolId } });
  expect(own.hasDependents).toBe(true);
  const twice = newId();
  const make = () =>
    inTransaction(database.db, (tx) =>
      createPool(tx, { eventId: event.id, sessionId: twice }, { ...own, state: "open", startsAt, endsAt }),
    );
  await expect(make()).rejects.toThrow();
});
