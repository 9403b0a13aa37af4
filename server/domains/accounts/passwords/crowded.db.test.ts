import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { NOW } from "../../../../tests/factories";
import { resetPassword, signInWithPassword } from "./commands";
import { hashPassword } from "./verify.commands";

const database = testDatabase();

const signIn = () =>
  signInWithPassword(database.db, {
    email: "nobody@people.test",
    password: "not the right one",
    clientAddress: "unknown",
    now: NOW,
  });

describe("while too many passwords wait to be hashed", () => {
  let isCrowded = true;
  let crowd: Promise<unknown>;

  /** Keeps asking, so that every free hashing slot is taken immediately. */
  async function crowdIn(): Promise<void> {
    while (isCrowded) {
      await hashPassword("correct horse battery").catch(
        () => new Promise((resolve) => setImmediate(resolve)),
      );
    }
  }

  beforeAll(() => {
    crowd = Promise.all(Array.from({ length: 220 }, crowdIn));
  });
  // Two hundred passwords are hashed to the end, which takes a slow machine longer than hooks usually may.
  afterAll(async () => {
    isCrowded = false;
    await crowd;
  }, 300_000);

  test("signing in is refused as busy", async () => {
    await expect(signIn()).rejects.toMatchObject({ code: "unavailable", reason: "server.busy" });
  });

  test("a link that cannot be used is refused without hashing anything", async () => {
    const reset = { token: "made up", password: "correct horse battery", now: NOW };
    await expect(resetPassword(database.db, reset)).rejects.toMatchObject({ reason: "link.expired" });
  });
});

test("afterwards it fails as ever", async () => {
  await expect(signIn()).rejects.toMatchObject({ reason: "credentials.wrong" });
});
