import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AlonePlan } from "../../tests/seat-world";
import { byHost, edit, hours, join, NOW, terms, World, withdraw } from "../../tests/seat-world";
import type { PoolFacts, RsvpFacts } from "./facts";
import type { SeatRequest } from "./request";

/** A full pool of four seats, with a queue of a party of three and then single people. */
function fullHouse(pool: Partial<PoolFacts> = {}): World {
  const world = new World(pool);
  world.play(["a", "b", "c", "d"].map((user) => join(user)));
  world.play([join("trio", 2), join("x"), join("y"), join("z")]);
  return world;
}

const reasonOf = (plan: AlonePlan, index = 0) => {
  const outcome = plan.outcomes[index];
  return outcome && !outcome.ok ? outcome.reason : null;
};

describe("joining", () => {
  test("joins fill the seats first come, first served and queue the rest in the order they came", () => {
    const world = new World({ capacity: 2 });
    world.play(["a", "b", "c", "d"].map((user) => join(user)));
    expect(world.seated).toEqual(["a", "b"]);
    expect(world.line).toEqual(["c", "d"]);
  });

  test("joining again while seated returns the same RSVP and changes nothing", () => {
    const world = new World();
    world.play([join("a", 1)]);
    const again = world.play([{ ...join("a", 3), rsvpId: "another" } as SeatRequest]);
    expect(again.outcomes[0]).toEqual({ ok: true, rsvpId: "r-a", created: false, changed: false });
    expect(again.changed).toEqual([]);
    expect(again.pool.version).toBe(1);
  });

  test("a join that is retried because its answer was lost still answers that it created the RSVP", () => {
    const world = new World();
    world.play([join("a")]);
    const again = world.play([join("a")]);
    expect(again.outcomes[0]).toEqual({ ok: true, rsvpId: "r-a", created: true, changed: false });
    expect(again.changed).toEqual([]);
  });

  test("joining again after a cancellation keeps the time of the first answer and takes a new place at the end of the queue", () => {
    const world = fullHouse();
    world.play([withdraw("x")]);
    world.play([join("x")], hours(1));
    expect(world.line).toEqual(["trio", "y", "z", "x"]);
    expect(world.row("x")?.rsvpAt).toEqual(NOW);
  });

  test("cancelling and joining again in one list takes a new place at the end of the queue", () => {
    const world = fullHouse();
    world.play([withdraw("x"), join("x")]);
    expect(world.line).toEqual(["trio", "y", "z", "x"]);
  });

  test.each([
    ["a draft", { state: "draft" as const }, "rsvp.not-published"],
    ["a cancelled event", { state: "cancelled" as const }, "seats.cancelled"],
    ["an event that is over", { endsAt: hours(-1) }, "rsvp.ended"],
    ["an event past its deadline", { closesAt: hours(-1) }, "rsvp.closed"],
    ["an event at its very deadline", { closesAt: NOW }, "rsvp.closed"],
    [
      "a full event without a waitlist",
      { capacity: 1, waitlistEnabled: false, confirmedSeats: 1 },
      "rsvp.full",
    ],
  ])("%s refuses a join, and nothing changes", (_, pool, reason) => {
    const plan = new World(pool).play([join("a")]);
    expect(reasonOf(plan)).toBe(reason);
    expect(plan.changed).toEqual([]);
    expect(plan.ledger).toEqual([]);
  });

  test.each([
    ["more guests than the host allows", join("a", 6), "rsvp.too-many-guests"],
    ["a party larger than the whole event", join("a", 4), "rsvp.party-too-large"],
  ])("a join with %s is refused", (_, request, reason) => {
    expect(reasonOf(new World().play([request]))).toBe(reason);
  });

  test("a banned person's join is refused, and the other requests of the list still succeed", () => {
    const world = new World({}, ["banned"]);
    const plan = world.play([join("a"), join("banned"), join("b")]);
    expect(plan.outcomes.map((outcome) => outcome.ok)).toEqual([true, false, true]);
    expect(world.seated).toEqual(["a", "b"]);
  });

  test("a pool without a capacity limit never fills up", () => {
    const world = new World({ capacity: null });
    world.play(Array.from({ length: 500 }, (_, i) => join(`u${i}`, 5)));
    expect(world.facts.pool.confirmedSeats).toBe(3_000);
    expect(world.line).toEqual([]);
  });
});

