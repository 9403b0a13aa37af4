import fc from "fast-check";
import { expect, test } from "vitest";
import type { Db } from "../../server/db/client";
import { inSnapshot } from "../../server/db/transaction";
import { rsvpOutlook } from "../../server/domains/rsvps/policy";
import { getSeats } from "../../server/domains/rsvps/queries";
import type { PoolTerms } from "../../server/seats/facts";
import { previewSeatRequests } from "../../server/seats/preview";
import { testDatabase } from "../database";
import { joinRequest } from "../factories";
import { inHours, PlayedPool } from "../guarantees/played-pool";

const database = testDatabase();

const NAMES = ["a", "b", "c", "d", "e", "f", "newcomer"] as const;
const GUESTS = [0, 1, 2, 3, 4];
const MINUTES_OF_A_WEEK = 10_080;

const terms = fc.record({
  capacity: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 6 }),
  guestsMax: fc.constantFrom(2, 4),
  partyRule: fc.constantFrom("skip" as const, "strict" as const),
  passOversMax: fc.nat(2),
  waitlistMode: fc.constantFrom("automatic" as const, "offer" as const),
  cutoffMinutes: fc.constantFrom(0, 0, MINUTES_OF_A_WEEK),
});
/** Settings that the host changes after people have answered. */
const changes = fc.record(
  {
    capacity: fc.option(fc.integer({ min: 4, max: 8 }), { freq: 4 }),
    waitlistEnabled: fc.constant(false),
    approvalRequired: fc.constant(true),
    cutoffMinutes: fc.constant(MINUTES_OF_A_WEEK),
    closesAt: fc.constant(inHours(-1)),
    opensAt: fc.constant(inHours(1)),
  },
  { requiredKeys: [] },
);
const who = fc.constantFrom(...NAMES.slice(0, -1));
const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant("join" as const), who, guests: fc.nat(2) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("withdraw" as const), who }) },
  ),
  { minLength: 4, maxLength: 12 },
);

test("the RSVP button promises what the engine does, whatever the pool and the size of the party", async () => {
  const seen = new Set<string>();
  const play = fc.asyncProperty(terms, steps, fc.option(changes), async (start, asked, change) => {
    const pool = await PlayedPool.open(database.db, start, NAMES);
    for (const ask of asked) {
      const request =
        ask.kind === "join"
          ? joinRequest(pool.userId(ask.who), ask.guests)
          : { kind: "withdraw" as const, actorId: null, userId: pool.userId(ask.who) };
      await pool.play([request]);
    }
    if (change) await pool.play([{ kind: "terms", actorId: null, terms: change }]);
    for (const guests of GUESTS) {
      const promised = await promise(database.db, pool.poolId, guests);
      seen.add(promised);
      expect([guests, promised]).toEqual([guests, await decision(pool, guests)]);
    }
  });
  await fc.assert(play, { numRuns: 60, seed: Math.floor(Math.random() * 2 ** 31) });
  expect([...seen]).toEqual(expect.arrayContaining(["seat", "waitlist", "rsvp.too-many-guests"]));
}, 240_000);

/** What the page would say, from the terms and the public data about the seats. */
async function promise(db: Db, poolId: string, guests: number): Promise<string> {
  const told: PoolTerms = await db.seatPool.findUniqueOrThrow({ where: { id: poolId } });
  const outlook = rsvpOutlook(told, await getSeats(db, poolId), guests, new Date());
  if (outlook.kind === "full") return "rsvp.full";
  if (outlook.kind === "closed") return outlook.reason;
  return outlook.kind === "too-large" ? outlook.refusal.reason : outlook.kind;
}

/** What the engine would do for a person who has not answered yet. */
async function decision(pool: PlayedPool<(typeof NAMES)[number]>, guests: number): Promise<string> {
  const { poolId, db } = pool;
  const userId = pool.userId("newcomer");
  const request = { ...joinRequest(userId, guests), poolId };
  const { outcomes, changed } = await inSnapshot(db, 5, (tx) =>
    previewSeatRequests(tx, [poolId], [request], null),
  );
  const [outcome] = outcomes;
  if (outcome && !outcome.ok) return outcome.reason;
  const row = changed.find((each) => each.userId === userId);
  const names = { confirmed: "seat", waitlisted: "waitlist", pending: "request" } as Record<string, string>;
  return names[row?.status ?? ""] ?? String(row?.status);
}
