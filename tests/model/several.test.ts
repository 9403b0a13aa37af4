import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideSeats, type SeatPlan } from "../../server/seats/decide";
import type { SeatFacts } from "../../server/seats/facts";
import type { AnyRequest, PoolRequest } from "../../server/seats/request";
import { factsAfter, hours, POOL, untouched } from "../seat-world";
import { differences, isSameAnswer, tellEngine, tellNaive } from "./compare";
import { emptyPool } from "./naive-pool";
import { type NaiveWorld, playSeveral } from "./naive-several";

const SESSIONS = ["p1", "p2", "p3"];
const IDS = ["p0", ...SESSIONS];
const PEOPLE = ["ana", "ben", "chi", "dev", "eva"];

type Steps = { capacities: number[]; offers: boolean[]; requests: AnyRequest[] };
type Decide = (facts: SeatFacts[], requests: AnyRequest[], now: Date) => SeatPlan;

const who = fc.constantFrom(...PEOPLE);
const session = fc.constantFrom(...SESSIONS);
const anyPool = fc.constantFrom(...IDS);
const rsvpId = (poolId: string, userId: string) => `${poolId}-${userId}`;
const joinOf = (poolId: string, userId: string, more: object = {}): PoolRequest => ({
  kind: "join",
  poolId,
  actorId: userId,
  rsvpId: rsvpId(poolId, userId),
  userId,
  guests: 0,
  specialRequirements: null,
  ...more,
});
const leaveOf = (poolId: string, userId: string): PoolRequest => ({
  kind: "withdraw",
  poolId,
  actorId: userId,
  userId,
});

const request: fc.Arbitrary<AnyRequest> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(who, fc.nat(1)).map(([user, guests]) => joinOf("p0", user, { guests })) },
  {
    weight: 8,
    arbitrary: fc
      .record({
        poolId: session,
        user: who,
        guests: fc.nat(1),
        drop: fc.option(session),
        seatOnly: fc.boolean(),
        onlyIfFree: fc.boolean(),
      })
      .map(({ poolId, user, drop, ...more }) =>
        joinOf(poolId, user, { ...more, dropIfIn: drop && drop !== poolId ? [drop] : [] }),
      ),
  },
  { weight: 4, arbitrary: fc.tuple(anyPool, who).map(([poolId, user]) => leaveOf(poolId, user)) },
  {
    weight: 3,
    arbitrary: fc.record({ to: session, from: session, user: who }).map(
      ({ to, from, user }): AnyRequest => ({
        kind: "together",
        requests: [joinOf(to, user, { seatOnly: true }), leaveOf(from, user)],
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({
        kind: fc.constantFrom(
          "remove",
          "decline",
          "restore",
          "promote",
          "accept",
          "refuse",
          "check-in",
          "undo-check-in",
        ),
        poolId: anyPool,
        user: who,
      })
      .map(
        ({ kind, poolId, user }) =>
          ({ kind, poolId, actorId: null, rsvpId: rsvpId(poolId, user) }) as PoolRequest,
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ poolId: session, start: fc.constantFrom(24, 25, 27), overlapAllowed: fc.boolean() })
      .map(
        ({ poolId, start, overlapAllowed }): PoolRequest => ({
          kind: "terms",
          poolId,
          actorId: null,
          terms: { startsAt: hours(start), endsAt: hours(start + 2), overlapAllowed },
        }),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(anyPool, fc.integer({ min: 1, max: 5 }))
      .map(
        ([poolId, capacity]): PoolRequest => ({ kind: "terms", poolId, actorId: null, terms: { capacity } }),
      ),
  },
);

const plays: fc.Arbitrary<Steps> = fc.record({
  capacities: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 4 }),
  offers: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  requests: fc.array(request, { minLength: 10, maxLength: 40, size: "max" }),
});

/**
 * Plays the same requests on the naive pools and on the engine.
 * @returns the first difference between the two, or null
 */
