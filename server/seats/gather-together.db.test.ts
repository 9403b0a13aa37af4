import { describe, expect, test } from "vitest";
import { seededRandom } from "../../lib/seeded-random";
import { testDatabase } from "../../tests/database";
import {
  createEvent,
  createUsers,
  hours,
  joinRequest as join,
  NOW,
  newId,
  rsvpsOf,
  type TestEvent,
  withdrawRequest as withdraw,
} from "../../tests/factories";
import { holding } from "../../tests/faults/holding";
import { LOCK, withoutLocks } from "../../tests/faults/without-locks";
import { findViolations, findViolationsOf } from "../../tests/invariants";
import type { Db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { inTransaction } from "../db/transaction";
import { applySeatLists, applySeatRequests, type SeatAnswer, type SeatList } from "./apply";
import type { PoolTerms } from "./facts";
import { submitSeatRequest } from "./gather";
import type { SeatRequest } from "./request";

const database = testDatabase();

/** A client of the same database that records how many pools each locking statement locked. */
function countingLocks(db: Db) {
  const locked: number[] = [];
  const counting = db.$extends({
    query: {
      async $queryRaw({ args, query }) {
        const rows = await query(args);
        if ((args as Prisma.Sql).strings?.some((part) => LOCK.test(part))) locked.push(rows.length);
        return rows;
      },
    },
  });
  return { db: counting as unknown as Db, locked };
}

const createEvents = (count: number, terms: Partial<PoolTerms>) =>
  Promise.all(Array.from({ length: count }, () => createEvent(database.db, terms)));

const submit = (db: Db, { poolId }: TestEvent, request: SeatRequest) =>
  submitSeatRequest(db, poolId, request, NOW);

const statusesOf = async ({ poolId }: TestEvent) =>
  (await rsvpsOf(database.db, poolId)).map((row) => row.status).sort();

describe("concurrent requests for different events", () => {
  test("requests for different events share transactions and are answered as if each event had been alone", async () => {
    const { db, locked } = countingLocks(database.db);
    const events = await createEvents(50, { capacity: 2 });
    const users = await createUsers(database.db, 4);
    const answers = await Promise.all(
      users.flatMap((user) => events.map((event) => submit(db, event, join(user)))),
    );
    expect(answers.map(({ rsvp, position }) => [rsvp?.status, position])).toEqual([
      ...Array(100).fill(["confirmed", null]),
      ...Array(50).fill(["waitlisted", 1]),
      ...Array(50).fill(["waitlisted", 2]),
    ]);
    expect(locked.reduce((sum, pools) => sum + pools, 0)).toBe(50);
    expect(locked.length).toBeLessThanOrEqual(2);
    expect(await findViolations(database.db)).toEqual([]);
  });

  test("requests do not wait for an event that another transaction holds, except for that event's own requests", async () => {
    const [held, other] = await createEvents(2, { capacity: 1 });
    const [user = ""] = await createUsers(database.db, 1);
    if (!held || !other) throw new Error("two events were made");
    const lock = await holding(
      database.openSecond(1),
      Prisma.sql`
      select id from "SeatPool" where id = ${held.poolId}::uuid for no key update`,
    );
    let isAnswered = false;
    const late = submit(database.db, held, join(user)).finally(() => {
      isAnswered = true;
    });
    expect((await submit(database.db, other, join(user))).rsvp?.status).toBe("confirmed");
    expect(isAnswered).toBe(false);
    await lock.release();
    expect((await late).rsvp?.status).toBe("confirmed");
  });

  test("a list that is held up in the middle fails alone: it is retried alone and the others succeed", async () => {
    const [held, other] = await createEvents(2, {});
    const [user = ""] = await createUsers(database.db, 1);
    if (!held || !other) throw new Error("two events were made");
    const { rsvp } = await submit(database.db, held, join(user));
    // Locks the row as check-in does. The request waits for it up to the server's lock timeout of three seconds.
    const lock = await holding(
      database.openSecond(1),
      Prisma.sql`select id from "Rsvp" where id = ${rsvp?.id}::uuid for update`,
    );
    const late = submit(database.db, held, withdraw(user));
    expect((await submit(database.db, other, join(user))).rsvp?.status).toBe("confirmed");
    await lock.release();
    expect((await late).rsvp?.status).toBe("cancelled");
  });

  test("an unknown event and a broken request fail alone and cost the other requests nothing", async () => {
    const [good, broken, last] = await createEvents(3, {});
    const [user = ""] = await createUsers(database.db, 1);
    if (!good || !broken || !last) throw new Error("three events were made");
    const unknown = { ...good, poolId: newId() };
    const poisoned = { ...join(user), rsvpId: "not-a-uuid" } as SeatRequest;
    const answers = await Promise.allSettled([
      submit(database.db, good, join(user)),
      submit(database.db, unknown, join(user)),
      submit(database.db, broken, poisoned),
      submit(database.db, last, join(user)),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
    expect(answers[1]).toMatchObject({ reason: { code: "not-found" } });
    expect(await Promise.all([good, broken, last].map(statusesOf))).toEqual([
      ["confirmed"],
      [],
      ["confirmed"],
    ]);
  });

  test("requests over two servers never get more seats than there are", async () => {
    const second = database.openSecond();
    const events = await createEvents(10, { capacity: 3 });
    const users = await createUsers(database.db, 8);
    await Promise.all(
      users.flatMap((user, index) =>
        events.map((event) => submit(index % 2 === 0 ? database.db : second, event, join(user))),
      ),
    );
    for (const event of events) {
      expect(await statusesOf(event)).toEqual([
        ...Array(3).fill("confirmed"),
        ...Array(5).fill("waitlisted"),
      ]);
      expect(await findViolationsOf(database.db, event.poolId, NOW)).toEqual([]);
    }
  });

  test("positive control: without the locks, two transactions give more seats than there are", async () => {
    const unlocked = withoutLocks(database.db, 2);
    const events = await createEvents(10, { capacity: 1 });
    const users = await createUsers(database.db, 2);
    const listOf = (user: string, { poolId }: TestEvent): SeatList => ({
      poolIds: [poolId],
      requests: [{ ...join(user), poolId }],
      now: NOW,
      sinceMs: 0,
    });
    await Promise.allSettled(
      users.map((user) =>
        inTransaction(unlocked, (tx) =>
          applySeatLists(
            tx,
            events.map((event) => listOf(user, event)),
          ),
        ),
      ),
    );
    expect((await Promise.all(events.map(statusesOf))).flat()).toEqual(Array(20).fill("confirmed"));
  });
});

describe("a newcomer to a full event", () => {
  test("a newcomer to a full event does not get the seat of an expired offer: the queue does, which was not in view until then", async () => {
    const event = await createEvent(database.db, { capacity: 1, waitlistMode: "offer", offerMinutes: 60 });
    const [a = "", b = "", c = "", newcomer = ""] = await createUsers(database.db, 4);
    for (const request of [join(a), join(b), join(c), withdraw(a)]) {
      await submit(database.db, event, request);
    }
    const answer = await submitSeatRequest(database.db, event.poolId, join(newcomer), hours(2));
    expect(answer).toMatchObject({ rsvp: { status: "waitlisted" }, position: 1 });
    const rows = await rsvpsOf(database.db, event.poolId);
    const statusOf = (user: string) => rows.find((row) => row.userId === user)?.status;
    expect([a, b, c, newcomer].map(statusOf)).toEqual(["cancelled", "cancelled", "offered", "waitlisted"]);
  });
});

describe("a list that is decided together with lists of other events", () => {
  const TERMS: Partial<PoolTerms>[] = [
    { capacity: 3 },
    { capacity: 2, partyRule: "strict" },
    { capacity: 2, waitlistMode: "offer", offerMinutes: 60 },
    { capacity: 2, waitlistEnabled: false },
    { capacity: 4, approvalRequired: true },
    { capacity: null },
  ];
  const USERS = 8;

  /** The answers without ids, so that twin pools can be compared. */
  const wordsOf = (answers: SeatAnswer[] | null | undefined, users: string[]) =>
    answers?.map(({ outcome, rsvp, position, seats }) => ({
      ok: outcome.ok,
      reason: outcome.ok ? null : outcome.reason,
      position,
      seats,
      rsvp: rsvp && { ...rsvp, id: null, userId: users.indexOf(rsvp.userId), claimLinkId: null },
    }));

  function requestsOf(random: () => number, users: string[], event: TestEvent): SeatRequest[] {
    const pick = (below: number) => Math.floor(random() * below);
    return Array.from({ length: 1 + pick(4) }, (): SeatRequest => {
      const user = users[pick(USERS)] ?? "";
      const kinds: SeatRequest[] = [
        join(user, pick(3)),
        join(user),
        withdraw(user),
        { kind: "sweep", actorId: null },
        { kind: "terms", actorId: event.hostId, terms: { guestsMax: 1 + pick(3) } },
        { kind: "edit", actorId: user, userId: user, guests: pick(3), expectedVersion: 1 + pick(2) },
      ];
      return kinds[pick(kinds.length)] as SeatRequest;
    });
  }

  test("a list that is decided with lists of other events answers and writes exactly what it would alone", async () => {
    const { db } = database;
    const users = await createUsers(db, USERS);
    const [together, alone] = await Promise.all(
      [0, 1].map(() => Promise.all(TERMS.map((terms) => createEvent(db, terms)))),
    );
    const [one, two] = [seededRandom("together"), seededRandom("together")];
    for (let round = 0; round < 40; round++) {
      const now = hours(round / 4);
      const lists = (together ?? []).map(
        (event): SeatList => ({
          poolIds: [event.poolId],
          now,
          sinceMs: 0,
          requests: requestsOf(one, users, event).map((request) => ({ ...request, poolId: event.poolId })),
        }),
      );
      const answers = await inTransaction(db, (tx) => applySeatLists(tx, lists));
      for (const [index, event] of (alone ?? []).entries()) {
        const requests = requestsOf(two, users, event);
        const expected = await inTransaction(db, (tx) => applySeatRequests(tx, event.poolId, requests, now));
        expect(wordsOf(answers[index], users)).toEqual(wordsOf(expected, users));
      }
    }
    const historyOf = async (event: TestEvent) => ({
      pool: {
        ...(await db.seatPool.findUniqueOrThrow({ where: { id: event.poolId } })),
        id: null,
        eventId: null,
      },
      ledger: await db.rsvpLedger.findMany({
        where: { poolId: event.poolId },
        orderBy: { id: "asc" },
        select: { at: true, action: true, fromStatus: true, toStatus: true, seats: true },
      }),
    });
    const histories = await Promise.all((together ?? []).map(historyOf));
    expect(histories).toEqual(await Promise.all((alone ?? []).map(historyOf)));
    expect(histories.every(({ ledger }) => ledger.length > 10)).toBe(true);
  });
});
