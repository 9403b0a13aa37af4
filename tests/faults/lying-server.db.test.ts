import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Db } from "../../server/db/client";
import { inTransaction } from "../../server/db/transaction";
import { applySeatRequests } from "../../server/seats/apply";
import { testDatabase } from "../database";
import type { Fault } from "./fault";
import { runFault } from "./run";
import { type Answer, deskServer, type Server, toAnswer } from "./server";

const database = testDatabase();
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "turnout-lies-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lets a crowd send its requests to a server that may lie. */
async function judge(name: string, distrusted: (db: Db) => Server): Promise<string[]> {
  const { db } = database;
  const fault: Fault = {
    name,
    open: async () => ({
      db,
      async strike(crowd) {
        const server = distrusted(db);
        await crowd.rush({ server: async () => server });
        return { times: 1, server: deskServer(db) };
      },
      close: async () => {},
    }),
  };
  return (await runFault(fault, { url: database.url, folder }, { rounds: 1, seed: name })).wrong;
}

test("an honest server passes the check", async () => {
  expect(await judge("honest", deskServer)).toEqual([]);
});

test("a server that answers before it has committed fails the check", async () => {
  const wrong = await judge("hasty", (db) => ({
    async ask(poolId, request) {
      let answer: Answer | undefined;
      await inTransaction(db, async (tx) => {
        const [given] = await applySeatRequests(tx, poolId, [request], null);
        answer = given && toAnswer(given);
        throw new Error("the power fails");
      }).catch(() => {});
      return answer ?? { ok: false, reason: "none" };
    },
  }));
  expect(wrong.join("\n")).toContain("do not explain");
});

test("a server that does what it refused, or more than requested, fails the check", async () => {
  const wrong = await judge("busybody", (db) => ({
    async ask(poolId, request) {
      const answer = await deskServer(db).ask(poolId, request);
      if (request.kind !== "join" || !request.actorId) return answer;
      await deskServer(db).ask(poolId, {
        kind: "withdraw",
        actorId: request.actorId,
        userId: request.actorId,
      });
      return answer;
    },
  }));
  expect(wrong.join("\n")).toContain("do not explain");
});
