import { expect, test } from "vitest";
import { testDatabase } from "../database";
import { findViolations } from "../invariants";
import { checkPlays } from "./check-plays";
import { databaseStage } from "./database-engine";
import { operationsIn } from "./play";

const database = testDatabase();

test("the database holds after each of 2,000 requests what the naive pool holds, and no invariant is violated", async () => {
  const { db } = database;
  const seed = Math.floor(Math.random() * 2 ** 31);
  const tally = await checkPlays(databaseStage(db), { operations: 2_000, seed });
  expect(operationsIn(tally)).toBeGreaterThanOrEqual(2_000);
  // Who may have a seat and who was overtaken was judged after each play, by the time of that play.
  const found = await findViolations(db);
  expect(found.filter(({ invariant }) => !/^I([45]|15)\b/.test(invariant))).toEqual([]);
}, 240_000);
