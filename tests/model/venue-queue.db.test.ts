import { expect, test } from "vitest";
import { testDatabase } from "../database";
import { databaseQueues } from "./venue-queue-database";
import { checkQueues } from "./venue-queue-play";

const database = testDatabase();

test("after each of 300 steps the queue in the database reads as the naive model says, before and after it is decided", async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const done = await checkQueues(() => databaseQueues(database.db), { steps: 300, seed, stepsMax: 80 });
  expect(done).toBeGreaterThanOrEqual(300);
}, 240_000);
