import { expect, test } from "vitest";
import { openEvents, relayAll as relayOwed } from "../../server/outbox/testing/outbox-fixtures";
import { submitSeatRequest } from "../../server/seats/gather";
import { testDatabase } from "../database";
import { withdrawRequest } from "../factories";
import { inHours, PlayedPool } from "./played-pool";

const database = testDatabase();

/** Relays with two processes, on a clock ahead of every delay. */
async function relayAll(from: Date): Promise<void> {
  await Promise.all([relayOwed(database.db, from), relayOwed(database.db, from)]);
}

const owed = async () => (await openEvents(database.db)).length;

const subjectsTo = async (userId: string) => {
  const where = { to: `${userId}@people.test` };
  return (await database.db.mailboxMessage.findMany({ where, orderBy: { id: "asc" } })).map(
    (mail) => mail.subject,
  );
};

test("a seat that is given up by many presses of the button causes one email to one person", async () => {
  const names = ["leaving", "first", "second"] as const;
  const pool = await PlayedPool.open(database.db, { capacity: 1 }, names);
  await pool.join(...names);
  await relayAll(new Date());
  const second = database.openSecond(2);
  const request = withdrawRequest(pool.userId("leaving"));
  await Promise.all(
    [pool.db, second, pool.db, second].map((db) => submitSeatRequest(db, pool.poolId, request, null)),
  );
  await relayAll(new Date());
  const told = await subjectsTo(pool.userId("first"));
  expect(told.filter((subject) => subject.startsWith("A seat opened up"))).toHaveLength(1);
  expect(await subjectsTo(pool.userId("second"))).toHaveLength(1);
});

test("a delivery about an event that is over is settled without an email and does not stay open", async () => {
  const pool = await PlayedPool.open(database.db, {}, ["late reader"]);
  await pool.join("late reader");
  await relayAll(inHours(28));
  expect(await owed()).toBe(0);
  expect(await subjectsTo(pool.userId("late reader"))).toEqual([]);
});

test("a person with an offer is notified of its new end when the deadline is moved ahead of it", async () => {
  const pool = await PlayedPool.open(database.db, { capacity: 1, waitlistMode: "offer" }, [
    "leaving",
    "waiting",
  ]);
  await pool.join("leaving", "waiting");
  await pool.play([withdrawRequest(pool.userId("leaving"))]);
  await relayOwed(database.db, new Date());
  const offers = async () =>
    (await subjectsTo(pool.userId("waiting"))).filter((subject) =>
      subject.startsWith("A seat is being held"),
    );
  const before = await offers();
  expect(before).toHaveLength(1);
  await pool.play([pool.termsRequest({ closesAt: inHours(3) })]);
  await relayOwed(database.db, new Date());
  const after = await offers();
  expect(after).toHaveLength(2);
  // Its subject contains the end.
  expect(after[1]).not.toBe(after[0]);
});
