import { expect, test } from "vitest";
import { database } from "../db/client";
import { provideEnv } from "../env";
import { answerCron } from "./cron-request";
import { relayAfterAnswer } from "./relay-outbox";

// Nothing listens on port 1.
provideEnv({ DATABASE_URL: "postgres://turnout@127.0.0.1:1/turnout", LOG_LEVEL: "silent" });

test("the cron service is asked to retry if the database is down", async () => {
  const secret = "s3cret-of-the-cron";
  const answer = await answerCron("prune", `Bearer ${secret}`, { db: database, secret, now: new Date() });
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ error: { reason: "database.unreachable" } });
});

test("work after an answer is left to the next request if the database is down", async () => {
  await expect(relayAfterAnswer()).resolves.toBeUndefined();
});
