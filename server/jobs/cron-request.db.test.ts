import { describe, expect, test, vi } from "vitest";
import { testDatabase } from "../../tests/database";
import { provideEnv } from "../env";
import { answerCron } from "./cron-request";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();
const NOON = new Date("2026-11-28T12:00:30Z");

describe("the cron route", () => {
  const secret = "s3cret-of-the-cron";
  test.each([
    ["no secret configured", undefined, `Bearer ${secret}`, "prune", 503],
    ["no secret configured and none sent", undefined, null, "prune", 503],
    ["a configured secret of under 16 characters", "s3cret-of-cron", "Bearer s3cret-of-cron", "prune", 503],
    ["no header", secret, null, "prune", 401],
    ["an empty bearer", secret, "Bearer ", "prune", 401],
    ["one character", secret, "Bearer s", "prune", 401],
    ["a wrong secret of the same length", secret, `Bearer ${secret.replace("s3", "S3")}`, "prune", 401],
    ["a beginning of the secret", secret, `Bearer ${secret.slice(0, -1)}`, "prune", 401],
    ["the secret in another scheme", secret, `Basic ${secret}`, "prune", 401],
    [
      "a secret of other bytes and the same length",
      secret,
      `Bearer ${"é".repeat(secret.length)}`,
      "prune",
      401,
    ],
    ["a wrong secret for no job", secret, "Bearer wrong", "make-tea", 401],
    ["the secret and no such job", secret, `Bearer ${secret}`, "make-tea", 404],
    ["the secret and a name from the prototype", secret, `Bearer ${secret}`, "constructor", 404],
    ["the secret", secret, `Bearer ${secret}`, "prune", 200],
  ])(
    "a cron call with %s is answered with the documented status",
    async (_, configured, authorization, job, status) => {
      const db = vi.fn(() => database.db);
      const response = await answerCron(job, authorization, { db, secret: configured, now: NOON });
      expect(response.status).toBe(status);
      expect(db).toHaveBeenCalledTimes(status === 200 ? 1 : 0);
      const body = await response.json();
      if (status !== 200) expect(body.error.message).toBeTruthy();
    },
  );

  test("a failed run is 500, and a repeated call finds the slot taken", async () => {
    const { db } = database;
    const call = async () =>
      answerCron("send-messages", `Bearer ${secret}`, { db: () => db, secret, now: NOON });
    await db.$executeRaw`alter table "EventMessage" rename to "Elsewhere"`;
    const failed = await call();
    await db.$executeRaw`alter table "Elsewhere" rename to "EventMessage"`;
    expect(failed.status).toBe(500);
    expect(await failed.json()).toEqual({
      outcome: "failed",
      slotAt: "2026-11-28T12:00:00.000Z",
      caughtUp: 0,
    });
    const again = await call();
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ outcome: "already-taken" });
  });
});