function firstDifference({ capacities, offers, requests }: Steps, decide: Decide): string | null {
  const pools = IDS.map((id, index) => ({
    ...POOL,
    id,
    capacity: id === "p0" ? 4 : (capacities[index] ?? 1),
    // The first two are at the same time, and the third begins when they end.
    ...(id === "p3" && { startsAt: hours(27), endsAt: hours(29) }),
    waitlistMode: offers[index] ? ("offer" as const) : ("automatic" as const),
    dependsOn: id === "p0" ? null : "p0",
    hasDependents: id === "p0",
  }));
  let facts = pools.map((pool) => untouched(pool));
  const naive: NaiveWorld = {
    support: "p0",
    drops: new Map(),
    pools: new Map(
      pools.map(({ id, dependsOn: _, hasDependents: __, ...pool }) => {
        const { confirmedSeats, offeredSeats, waitlistedSeats, waitlistLength, ...rest } = pool;
        const { nextQueueNumber, headQueueNumber, version, ...terms } = rest;
        return [id, emptyPool(terms)];
      }),
    ),
  };
  for (const [step, one] of [
    ...requests,
    { kind: "sweep", poolId: "p0", actorId: null } as const,
  ].entries()) {
    // Offers expire on the way.
    const now = hours(step / 20);
    const told = playSeveral(naive, one, now);
    const plan = decide(facts, [one], now);
    facts = facts.map((before, index) => {
      const planned = plan.pools[index];
      return planned ? factsAfter(before, planned) : before;
    });
    const found = facts.flatMap(({ pool, rsvps, links }) => {
      const told = naive.pools.get(pool.id);
      return told ? differences(tellNaive(told, now), tellEngine({ pool, rsvps, links }, now)) : ["no pool"];
    });
    const [outcome] = plan.outcomes;
    if (!outcome || !isSameAnswer(told, outcome))
      found.push(`answers ${told} and ${JSON.stringify(outcome)}`);
    if (found.length > 0) return `step ${step}, ${JSON.stringify(one)}: ${found.join("\n")}`;
  }
  return null;
}

const RUNS = 400;

test("the engine decides random requests over four pools as the naive pools do", () => {
  fc.assert(
    fc.property(plays, (play) => {
      expect(firstDifference(play, decideSeats)).toBeNull();
    }),
    { numRuns: RUNS },
  );
}, 120_000);

describe("the comparison of several pools", () => {
  const without = (change: (request: PoolRequest) => PoolRequest): Decide => {
    const changed = (one: AnyRequest): AnyRequest =>
      one.kind === "together" ? { ...one, requests: one.requests.map(change) } : change(one);
    return (facts, requests, now) => decideSeats(facts, requests.map(changed), now);
  };

  test.each<[string, Decide]>([
    [
      "keeps seats whose required seat is gone",
      (facts, requests, now) =>
        decideSeats(
          facts.map((one) => ({ ...one, pool: { ...one.pool, hasDependents: false } })),
          requests,
          now,
        ),
    ],
    [
      "does not require a seat elsewhere",
      (facts, requests, now) =>
        decideSeats(
          facts.map((one) => ({ ...one, pool: { ...one.pool, dependsOn: null } })),
          requests,
          now,
        ),
    ],
    [
      "seats people in two places at the same time",
      (facts, requests, now) =>
        decideSeats(
          facts.map((one) => ({ ...one, pool: { ...one.pool, overlapAllowed: true } })),
          requests,
          now,
        ),
    ],
    ["drops no other seat", without((one) => (one.kind === "join" ? { ...one, dropIfIn: [] } : one))],
    [
      "queues a person who wants a seat only",
      without((one) => (one.kind === "join" ? { ...one, seatOnly: false } : one)),
    ],
    [
      "carries out half a swap",
      (facts, requests, now) =>
        decideSeats(
          facts,
          requests.flatMap((one) => (one.kind === "together" ? one.requests.slice(1) : [one])),
          now,
        ),
    ],
  ])(
    "positive control: the comparison finds an engine that %s",
    (_, decide) => {
      const isFound = fc.check(
        fc.property(plays, (play) => firstDifference(play, decide) === null),
        // The search ends with its first find.
        { numRuns: 20 * RUNS },
      ).failed;
      expect(isFound).toBe(true);
    },
    120_000,
  );
});
