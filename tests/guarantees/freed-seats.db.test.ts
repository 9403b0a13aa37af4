import { describe, expect, test } from "vitest";
import { banUser } from "../../server/domains/operations/users/commands";
import { testDatabase } from "../database";
import { inHours, PlayedPool } from "./played-pool";

const database = testDatabase();

const NAMES = ["host's friend", "pair", "first in line", "second in line", "banned"] as const;
type Pool = PlayedPool<(typeof NAMES)[number]>;

/** Four seats, all taken: two singles and a pair. Two people wait. */
async function fullHouse(mode: "automatic" | "offer"): Promise<Pool> {
  const pool = await PlayedPool.open(
    database.db,
    { capacity: 4, waitlistMode: mode, offerMinutes: 60 },
    NAMES,
  );
  await pool.join("host's friend", ["pair", 1], "banned", "first in line", "second in line");
  return pool;
}

const PATHS: Record<string, (pool: Pool) => Promise<unknown>> = {
  "a guest cancels": (pool) => pool.withdraw("host's friend"),
  "a party grows smaller": async (pool) => {
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

describe.each(["automatic", "offer"] as const)("in %s mode the first in line is served when", (mode) => {
  const served = mode === "offer" ? "offered" : "confirmed";

  test.each(Object.entries(PATHS))("%s", async (_, free) => {
    const pool = await fullHouse(mode);
    await free(pool);
    expect(await pool.status("first in line")).toBe(served);
    expect(await pool.status("second in line")).toBe("waitlisted");
    expect(await pool.violations()).toEqual([]);
  });

  test("the capacity is lifted altogether, and so is the second", async () => {
    const pool = await fullHouse(mode);
    await pool.play([pool.termsRequest({ capacity: null })]);
    expect(await pool.status("first in line")).toBe(served);
    expect(await pool.status("second in line")).toBe(served);
  });
});

describe("the next in line is served when", () => {
  async function oneOffer(): Promise<Pool> {
    const pool = await fullHouse("offer");
    await pool.withdraw("host's friend");
    expect(await pool.status("first in line")).toBe("offered");
    return pool;
  }

  test("an offer is refused", async () => {
    const pool = await oneOffer();
    await pool.play([await pool.answerRequest("refuse", "first in line")]);
    expect(await pool.status("second in line")).toBe("offered");
  });

  test("an offer runs out, with no job needed: whoever asks next finds it ended", async () => {
    const pool = await oneOffer();
    await pool.play([pool.termsRequest({ guestsMax: 4 })], inHours(0.5));
    expect(await pool.status("second in line")).toBe("waitlisted");
    await pool.play([pool.termsRequest({ guestsMax: 3 })], inHours(1.5));
    expect(await pool.status("first in line")).toBe("cancelled");
    expect(await pool.status("second in line")).toBe("offered");
  });

  test("whoever holds an offer is declined by the host", async () => {
    const pool = await oneOffer();
    await pool.play([await pool.hostRequest("decline", "first in line")]);
    expect(await pool.status("second in line")).toBe("offered");
  });

  test("the host goes over to serving without asking", async () => {
    const pool = await oneOffer();
    await pool.withdraw("banned");
    await pool.play([pool.termsRequest({ waitlistMode: "automatic", capacity: 5 })]);
    expect(await pool.status("first in line")).toBe("offered");
    expect(await pool.counters()).toMatchObject({ waitlistLength: 0 });
  });

  test("the rule no longer keeps the seats for a party that does not fit", async () => {
    const names = ["a", "b", "pair", "single"] as const;
    const pool = await PlayedPool.open(database.db, { capacity: 2, partyRule: "strict" }, names);
    await pool.join("a", "b", ["pair", 1], "single");
    await pool.withdraw("a");
    expect(await pool.status("single")).toBe("waitlisted");
    await pool.play([pool.termsRequest({ partyRule: "skip" })]);
    expect(await pool.status("single")).toBe("confirmed");
  });

  test("nobody claimed the seats that were kept for a group, by hand or by the clock", async () => {
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