describe("freed seats", () => {
  test("a freed seat goes to the first waiting party that fits, and the ledger counts the pass-over of the larger one", () => {
    const world = fullHouse();
    const plan = world.play([withdraw("a")]);
    expect(world.seated).toEqual(["b", "c", "d", "x"]);
    expect(world.line).toEqual(["trio", "y", "z"]);
    const passed = plan.ledger.find((line) => line.action === "passed-over");
    expect(passed).toMatchObject({ rsvpId: "r-trio", detail: { seatsFree: 1, times: 1, timesMax: 3 } });
  });

  test("freed seats are saved for a party that was passed over as often as the host allows", () => {
    const world = fullHouse({ passOversMax: 1 });
    world.play([withdraw("a")]);
    world.play([withdraw("b")]);
    world.play([withdraw("c")]);
    expect(world.seated).toEqual(["d", "x"]);
    world.play([withdraw("d")]);
    expect(world.seated).toEqual(["trio", "x"]);
    expect(world.line).toEqual(["y", "z"]);
  });

  test("under the strict rule freed seats stay with the head of the queue however long it takes", () => {
    const world = fullHouse({ partyRule: "strict" });
    world.play([withdraw("a")]);
    world.play([withdraw("b")]);
    expect(world.seated).toEqual(["c", "d"]);
    world.play([withdraw("c")]);
    expect(world.seated).toEqual(["d", "trio"]);
  });

  test("promotion skips banned people and parties that can never fit, and the queue keeps moving", () => {
    const world = fullHouse({ partyRule: "strict" });
    world.facts = { ...world.facts, barred: new Set(["trio"]) };
    world.play([withdraw("a")]);
    expect(world.seated).toEqual(["b", "c", "d", "x"]);
  });

  test("freed seats are not given out after the start, when only the host promotes", () => {
    const world = fullHouse();
    world.play([withdraw("a")], hours(25));
    expect(world.seated).toEqual(["b", "c", "d"]);
    world.play([byHost("promote", "y")], hours(25));
    expect(world.seated).toEqual(["b", "c", "d", "y"]);
  });

  test("a newcomer does not get a free seat while a waitlisted party can use it", () => {
    const world = fullHouse();
    world.play([withdraw("a")], hours(25));
    world.play([join("late")], hours(25));
    expect(world.line.at(-1)).toBe("late");
  });

  test("a newcomer gets a free seat that no waitlisted party can use, and those parties count as passed over", () => {
    const world = new World({ capacity: 4 });
    world.play([join("a", 1), join("b"), join("pair", 1)]);
    world.play([join("single")]);
    expect(world.seated).toEqual(["a", "b", "single"]);
    expect(world.row("pair")?.passedOver).toBe(1);
  });

  test.each<[string, SeatRequest]>([
    ["a cancellation", withdraw("a")],
    ["fewer guests", edit("pair", 0)],
    ["a host's decline", byHost("decline", "a")],
    ["a raised capacity", terms({ capacity: 5 })],
    ["the limit taken away", terms({ capacity: null })],
  ])("the queue gets the freed seats in the same decision after %s", (_, request) => {
    const world = new World({ capacity: 4 });
    world.play([join("a"), join("b"), join("pair", 1), join("waiting")]);
    expect(world.line).toEqual(["waiting"]);
    world.play([request]);
    expect(world.seated).toContain("waiting");
  });

  test("a waiting party that shrinks enough to fit gets the freed seat", () => {
    const world = new World({ capacity: 4 });
    world.play([join("trio", 2), join("pair", 1)]);
    world.play([edit("pair", 0)]);
    expect(world.seated).toEqual(["pair", "trio"]);
  });

  test("when a party that blocked the queue leaves it, the next party gets the free seats", () => {
    const world = fullHouse({ partyRule: "strict" });
    world.play([withdraw("a")]);
    world.play([withdraw("trio")]);
    expect(world.seated).toEqual(["b", "c", "d", "x"]);
  });

  test("a sweep gives free seats to the queue if a promotion was ever missed", () => {
    const world = fullHouse();
    world.facts.pool.capacity = 5;
    world.play([{ kind: "sweep", actorId: null }]);
    expect(world.seated).toContain("x");
  });
});

describe("editing", () => {
  test("an edit to more guests needs free seats, and its refusal states how many are available", () => {
    const world = new World({ capacity: 4 });
    world.play([join("a"), join("b", 1)]);
    const plan = world.play([edit("a", 2)]);
    expect(plan.outcomes[0]).toMatchObject({
      reason: "seats.not-enough",
      details: { seatsLeft: 1, seatsNeeded: 2 },
    });
    expect(world.row("a")).toMatchObject({ guests: 0, version: 1 });
  });

  test("an edit with a stale version conflicts and leaves the RSVP unchanged", () => {
    const world = new World();
    world.play([join("a")]);
    world.play([edit("a", 1, 1)]);
    expect(reasonOf(world.play([edit("a", 2, 1)]))).toBe("rsvp.changed-meanwhile");
    expect(world.row("a")).toMatchObject({ guests: 1, version: 2 });
  });

  test("an edit that is retried after a lost answer succeeds and changes nothing", () => {
    const world = new World();
    world.play([join("a")]);
    world.play([edit("a", 1, 1)]);
    expect(world.play([edit("a", 1, 1)]).outcomes[0]).toMatchObject({ ok: true, changed: false });
  });

  test("an edit of a waitlisted party keeps its place in the queue", () => {
    const world = fullHouse();
    world.play([edit("x", 3)]);
    expect(world.line).toEqual(["trio", "x", "y", "z"]);
    expect(world.facts.pool.waitlistedSeats).toBe(9);
  });

  test("after the deadline an edit may shrink a party but never grow it", () => {
    const world = new World({ closesAt: hours(1) });
    world.play([join("a", 2)]);
    expect(reasonOf(world.play([edit("a", 3)], hours(2)))).toBe("rsvp.closed");
    expect(world.play([edit("a", 0)], hours(2)).outcomes[0]).toMatchObject({ ok: true });
  });

  test("being passed over does not make the edit form of a waitlisted party stale", () => {
    const world = fullHouse();
    const version = world.row("trio")?.version ?? 0;
    world.play([withdraw("a")]);
    expect(world.play([edit("trio", 1, version)]).outcomes[0]).toMatchObject({ ok: true });
  });
});

