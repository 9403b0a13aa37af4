import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AlonePlan } from "../../tests/seat-world";
import { byHost, edit, hours, join, NOW, terms, World, withdraw } from "../../tests/seat-world";
import type { PoolFacts, RsvpFacts } from "./facts";
import type { SeatRequest } from "./request";

/** A full house of four, with a party of three and then single people waiting. */
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
  test("seats whoever comes first and puts the rest in line in the order they came", () => {
    const world = new World({ capacity: 2 });
    world.play(["a", "b", "c", "d"].map((user) => join(user)));
    expect(world.seated).toEqual(["a", "b"]);
    expect(world.line).toEqual(["c", "d"]);
  });

  test("answers the same RSVP to somebody who is already in, and changes nothing", () => {
    const world = new World();
    world.play([join("a", 1)]);
    const again = world.play([{ ...join("a", 3), rsvpId: "another" } as SeatRequest]);
    expect(again.outcomes[0]).toEqual({ ok: true, rsvpId: "r-a", created: false, changed: false });
    expect(again.changed).toEqual([]);
    expect(again.pool.version).toBe(1);
  });

  test("a request that is played again because its answer was lost is still told that it made the RSVP", () => {
    const world = new World();
    world.play([join("a")]);
    const again = world.play([join("a")]);
    expect(again.outcomes[0]).toEqual({ ok: true, rsvpId: "r-a", created: true, changed: false });
    expect(again.changed).toEqual([]);
  });

  test("joining again after cancelling keeps the first answer's time and takes a new place at the end", () => {
    const world = fullHouse();
    world.play([withdraw("x")]);
    world.play([join("x")], hours(1));
    expect(world.line).toEqual(["trio", "y", "z", "x"]);
    expect(world.row("x")?.rsvpAt).toEqual(NOW);
  });

  test("cancelling and joining again in one list is still a new place at the end", () => {
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
  ])("is refused by %s, and changes nothing", (_, pool, reason) => {
    const plan = new World(pool).play([join("a")]);
    expect(reasonOf(plan)).toBe(reason);
    expect(plan.changed).toEqual([]);
    expect(plan.ledger).toEqual([]);
  });

  test.each([
    ["more guests than the host allows", join("a", 6), "rsvp.too-many-guests"],
    ["a party larger than the whole event", join("a", 4), "rsvp.party-too-large"],
  ])("is refused with %s", (_, request, reason) => {
    expect(reasonOf(new World().play([request]))).toBe(reason);
  });

  test("is refused to banned people, and one refusal costs the others of the list nothing", () => {
    const world = new World({}, ["banned"]);
    const plan = world.play([join("a"), join("banned"), join("b")]);
    expect(plan.outcomes.map((outcome) => outcome.ok)).toEqual([true, false, true]);
    expect(world.seated).toEqual(["a", "b"]);
  });

  test("never fills up where capacity is unlimited", () => {
    const world = new World({ capacity: null });
    world.play(Array.from({ length: 500 }, (_, i) => join(`u${i}`, 5)));
    expect(world.facts.pool.confirmedSeats).toBe(3_000);
    expect(world.line).toEqual([]);
  });
});

describe("freed seats", () => {
  test("go to whoever waited longest and fits, and the passed party is told how often", () => {
    const world = fullHouse();
    const plan = world.play([withdraw("a")]);
    expect(world.seated).toEqual(["b", "c", "d", "x"]);
    expect(world.line).toEqual(["trio", "y", "z"]);
    const passed = plan.ledger.find((line) => line.action === "passed-over");
    expect(passed).toMatchObject({ rsvpId: "r-trio", detail: { seatsFree: 1, times: 1, timesMax: 3 } });
  });

  test("are saved for a party that was passed over as often as the host allows", () => {
    const world = fullHouse({ passOversMax: 1 });
    world.play([withdraw("a")]);
    world.play([withdraw("b")]);
    world.play([withdraw("c")]);
    expect(world.seated).toEqual(["d", "x"]);
    world.play([withdraw("d")]);
    expect(world.seated).toEqual(["trio", "x"]);
    expect(world.line).toEqual(["y", "z"]);
  });

  test("stay with the head of the line under the strict rule, however long it takes", () => {
    const world = fullHouse({ partyRule: "strict" });
    world.play([withdraw("a")]);
    world.play([withdraw("b")]);
    expect(world.seated).toEqual(["c", "d"]);
    world.play([withdraw("c")]);
    expect(world.seated).toEqual(["d", "trio"]);
  });

  test("pass by the banned and by parties that can never fit, without holding anyone up", () => {
    const world = fullHouse({ partyRule: "strict" });
    world.facts = { ...world.facts, barred: new Set(["trio"]) };
    world.play([withdraw("a")]);
    expect(world.seated).toEqual(["b", "c", "d", "x"]);
  });

  test("are not given out after the start, when only the host promotes", () => {
    const world = fullHouse();
    world.play([withdraw("a")], hours(25));
    expect(world.seated).toEqual(["b", "c", "d"]);
    world.play([byHost("promote", "y")], hours(25));
    expect(world.seated).toEqual(["b", "c", "d", "y"]);
  });

  test("are not a newcomer's while anybody in line can use them", () => {
    const world = fullHouse();
    world.play([withdraw("a")], hours(25));
    world.play([join("late")], hours(25));
    expect(world.line.at(-1)).toBe("late");
  });

  test("are a newcomer's where nobody in line can use them, which counts as passing over", () => {
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
  ])("are given to the queue in the same decision after %s", (_, request) => {
    const world = new World({ capacity: 4 });
    world.play([join("a"), join("b"), join("pair", 1), join("waiting")]);
    expect(world.line).toEqual(["waiting"]);
    world.play([request]);
    expect(world.seated).toContain("waiting");
  });

  test("go to a waiting party that made itself small enough", () => {
    const world = new World({ capacity: 4 });
    world.play([join("trio", 2), join("pair", 1)]);
    world.play([edit("pair", 0)]);
    expect(world.seated).toEqual(["pair", "trio"]);
  });

  test("go to the next when a party in front that blocked the line leaves it", () => {
    const world = fullHouse({ partyRule: "strict" });
    world.play([withdraw("a")]);
    world.play([withdraw("trio")]);
    expect(world.seated).toEqual(["b", "c", "d", "x"]);
  });

  test("are found by a sweep, should a promotion ever have been missed", () => {
    const world = fullHouse();
    world.facts.pool.capacity = 5;
    world.play([{ kind: "sweep", actorId: null }]);
    expect(world.seated).toContain("x");
  });
});

