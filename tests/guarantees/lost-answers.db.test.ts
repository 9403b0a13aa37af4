import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDatabase } from "../../server/db/client";
import { submitSeatRequest } from "../../server/seats/gather";
import type { SeatRequest } from "../../server/seats/request";
import { testDatabase } from "../database";
import { newId } from "../factories";
import { openTcpProxy, type TcpProxy } from "../faults/tcp-proxy";
import { inHours, PlayedPool } from "./played-pool";

const database = testDatabase();
let proxy: TcpProxy;
let overProxy: Db;

beforeAll(async () => {
  proxy = await openTcpProxy(database.url);
  overProxy = openDatabase(proxy.url, 3);
});
afterAll(async () => {
  await overProxy.$disconnect();
  await proxy.close();
});

const NAMES = ["seated", "waiting", "pending", "new"] as const;
type Pool = PlayedPool<(typeof NAMES)[number]>;

/** Two seats, one of them free although a person waits: from here on only a host promotes. */
async function late(): Promise<Pool> {
  const terms = { capacity: 2, waitlistMode: "offer", startsAt: inHours(2) } as const;
  const pool = await PlayedPool.open(database.db, terms, NAMES);
  await pool.join(["seated", 1], "waiting");
  await pool.play([pool.termsRequest({ approvalRequired: true, cutoffMinutes: 180 })]);
  await pool.join("pending");
  const userId = pool.userId("seated");
  await pool.play([{ kind: "edit", actorId: userId, userId, guests: 0, expectedVersion: 1 }]);
  return pool;
}

const REQUESTS: Record<string, (pool: Pool) => Promise<SeatRequest>> = {
  promote: (pool) => pool.hostRequest("promote", "waiting"),
  approve: (pool) => pool.hostRequest("approve", "pending"),
  decline: (pool) => pool.hostRequest("decline", "seated"),
  remove: (pool) => pool.hostRequest("remove", "seated"),
  bar: (pool) => pool.hostRequest("bar", "seated"),
  prioritize: async (pool) => {
    const rsvpId = await pool.rsvpId("waiting");
    return { kind: "prioritize", actorId: pool.event.hostId, rsvpId, priority: 3 };
  },
  register: async (pool) => {
    const members = [{ rsvpId: newId(), userId: pool.userId("new"), guests: 0 }];
    return { kind: "register", actorId: pool.event.hostId, members, mode: "asManyAsFit" };
  },
};

test.each(Object.entries(REQUESTS))(
  "a request that was committed before its answer was lost takes effect once, and its retry is answered: %s",
  async (_, make) => {
    const pool = await late();
    const request = await make(pool);
    const linesOf = () =>
      pool.db.rsvpLedger.count({ where: { poolId: pool.poolId, actorId: pool.event.hostId } });
    const before = await linesOf();
    const cuts = proxy.cuts();
    proxy.cutAt("after-commit", { times: 1, statement: 0 });
    const { outcome } = await submitSeatRequest(overProxy, pool.poolId, request, null);
    expect(proxy.cuts() - cuts).toBe(1);
    expect(outcome.ok).toBe(true);
    expect((await linesOf()) - before).toBe(1);
    expect(await pool.violations()).toEqual([]);
  },
);