describe("the host", () => {
  test("a host can promote out of order, but never beyond capacity", () => {
    const world = fullHouse();
    expect(reasonOf(world.play([byHost("promote", "z")]))).toBe("seats.not-enough");
    world.play([byHost("decline", "a")], hours(25));
    world.play([byHost("promote", "z")], hours(25));
    expect(world.seated).toEqual(["b", "c", "d", "z"]);
  });

  test("a declined person cannot rejoin until the host restores them, and then goes to the end of the queue", () => {
    const world = fullHouse();
    world.play([byHost("decline", "a")]);
    expect(reasonOf(world.play([join("a")]))).toBe("rsvp.declined");
    world.play([byHost("restore", "a")]);
    expect(world.line).toEqual(["trio", "y", "z", "a"]);
  });

  test("a capacity below the seats taken is refused, and nothing moves", () => {
    const plan = fullHouse().play([terms({ capacity: 3 })]);
    expect(plan.outcomes[0]).toMatchObject({ reason: "capacity.below-taken", details: { seatsTaken: 4 } });
    expect(plan.pool.capacity).toBe(4);
  });

  test("a host action that is repeated has the same result as once", () => {
    const world = fullHouse();
    world.play([byHost("decline", "x")]);
    expect(world.play([byHost("decline", "x")]).changed).toEqual([]);
    expect(world.play([withdraw("x")]).changed).toEqual([]);
  });
});

const people = ["p1", "p2", "p3", "p4", "p5", "p6"];
const anyRequest: fc.Arbitrary<SeatRequest> = fc.oneof(
  fc.tuple(fc.constantFrom(...people), fc.nat(3)).map(([user, guests]) => join(user, guests)),
  fc.constantFrom(...people).map(withdraw),
  fc
    .tuple(fc.constantFrom(...people), fc.nat(3), fc.integer({ min: 1, max: 6 }))
    .map(([u, g, v]) => edit(u, g, v)),
  fc
    .tuple(fc.constantFrom("promote", "decline", "restore"), fc.constantFrom(...people))
    .map(([k, u]) => byHost(k, u)),
  fc.integer({ min: 1, max: 8 }).map((capacity) => terms({ capacity })),
  fc.constantFrom(terms({ partyRule: "strict" }), terms({ partyRule: "skip" }), {
    kind: "sweep",
    actorId: null,
  } as const),
);

describe("any list of requests", () => {
  test("a list of requests answers exactly as its requests would one by one", () => {
    fc.assert(
      fc.property(fc.array(anyRequest, { maxLength: 30 }), fc.nat(3), (requests, passOversMax) => {
        const together = new World({ passOversMax });
        const outcomes = together.play(requests).outcomes;
        const oneByOne = new World({ passOversMax });
        const each = requests.map((request) => oneByOne.play([request]).outcomes[0]);
        expect(outcomes).toEqual(each);
        expect(together.facts.rsvps.map(rowState).sort()).toEqual(oneByOne.facts.rsvps.map(rowState).sort());
      }),
    );
  });

  test("any list of requests keeps seats within capacity, counters equal to rows, and no seat empty that a waitlisted party may have", () => {
    fc.assert(
      fc.property(fc.array(anyRequest, { maxLength: 40 }), fc.nat(3), (requests, passOversMax) => {
        const world = new World({ passOversMax });
        for (const request of requests) {
          world.play([request]);
          expectSound(world);
        }
      }),
    );
  });
});

const rowState = (row: RsvpFacts) =>
  `${row.userId} ${row.status} ${row.seats} ${row.passedOver} ${row.queueNumber}`;

function expectSound({ facts: { pool, rsvps, queue } }: World): void {
  const sum = (status: string) =>
    rsvps.filter((row) => row.status === status).reduce((total, row) => total + row.seats, 0);
  expect(pool.confirmedSeats).toBe(sum("confirmed"));
  expect(pool.waitlistedSeats).toBe(sum("waitlisted"));
  expect(pool.waitlistLength).toBe(queue.waiters.length);
  const free = (pool.capacity ?? Number.POSITIVE_INFINITY) - pool.confirmedSeats;
  expect(free).toBeGreaterThanOrEqual(0);
  for (const waiter of queue.waiters.filter((row) => pool.capacity === null || row.seats <= pool.capacity)) {
    expect(waiter.seats).toBeGreaterThan(free);
    if (pool.partyRule === "strict" || waiter.passedOver >= pool.passOversMax) break;
  }
}
