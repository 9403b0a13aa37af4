import { expect, test } from "vitest";
import { testDatabase } from "../database";
import { findViolations } from "../invariants";
import { checkPlays } from "./check-plays";
import { databaseStage } from "./database-engine";
import { operationsIn } from "./play";

const database = testDatabase();

test("after each of 2,000 requests the database has the same state as the naive pool, and no invariant is violated", async () => {
  const { db } = database;
  const seed = Math.floor(Math.random() * 2 ** 31);
  const tally = await checkPlays(databaseStage(db), { operations: 2_000, seed });
  expect(operationsIn(tally)).toBeGreaterThanOrEqual(2_000);
  // Invariants I4 and I5 depend on the time, so they were checked after each play, at the time of that play.
  const found = await findViolations(db);
  expect(found.filter(({ invariant }) => !/^I([45]|15)\b/.test(invariant))).toEqual([]);
}, 240_000);
