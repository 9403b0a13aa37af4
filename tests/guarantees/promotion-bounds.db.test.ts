import { describe, expect, test } from "vitest";
import type { PoolTerms } from "../../server/seats/facts";
import { testDatabase } from "../database";
import { inHours, PlayedPool } from "./played-pool";

const database = testDatabase();

describe("a freed seat that is not given out", () => {
  test.each<[string, Partial<PoolTerms>, number]>([
    ["if the event is cancelled", { state: "cancelled" }, 1],
    ["if the event is a draft again", { state: "draft" }, 1],
    ["after the cut-off that the host set", { cutoffMinutes: 120 }, 23],
    ["after the start", {}, 24],
    ["in offer mode after the deadline", { waitlistMode: "offer", closesAt: inHours(2) }, 3],
  ])("a freed seat is not given out %s", async (_, terms, at) => {
    const pool = await PlayedPool.open(database.db, { capacity: 1 }, ["seated", "waiting"]);
    await pool.join("seated", "waiting");
    await pool.play([pool.termsRequest(terms)]);
    await pool.withdraw("seated", inHours(at));
    expect(await pool.status("waiting")).toBe("waitlisted");
  });
});

describe("the promotion of waitlisted people", () => {
  test("freed seats are given to as many people as there are seats, never to the whole queue", async () => {
    const names = ["pair", "a", "b", "c", "d", "e"] as const;
    const pool = await PlayedPool.open(database.db, { capacity: 2 }, names);
    await pool.join(["pair", 1], "a", "b", "c", "d", "e");
    await pool.withdraw("pair");
    const statuses = await Promise.all((["a", "b", "c", "d", "e"] as const).map((name) => pool.status(name)));
    expect(statuses).toEqual(["confirmed", "confirmed", "waitlisted", "waitlisted", "waitlisted"]);
  });

  test("freed seats are given in the order of joining, singly or many together, and by the host's priority before that", async () => {
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

  test("a freed seat goes to the next eligible person: a banned person at the head does not block the queue", async () => {
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

  test("a freed seat goes to another person than the one who gave it up, and to no one twice", async () => {
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
