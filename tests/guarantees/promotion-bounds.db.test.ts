import { describe, expect, test } from "vitest";
import type { PoolTerms } from "../../server/seats/facts";
import { testDatabase } from "../database";
import { inHours, PlayedPool } from "./played-pool";

const database = testDatabase();

describe("a seat that comes free is given to nobody", () => {
  test.each<[string, Partial<PoolTerms>, number]>([
    ["of an event that is cancelled", { state: "cancelled" }, 1],
    ["of an event that went back to being a draft", { state: "draft" }, 1],
    ["after the cut-off that the host set", { cutoffMinutes: 120 }, 23],
    ["after the start", {}, 24],
    [
      "when no offer could stand any more, the deadline being past",
      { waitlistMode: "offer", closesAt: inHours(2) },
      3,
    ],
  ])("%s", async (_, terms, at) => {
    const pool = await PlayedPool.open(database.db, { capacity: 1 }, ["seated", "waiting"]);
    await pool.join("seated", "waiting");
    await pool.play([pool.termsRequest(terms)]);
    await pool.withdraw("seated", inHours(at));
    expect(await pool.status("waiting")).toBe("waitlisted");
  });
});

describe("seats that come free are given", () => {
  test("to as many as there are seats, never to the whole line", async () => {
    const names = ["pair", "a", "b", "c", "d", "e"] as const;
    const pool = await PlayedPool.open(database.db, { capacity: 2 }, names);
    await pool.join(["pair", 1], "a", "b", "c", "d", "e");
    await pool.withdraw("pair");
    const statuses = await Promise.all((["a", "b", "c", "d", "e"] as const).map((name) => pool.status(name)));
    expect(statuses).toEqual(["confirmed", "confirmed", "waitlisted", "waitlisted", "waitlisted"]);
  });

  test("in the order of joining, one at a time or many at once, and by the host's rank before that", async () => {
    const names = ["seated", "a", "b", "c", "ranked"] as const;
    const pool = await PlayedPool.open(database.db, { capacity: 1 }, names);
    await pool.join(...names);
    const rsvpId = await pool.rsvpId("ranked");
    await pool.play([{ kind: "prioritize", actorId: pool.event.hostId, rsvpId, priority: 5 }]);
    const order: string[] = [];
    for (let leaving: (typeof names)[number] = "seated"; order.length < 4; ) {
      await pool.withdraw(leaving);
      for (const name of names) if ((await pool.status(name)) === "confirmed") leaving = name;
      order.push(leaving);
    }
    expect(order).toEqual(["ranked", "a", "b", "c"]);
  });

  test("to the next who may have them: a banned head of the line holds nobody up", async () => {
    const names = ["seated", "banned", "too many", "next"] as const;
    const pool = await PlayedPool.open(database.db, { capacity: 3 }, names);
    await pool.join(["seated", 2], "banned", ["too many", 2], "next");
    await pool.db.user.update({ where: { id: pool.userId("banned") }, data: { bannedAt: inHours(0) } });
    await pool.play([
      { kind: "edit", actorId: null, userId: pool.userId("seated"), guests: 1, expectedVersion: 1 },
    ]);
    expect(await pool.status("banned")).toBe("waitlisted");
    expect(await pool.status("too many")).toBe("waitlisted");
    expect(await pool.status("next")).toBe("confirmed");
  });

  test("to somebody else than the one who gave them back, and to nobody twice", async () => {
    const pool = await PlayedPool.open(database.db, { capacity: 1 }, ["seated", "promoted", "next"]);
    await pool.join("seated", "promoted", "next");
    await pool.withdraw("seated");
    await pool.withdraw("promoted");
    expect(await pool.status("promoted")).toBe("cancelled");
    expect(await pool.status("next")).toBe("confirmed");
    await pool.withdraw("next");
    expect(await pool.counters()).toMatchObject({ confirmedSeats: 0, offeredSeats: 0, waitlistLength: 0 });
    const promotions = await pool.db.rsvpLedger.count({ where: { poolId: pool.poolId, action: "promoted" } });
    expect(promotions).toBe(2);
  });
});