describe("editing", () => {
  test("with more guests needs free seats, and is refused with the number available", () => {
    const world = new World({ capacity: 4 });
    world.play([join("a"), join("b", 1)]);
    const plan = world.play([edit("a", 2)]);
    expect(plan.outcomes[0]).toMatchObject({
      reason: "seats.not-enough",
      details: { seatsLeft: 1, seatsNeeded: 2 },
    });
    expect(world.row("a")).toMatchObject({ guests: 0, version: 1 });
  });

  test("with a stale version conflicts and leaves the RSVP as it is", () => {
    const world = new World();
    world.play([join("a")]);
    world.play([edit("a", 1, 1)]);
    expect(reasonOf(world.play([edit("a", 2, 1)]))).toBe("rsvp.changed-meanwhile");
    expect(world.row("a")).toMatchObject({ guests: 1, version: 2 });
  });

  test("repeated after a lost answer succeeds and changes nothing", () => {
    const world = new World();
    world.play([join("a")]);
    world.play([edit("a", 1, 1)]);
    expect(world.play([edit("a", 1, 1)]).outcomes[0]).toMatchObject({ ok: true, changed: false });
  });

  test("keeps a waiting party's place", () => {
    const world = fullHouse();
    world.play([edit("x", 3)]);
    expect(world.line).toEqual(["trio", "x", "y", "z"]);
    expect(world.facts.pool.waitlistedSeats).toBe(9);
  });

  test("after the deadline may still shrink a party, never grow it", () => {
    const world = new World({ closesAt: hours(1) });
    world.play([join("a", 2)]);
    expect(reasonOf(world.play([edit("a", 3)], hours(2)))).toBe("rsvp.closed");
    expect(world.play([edit("a", 0)], hours(2)).outcomes[0]).toMatchObject({ ok: true });
  });

  test("a being-passed-over does not void the edit form of the waiter", () => {
    const world = fullHouse();
    const version = world.row("trio")?.version ?? 0;
    world.play([withdraw("a")]);
    expect(world.play([edit("trio", 1, version)]).outcomes[0]).toMatchObject({ ok: true });
  });
});

describe("the host", () => {
  test("promotes out of order, and never beyond capacity", () => {
    const world = fullHouse();
    expect(reasonOf(world.play([byHost("promote", "z")]))).toBe("seats.not-enough");
    world.play([byHost("decline", "a")], hours(25));
    world.play([byHost("promote", "z")], hours(25));
    expect(world.seated).toEqual(["b", "c", "d", "z"]);
  });

  test("declines and restores through the same check as anyone", () => {
    const world = fullHouse();
    world.play([byHost("decline", "a")]);
    expect(reasonOf(world.play([join("a")]))).toBe("rsvp.declined");
    world.play([byHost("restore", "a")]);
    expect(world.line).toEqual(["trio", "y", "z", "a"]);
  });

  test("is refused a capacity below what is taken, and nothing moves", () => {
    const plan = fullHouse().play([terms({ capacity: 3 })]);
    expect(plan.outcomes[0]).toMatchObject({ reason: "capacity.below-taken", details: { seatsTaken: 4 } });
    expect(plan.pool.capacity).toBe(4);
  });

  test("doing the same twice is the same as once", () => {
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
  test("answers exactly as its requests would one by one", () => {
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

  test("keeps seats within capacity, counters equal to rows, and no seat empty that a waiter may have", () => {
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
