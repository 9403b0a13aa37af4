import { describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import {
  createEvent,
  createUsers,
  joinRequest as join,
  NOW,
  newId,
  rsvpsOf,
  withdrawRequest as withdraw,
} from "../../tests/factories";
import { startChildServer } from "../../tests/faults/child-server";
import { withoutLocks } from "../../tests/faults/without-locks";
import { findViolationsOf } from "../../tests/invariants";
import type { Db } from "../db/client";
import { inTransaction } from "../db/transaction";
import { applySeatRequests } from "./apply";
import { submitSeatRequest } from "./gather";
import type { SeatRequest } from "./request";

const database = testDatabase();

const terms = (capacity: number): SeatRequest => ({ kind: "terms", actorId: null, terms: { capacity } });

/** One transaction per request, without the gatherer, as in a second process or a slower design. */
const alone = (db: Db, poolId: string, request: SeatRequest) =>
  inTransaction(db, async (tx) => (await applySeatRequests(tx, poolId, [request], NOW))[0]);

/** Violations of this pool alone: positive controls corrupt theirs permanently. */
const violationsOf = (event: { poolId: string }, now = NOW) =>
  findViolationsOf(database.db, event.poolId, now);

const statuses = async (poolId: string) => {
  const counts: Record<string, number> = {};
  for (const { status } of await rsvpsOf(database.db, poolId)) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

describe("fifty callers for the last seat", () => {
  test("of fifty callers for the last seat over two connection pools, exactly one wins and all are answered", async () => {
    const event = await createEvent(database.db, { capacity: 1 });
    const users = await createUsers(database.db, 50);
    const dbs = [database.db, database.openSecond()] as const;
    const answers = await Promise.all(
      users.map((user, index) =>
        submitSeatRequest(dbs[index % 2 === 0 ? 0 : 1], event.poolId, join(user), NOW),
      ),
    );
    expect(answers.filter((answer) => answer.rsvp?.status === "confirmed")).toHaveLength(1);
    expect(await statuses(event.poolId)).toEqual({ confirmed: 1, waitlisted: 49 });
    expect(await violationsOf(event)).toEqual([]);
  });

  test("of fifty callers for the last seat in a transaction each, without the gatherer, exactly one wins", async () => {
    const event = await createEvent(database.db, { capacity: 1 });
    const users = await createUsers(database.db, 50);
    await Promise.all(users.map((user) => alone(database.db, event.poolId, join(user))));
    expect(await statuses(event.poolId)).toEqual({ confirmed: 1, waitlisted: 49 });
    expect(await violationsOf(event)).toEqual([]);
  });

  test("positive control: without the lock, the last seat is given more than once", async () => {
    const event = await createEvent(database.db, { capacity: 1 });
    const users = await createUsers(database.db, 10);
    const unlocked = withoutLocks(database.db);
    await Promise.allSettled(users.map((user) => alone(unlocked, event.poolId, join(user))));
    expect((await statuses(event.poolId)).confirmed).toBeGreaterThan(1);
  });
});

describe("two processes over one event", () => {
  test("two processes share the seats of one event without giving one twice", async () => {
    // On the real clock, which is the database's: another process cannot be given a test clock.
    const [startsAt, endsAt] = [new Date(Date.now() + 3_600_000), new Date(Date.now() + 7_200_000)];
    const event = await createEvent(database.db, { capacity: 40, startsAt, endsAt });
    const users = await createUsers(database.db, 200);
    const servers = await Promise.all([startChildServer(database.url), startChildServer(database.url)]);
    const answers = await Promise.all(
      users.map((user, index) => servers[index % 2 === 0 ? 0 : 1].ask(event.poolId, join(user))),
    );
    await Promise.all(servers.map((server) => server.stop()));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(200);
    expect(await statuses(event.poolId)).toEqual({ confirmed: 40, waitlisted: 160 });
    expect(await violationsOf(event, new Date())).toEqual([]);
  });
});

describe("a cancellation against newcomers", () => {
  const race = async (db: Db) => {
    const event = await createEvent(database.db, { capacity: 1 });
    const [seated = "", waiter = "", ...newcomers] = await createUsers(database.db, 12);
    await alone(database.db, event.poolId, join(seated));
    await alone(database.db, event.poolId, join(waiter));
    await Promise.allSettled([
      alone(db, event.poolId, withdraw(seated)),
      ...newcomers.map((user) => alone(db, event.poolId, join(user))),
    ]);
    const rows = await rsvpsOf(database.db, event.poolId);
    return {
      event,
      confirmed: rows.filter((row) => row.status === "confirmed").map((row) => row.userId),
      waiter,
    };
  };

  test("a seat freed by a cancellation goes to the queue, never to a newcomer of the same moment", async () => {
    for (let round = 0; round < 5; round++) {
      const { event, confirmed, waiter } = await race(database.db);
      expect(confirmed).toEqual([waiter]);
      expect(await violationsOf(event)).toEqual([]);
    }
  });

  test("positive control: without the lock, counters and rows diverge when people cancel and join together", async () => {
    const { event } = await race(withoutLocks(database.db));
    expect(await violationsOf(event)).not.toEqual([]);
  });
});

describe("two concurrent copies of a cancellation", () => {
  const race = async (db: Db) => {
    const event = await createEvent(database.db, { capacity: 1 });
    const [seated = "", ...waiters] = await createUsers(database.db, 5);
    for (const user of [seated, ...waiters]) await alone(database.db, event.poolId, join(user));
    await Promise.allSettled(Array.from({ length: 6 }, () => alone(db, event.poolId, withdraw(seated))));
    const lines = await database.db.rsvpLedger.groupBy({
      by: ["action"],
      where: { poolId: event.poolId, action: { in: ["withdrawn", "promoted"] } },
      _count: true,
    });
    return { event, counts: Object.fromEntries(lines.map((line) => [line.action, line._count])) };
  };

  test("two concurrent copies of one cancellation free one seat once and promote one person once", async () => {
    const { event, counts } = await race(database.db);
    expect(counts).toEqual({ withdrawn: 1, promoted: 1 });
    expect(await violationsOf(event)).toEqual([]);
  });

  test("positive control: without the lock, concurrent copies of one cancellation take effect more than once", async () => {
    const { counts } = await race(withoutLocks(database.db));
    expect(counts.withdrawn).toBeGreaterThan(1);
  });
});

describe("a change of capacity against RSVPs", () => {
  const race = async (db: Db) => {
    const event = await createEvent(database.db, { capacity: 8 });
    const users = await createUsers(database.db, 8);
    const [change] = await Promise.allSettled([
      alone(db, event.poolId, terms(4)),
      ...users.map((user) => alone(db, event.poolId, join(user))),
    ]);
    const pool = await database.db.seatPool.findUniqueOrThrow({ where: { id: event.poolId } });
    const confirmed = (await statuses(event.poolId)).confirmed ?? 0;
    return { event, change, pool, confirmed };
  };

  test("a change of capacity against RSVPs either happens before the seats are taken or is refused, and never leaves more seats taken than there are", async () => {
    for (let round = 0; round < 5; round++) {
      const { event, change, pool, confirmed } = await race(database.db);
      const lowered = change?.status === "fulfilled" && change.value?.outcome.ok === true;
      expect(pool.capacity).toBe(lowered ? 4 : 8);
      expect(confirmed).toBe(lowered ? 4 : 8);
      expect(await violationsOf(event)).toEqual([]);
    }
  });

  test("positive control: without the lock, a change of capacity leaves more seats taken than there are, or counters that differ from rows", async () => {
    const { event } = await race(withoutLocks(database.db));
    expect(await violationsOf(event)).not.toEqual([]);
  });
});

describe("the gatherer", () => {
  test("the gatherer keeps first come, first served within a process", async () => {
    const event = await createEvent(database.db, { capacity: 20 });
    const users = await createUsers(database.db, 300);
    const answers = await Promise.all(
      users.map((user) => submitSeatRequest(database.db, event.poolId, join(user), NOW)),
    );
    expect(answers.map((answer) => answer.rsvp?.status)).toEqual(
      users.map((_, index) => (index < 20 ? "confirmed" : "waitlisted")),
    );
    expect(answers.slice(20).map((answer) => answer.position)).toEqual(
      users.slice(20).map((_, index) => index + 1),
    );
  });

  test("the gatherer answers one bad request with its own error; the rest of its list succeeds", async () => {
    const event = await createEvent(database.db);
    const [a = "", b = ""] = await createUsers(database.db, 2);
    const [banned = ""] = await createUsers(database.db, 1, { bannedAt: NOW });
    const answers = await Promise.all(
      [a, banned, newId(), b].map((user) => submitSeatRequest(database.db, event.poolId, join(user), NOW)),
    );
    expect(answers.map((answer) => answer.outcome.ok)).toEqual([true, false, false, true]);
  });

  test("the gatherer retries the halves of a list separately when the database refuses one row", async () => {
    const event = await createEvent(database.db);
    const [a = "", b = "", c = ""] = await createUsers(database.db, 3);
    const poisoned = { ...join(b), rsvpId: "not-a-uuid" } as SeatRequest;
    const answers = await Promise.allSettled(
      [join(a), poisoned, join(c)].map((request) =>
        submitSeatRequest(database.db, event.poolId, request, NOW),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await statuses(event.poolId)).toEqual({ confirmed: 2 });
  });

  test("the gatherer answers many concurrent requests of one person with one RSVP", async () => {
    const event = await createEvent(database.db);
    const [user = ""] = await createUsers(database.db, 1);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => submitSeatRequest(database.db, event.poolId, join(user), NOW)),
    );
    expect(new Set(answers.map((answer) => answer.rsvp?.id)).size).toBe(1);
    expect(answers.filter((answer) => answer.outcome.ok && answer.outcome.created)).toHaveLength(1);
  });
});
