import { expect, test } from "vitest";
import { testDatabase } from "../database";
import { findViolations } from "../invariants";
import { checkPlays } from "./check-plays";
import { createPool, databaseEngine } from "./database-engine";
import { operationsIn } from "./play";

const database = testDatabase();

test("the database holds after each of 2,000 requests what the naive pool holds, and no invariant is violated", async () => {
  const { db } = database;
  const stage = {
    async open(terms: Parameters<typeof createPool>[1]) {
      const { poolId, names } = await createPool(db, terms);
      return { engine: databaseEngine(db, poolId), names };
    },
    after: async (now: Date) => expect(await findViolations(db, now)).toEqual([]),
    stepsMax: 25,
  };
  const tally = await checkPlays(stage, { operations: 2_000, seed: Math.floor(Math.random() * 2 ** 31) });
  expect(operationsIn(tally)).toBeGreaterThanOrEqual(2_000);
}, 240_000);
