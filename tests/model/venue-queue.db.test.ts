import fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase } from "../database";
import { databaseQueues } from "./venue-queue-database";
import { playQueue, venuePlays } from "./venue-queue-play";

const database = testDatabase();

test("after each of 300 steps the queue in the database reads as the naive model says, before and after it is decided", async () => {
  let done = 0;
  const property = fc.asyncProperty(venuePlays(80), async (play) => {
    done += await playQueue(play, await databaseQueues(database.db));
  });
  while (done < 300) await fc.assert(property, { numRuns: 2, endOnFailure: true });
  expect(done).toBeGreaterThanOrEqual(300);
}, 240_000);
