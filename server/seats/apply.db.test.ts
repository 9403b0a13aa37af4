import { describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import {
  createEvent,
  createUsers,
  hours,
  joinRequest as join,
  NOW,
  newId,
  rsvpsOf,
  withdrawRequest as withdraw,
} from "../../tests/factories";
import { findViolations } from "../../tests/invariants";
import { inTransaction } from "../db/transaction";
import { isDomainError } from "../errors";
import { applySeatRequests } from "./apply";
import { changePoolTerms } from "./pools";
import type { SeatRequest } from "./request";

const database = testDatabase();

const play = (poolId: string, requests: SeatRequest[], now: Date | null = NOW) =>
  inTransaction(database.db, (tx) => applySeatRequests(tx, poolId, requests, now));

const ledgerOf = (poolId: string) =>
  database.db.rsvpLedger.findMany({ where: { poolId }, orderBy: { id: "asc" } });

describe("a list of requests", () => {
  test("a list of requests is written with its rows, counters, ledger and outbox events in one commit", async () => {
    const { db } = database;
    const event = await createEvent(db, { capacity: 2 });
    const [a = "", b = ""] = await createUsers(db, 2);
    await play(event.poolId, [join(a, 1), join(b)]);
    const ledger = await ledgerOf(event.poolId);
    expect(ledger.map((line) => line.action)).toEqual(["confirmed", "waitlisted"]);
    const outbox = await db.outboxEvent.findMany({ orderBy: { seq: "asc" } });
    expect(outbox.map((row) => row.type)).toEqual(["rsvp.confirmed", "rsvp.waitlisted", "seats.changed"]);
    const pool = await db.seatPool.findUniqueOrThrow({ where: { id: event.poolId } });
    expect(pool).toMatchObject({ confirmedSeats: 2, waitlistedSeats: 1, waitlistLength: 1, version: 1 });
  });

  test("a restored party does not count its guests as arrived, even if the whole party had arrived before its removal", async () => {
    const { db } = database;
    const event = await createEvent(db);
    const [a = "", b = ""] = await createUsers(db, 2);
    await play(event.poolId, [join(a, 2), join(b, 1)]);
    await db.rsvp.updateMany({
      where: { poolId: event.poolId },
      data: { checkedInMembers: [0, 1], checkedInSeats: 2, checkedInAt: NOW },
    });
    const row = await db.rsvp.findFirstOrThrow({ where: { poolId: event.poolId, userId: a } });
    await play(event.poolId, [{ kind: "remove", actorId: event.hostId, rsvpId: row.id }, join(a)]);
    expect(await db.rsvp.findUnique({ where: { id: row.id } })).toMatchObject({
      status: "confirmed",
      seats: 1,
      checkedInSeats: 0,
      checkedInAt: null,
    });
    const other = { poolId_userId: { poolId: event.poolId, userId: b } };
    expect(await db.rsvp.findUnique({ where: other })).toMatchObject({ checkedInSeats: 2, checkedInAt: NOW });
  });

  test("a list of requests leaves nothing behind when its transaction fails later", async () => {
    const { db } = database;
    const event = await createEvent(db);
    const [a = ""] = await createUsers(db, 1);
    const before = await db.outboxEvent.count();
    const failing = inTransaction(db, async (tx) => {
      await applySeatRequests(tx, event.poolId, [join(a)], NOW);
      throw new Error("something else broke");
    });
    await expect(failing).rejects.toThrow("something else broke");
    expect(await rsvpsOf(db, event.poolId)).toEqual([]);
    expect(await ledgerOf(event.poolId)).toEqual([]);
    expect(await db.outboxEvent.count()).toBe(before);
  });

  test("a list of requests that changes nothing writes nothing", async () => {
    const event = await createEvent(database.db);
    const [a = ""] = await createUsers(database.db, 1);
    await play(event.poolId, [join(a)]);
    const before = await database.db.outboxEvent.count();
    await play(event.poolId, [join(a), { kind: "sweep", actorId: null }]);
    expect(await ledgerOf(event.poolId)).toHaveLength(1);
    expect(await database.db.outboxEvent.count()).toBe(before);
  });

  test("a list of requests is decided on the database's clock if the caller gives no time", async () => {
    const past = new Date(Date.now() - 60_000);
    const event = await createEvent(database.db, {
      closesAt: past,
      startsAt: hours(-2),
      endsAt: new Date(Date.now() + 3_600_000),
    });
    const [a = ""] = await createUsers(database.db, 1);
    const [answer] = await play(event.poolId, [join(a)], null);
    expect(answer?.outcome).toMatchObject({ ok: false, reason: "rsvp.closed" });
  });

  test("a request for an unknown pool is not found", async () => {
    const error = await play(newId(), [join(newId())]).catch((thrown: unknown) => thrown);
    expect(isDomainError(error) && error.code).toBe("not-found");
  });
});

describe("the queue", () => {
  test("the queue is read as far as needed: a single person behind 300 larger parties gets the single seat", async () => {
    const { db } = database;
    const event = await createEvent(db, { capacity: 2, passOversMax: 3 });
    const [a = "", b = "", single = "", ...pairs] = await createUsers(db, 303);
    await play(event.poolId, [join(a), join(b)]);
    await play(
      event.poolId,
      pairs.map((user) => join(user, 1)),
    );
    await play(event.poolId, [join(single)]);
    await play(event.poolId, [withdraw(a)]);
    const rows = await rsvpsOf(db, event.poolId);
    expect(rows.find((row) => row.userId === single)?.status).toBe("confirmed");
    expect(rows.filter((row) => row.passedOver === 1)).toHaveLength(300);
    expect((await ledgerOf(event.poolId)).filter((line) => line.action === "passed-over")).toHaveLength(300);
  });

  test("every waitlisted RSVP is answered with the position that a count gives", async () => {
    const event = await createEvent(database.db, { capacity: 1 });
    const users = await createUsers(database.db, 6);
    const answers = await play(
      event.poolId,
      users.map((user) => join(user)),
    );
    expect(answers.map((answer) => answer.position)).toEqual([null, 1, 2, 3, 4, 5]);
    const [, second = ""] = users;
    await play(event.poolId, [withdraw(second)]);
    const again = await play(
      event.poolId,
      users.slice(2).map((user) => join(user)),
    );
    expect(again.map((answer) => answer.position)).toEqual([1, 2, 3, 4]);
  });
});

describe("terms", () => {
  test("a raised capacity serves the queue in the same transaction", async () => {
    const event = await createEvent(database.db, { capacity: 1 });
    const users = await createUsers(database.db, 4);
    await play(
      event.poolId,
      users.map((user) => join(user)),
    );
    const change = { terms: { capacity: 3 }, actorId: event.hostId, now: NOW };
    const seats = await inTransaction(database.db, (tx) => changePoolTerms(tx, event.poolId, change));
    expect(seats).toMatchObject({ capacity: 3, confirmedSeats: 3, waitlistLength: 1, seatsLeft: 0 });
    expect(await findViolations(database.db)).toEqual([]);
  });

  test("a capacity below the seats taken is refused by the code and by the database itself", async () => {
    const { db } = database;
    const event = await createEvent(db, { capacity: 3 });
    const users = await createUsers(db, 3);
    await play(
      event.poolId,
      users.map((user) => join(user)),
    );
    const change = { terms: { capacity: 2 }, actorId: event.hostId, now: NOW };
    await expect(inTransaction(db, (tx) => changePoolTerms(tx, event.poolId, change))).rejects.toMatchObject({
      reason: "capacity.below-taken",
      details: { seatsTaken: 3 },
    });
    const behindItsBack = inTransaction(db, (tx) =>
      tx.seatPool.update({ where: { id: event.poolId }, data: { capacity: 2 } }),
    );
    await expect(behindItsBack).rejects.toMatchObject({ reason: "capacity.below-taken" });
  });
});

describe("the ledger", () => {
  test("ledger lines can be neither rewritten nor deleted", async () => {
    const { db } = database;
    const event = await createEvent(db);
    const [a = ""] = await createUsers(db, 1);
    await play(event.poolId, [join(a)]);
    await expect(db.rsvpLedger.updateMany({ data: { action: "edited" } })).rejects.toThrow();
    await expect(db.rsvpLedger.deleteMany({ where: { poolId: event.poolId } })).rejects.toThrow();
    await expect(db.$executeRaw`truncate "RsvpLedger"`).rejects.toThrow();
    expect(await ledgerOf(event.poolId)).toHaveLength(1);
  });
});
