import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createEvent, createUsers, joinRequest, NOW, rsvpsOf } from "../../tests/factories";
import { cuttingLineOnce } from "../../tests/faults/cut-after-lock";
import { findViolations } from "../../tests/invariants";
import { PrismaClient } from "../db/generated/client";
import { submitSeatRequest } from "./gather";

const database = testDatabase();

test("when a database connection breaks in the middle of a transaction, every request is still answered and no seat is given twice", async () => {
  const event = await createEvent(database.db, { capacity: 1 });
  const [user = ""] = await createUsers(database.db, 1);
  const cut = cuttingLineOnce(database.db, database.openSecond(1));
  const answer = await submitSeatRequest(cut, event.poolId, joinRequest(user), NOW);
  expect(answer.rsvp?.status).toBe("confirmed");
  expect(await rsvpsOf(database.db, event.poolId)).toHaveLength(1);
  expect(await findViolations(database.db)).toEqual([]);
});

test("when no connection is available, every request fails right away, and later ones are served again", async () => {
  const event = await createEvent(database.db);
  const users = await createUsers(database.db, 9);
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  const db = new PrismaClient({ adapter: new PrismaPg(pool) });
  const taken = await pool.connect();
  // Set only now: opening the one connection may take longer.
  pool.options.connectionTimeoutMillis = 100;
  let waits = 0;
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  pool.connect = (() => {
    waits++;
    return connect();
  }) as typeof pool.connect;

  const [last = "", ...first] = users;
  const ask = (user: string) => submitSeatRequest(db, event.poolId, joinRequest(user), NOW);
  const refused = await Promise.allSettled(first.map(ask));
  expect(refused.map((one) => one.status === "rejected" && one.reason)).toMatchObject(
    first.map(() => ({ code: "unavailable", reason: "database.busy" })),
  );
  expect(waits).toBe(1);
  taken.release();
  expect((await ask(last)).rsvp?.status).toBe("confirmed");
  await db.$disconnect();
  await pool.end();
});
