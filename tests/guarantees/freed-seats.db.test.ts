import { describe, expect, test } from "vitest";
import { banUser } from "../../server/domains/operations/users/commands";
import { testDatabase } from "../database";
import { inHours, PlayedPool } from "./played-pool";

const database = testDatabase();

const NAMES = ["host's friend", "pair", "first in the queue", "second in the queue", "banned"] as const;
type Pool = PlayedPool<(typeof NAMES)[number]>;

/** Four seats, all taken by two singles and a pair. Two people wait. */
async function fullHouse(mode: "automatic" | "offer"): Promise<Pool> {
  const pool = await PlayedPool.open(
    database.db,
    { capacity: 4, waitlistMode: mode, offerMinutes: 60 },
    NAMES,
  );
  await pool.join("host's friend", ["pair", 1], "banned", "first in the queue", "second in the queue");
  return pool;
}

const PATHS: Record<string, (pool: Pool) => Promise<unknown>> = {
  "a guest cancels": (pool) => pool.withdraw("host's friend"),
  "a party shrinks": async (pool) => {
    const userId = pool.userId("pair");
    await pool.play([{ kind: "edit", actorId: userId, userId, guests: 0, expectedVersion: 1 }]);
  },
  "a host declines a guest": async (pool) => pool.play([await pool.hostRequest("decline", "host's friend")]),
  "a host removes a guest": async (pool) => pool.play([await pool.hostRequest("remove", "host's friend")]),
  "a host bans a guest": async (pool) => pool.play([await pool.hostRequest("bar", "host's friend")]),
  "an account is banned": (pool) =>
    banUser(pool.db, { userId: pool.userId("banned"), now: new Date(), decideAt: null }),
  "the capacity is raised": (pool) => pool.play([pool.termsRequest({ capacity: 5 })]),
};

describe.each(["automatic", "offer"] as const)("a freed seat in %s mode", (mode) => {
  const served = mode === "offer" ? "offered" : "confirmed";

  test.each(Object.entries(PATHS))("the first person in the queue gets the seat when %s", async (_, free) => {
    const pool = await fullHouse(mode);
    await free(pool);
    expect(await pool.status("first in the queue")).toBe(served);
    expect(await pool.status("second in the queue")).toBe("waitlisted");
    expect(await pool.violations()).toEqual([]);
  });

  test("the first and the second person in the queue get seats when the capacity limit is removed", async () => {
    const pool = await fullHouse(mode);
    await pool.play([pool.termsRequest({ capacity: null })]);
    expect(await pool.status("first in the queue")).toBe(served);
    expect(await pool.status("second in the queue")).toBe(served);
  });
});

describe("the next person in the queue", () => {
  async function oneOffer(): Promise<Pool> {
    const pool = await fullHouse("offer");
    await pool.withdraw("host's friend");
    expect(await pool.status("first in the queue")).toBe("offered");
    return pool;
  }

  test("the next person in the queue gets the seat when an offer is declined", async () => {
    const pool = await oneOffer();
    await pool.play([await pool.answerRequest("refuse", "first in the queue")]);
    expect(await pool.status("second in the queue")).toBe("offered");
  });

  test("the next person in the queue gets the seat when an offer expires, even if no job has run", async () => {
    const pool = await oneOffer();
    await pool.play([pool.termsRequest({ guestsMax: 4 })], inHours(0.5));
    expect(await pool.status("second in the queue")).toBe("waitlisted");
    await pool.play([pool.termsRequest({ guestsMax: 3 })], inHours(1.5));
    expect(await pool.status("first in the queue")).toBe("cancelled");
    expect(await pool.status("second in the queue")).toBe("offered");
  });

  test("the next person in the queue gets the seat when the host declines a person with an offer", async () => {
    const pool = await oneOffer();
    await pool.play([await pool.hostRequest("decline", "first in the queue")]);
    expect(await pool.status("second in the queue")).toBe("offered");
  });

  test("the next person in the queue gets the seat when the host switches from offers to automatic promotion", async () => {
    const pool = await oneOffer();
    await pool.withdraw("banned");
    await pool.play([pool.termsRequest({ waitlistMode: "automatic", capacity: 5 })]);
    expect(await pool.status("first in the queue")).toBe("offered");
    expect(await pool.counters()).toMatchObject({ waitlistLength: 0 });
  });

  test("the next person in the queue gets the seats when the party rule no longer saves them for a larger party", async () => {
    const names = ["a", "b", "pair", "single"] as const;
    const pool = await PlayedPool.open(database.db, { capacity: 2, partyRule: "strict" }, names);
    await pool.join("a", "b", ["pair", 1], "single");
    await pool.withdraw("a");
    expect(await pool.status("single")).toBe("waitlisted");
    await pool.play([pool.termsRequest({ partyRule: "skip" })]);
    expect(await pool.status("single")).toBe("confirmed");
  });

  test("the next person in the queue gets the unclaimed seats of a claim link that is closed or expires", async () => {
    for (const end of ["close", "clock"] as const) {
      const pool = await PlayedPool.open(database.db, { capacity: 3 }, ["member", "waiting"]);
      const linkId = await pool.openClaim(3, inHours(5));
      await pool.play([pool.claimRequest("member", linkId)]);
      await pool.join("waiting");
      expect(await pool.status("waiting")).toBe("waitlisted");
      if (end === "close") await pool.play([{ kind: "close-claim", actorId: pool.event.hostId, linkId }]);
      else await pool.play([{ kind: "sweep", actorId: null }], inHours(5));
      expect(await pool.status("waiting")).toBe("confirmed");
      expect(await pool.counters()).toMatchObject({ confirmedSeats: 2, offeredSeats: 0 });
      expect(await pool.violations()).toEqual([]);
    }
  });
});
