import { describe, expect, test } from "vitest";
import { factsAfter, join, NOW, POOL, untouched, withdraw } from "../../tests/seat-world";
import { decideSeats, type SeatPlan } from "./decide";
import { PoolsNeeded } from "./drafts";
import type { PoolFacts, RsvpFacts, SeatFacts } from "./facts";
import type { AnyRequest, SeatRequest } from "./request";

/** An event and two sessions of it, each of which needs a seat at the event. */
class Pools {
  facts: SeatFacts[];

  constructor(pools: Record<string, Partial<PoolFacts>>) {
    this.facts = Object.entries(pools).map(([id, pool]) => untouched({ ...POOL, id, ...pool }));
  }

  play(...requests: AnyRequest[]): SeatPlan {
    const plan = decideSeats(this.facts, requests, NOW);
    this.facts = this.facts.map((facts, index) => {
      const after = plan.pools[index];
      return after ? factsAfter(facts, after) : facts;
    });
    return plan;
  }

  row(poolId: string, userId: string): RsvpFacts | undefined {
    return this.facts.find(({ pool }) => pool.id === poolId)?.rsvps.find((row) => row.userId === userId);
  }

  /** Who is where: "seated", or what else their row says. */
  statuses(poolId: string): Record<string, string> {
    const rows = this.facts.find(({ pool }) => pool.id === poolId)?.rsvps ?? [];
    return Object.fromEntries(rows.map((row) => [row.userId, row.status]));
  }
}

const CONFERENCE = {
  event: { capacity: 10, hasDependents: true },
  one: { capacity: 1, dependsOn: "event" },
  two: { capacity: 1, dependsOn: "event" },
};

const at = (poolId: string, request: SeatRequest): AnyRequest => ({ ...request, poolId });
const enter = (poolId: string, userId: string, more: object = {}): AnyRequest =>
  ({ ...join(userId), rsvpId: `${poolId}-${userId}`, poolId, ...more }) as AnyRequest;
const leave = (poolId: string, userId: string) => at(poolId, withdraw(userId));
const swap = (userId: string, to: string, from: string): AnyRequest => ({
  kind: "together",
  requests: [enter(to, userId, { seatOnly: true }), leave(from, userId)] as never,
});
const reasons = (plan: SeatPlan) => plan.outcomes.map((one) => (one.ok ? "ok" : one.reason));

function conference(...people: string[]): Pools {
  const pools = new Pools(CONFERENCE);
  pools.play(...people.map((who) => enter("event", who)));
  return pools;
}

describe("a seat that needs one elsewhere", () => {
  test("is refused to whoever has none there, and given in one go with it", () => {
    const pools = conference();
    expect(reasons(pools.play(enter("one", "ana")))).toEqual(["rsvp.needs-other-seat"]);
    const both: AnyRequest = {
      kind: "together",
      requests: [enter("event", "ana", { seatOnly: true }), enter("one", "ana")] as never,
    };
    expect(reasons(pools.play(both))).toEqual(["ok"]);
    expect(pools.statuses("one")).toEqual({ ana: "confirmed" });
  });

  test("is left with it, in whatever way that ends, and each queue is served", () => {
    for (const kind of ["withdraw", "remove", "decline", "bar"] as const) {
      const pools = conference("ana", "ben", "chi");
      pools.play(enter("one", "ana"), enter("one", "ben"), enter("two", "chi"), enter("two", "ana"));
      const rsvpId = pools.row("event", "ana")?.id ?? "";
      pools.play(
        kind === "withdraw" ? leave("event", "ana") : at("event", { kind, actorId: "host", rsvpId }),
      );
      expect([kind, pools.statuses("one")]).toEqual([kind, { ana: "cancelled", ben: "confirmed" }]);
      expect([kind, pools.statuses("two")]).toEqual([kind, { ana: "cancelled", chi: "confirmed" }]);
    }
  });

  test("is left where a smaller capacity takes the seat that it needs", () => {
    const pools = conference("ana", "ben");
    pools.play(enter("one", "ben"));
    const rsvpId = pools.row("event", "ben")?.id ?? "";
    pools.play(at("event", { kind: "terms", actorId: "host", terms: { capacity: 1 }, moving: [rsvpId] }));
    expect(pools.statuses("event")).toEqual({ ana: "confirmed", ben: "waitlisted" });
    expect(pools.statuses("one")).toEqual({ ben: "cancelled" });
  });

  test("elsewhere again is asked for where the pool with it is not among those that are locked", () => {
    const pools = conference("ana");
    const [event] = pools.facts;
    const alone = { ...event, dependents: new Map([["ana", ["two"]]]) } as SeatFacts;
    expect(() => decideSeats([alone], [leave("event", "ana")], NOW)).toThrow(PoolsNeeded);
  });
});

describe("a swap", () => {
  test("gives the one seat for the other, and the queue of the one that was left gets it", () => {
    const pools = conference("ana", "ben");
    pools.play(enter("one", "ana"), enter("one", "ben"));
    expect(reasons(pools.play(swap("ana", "two", "one")))).toEqual(["ok"]);
    expect(pools.statuses("one")).toEqual({ ana: "cancelled", ben: "confirmed" });
    expect(pools.statuses("two")).toEqual({ ana: "confirmed" });
  });

  test("into what is full leaves everything as it was, the queue too", () => {
    const pools = conference("ana", "ben", "chi");
    pools.play(enter("one", "ana"), enter("one", "ben"), enter("two", "chi"));
    const plan = pools.play(swap("ana", "two", "one"));
    expect(reasons(plan)).toEqual(["rsvp.no-seat"]);
    expect(plan.pools.flatMap(({ changed, ledger }) => [...changed, ...ledger])).toEqual([]);
    expect(pools.statuses("one")).toEqual({ ana: "confirmed", ben: "waitlisted" });
    expect(pools.statuses("two")).toEqual({ chi: "confirmed" });
  });
});

describe("who said: if I get in, I drop the other", () => {
  const drops = { dropIfIn: ["two"] };

  test("keeps the other while waiting, and leaves it in the promotion, whoever causes that", () => {
    for (const cause of ["withdraw", "capacity", "host"] as const) {
      const pools = conference("ana", "ben", "chi");
      pools.play(enter("one", "ben"), enter("two", "ana"), enter("two", "chi"), enter("one", "ana", drops));
      expect(pools.statuses("two")).toEqual({ ana: "confirmed", chi: "waitlisted" });
      const rsvpId = pools.row("one", cause === "host" ? "ben" : "ana")?.id ?? "";
      pools.play(
        {
          withdraw: leave("one", "ben"),
          capacity: at("one", { kind: "terms", actorId: "host", terms: { capacity: 2 } }),
          host: at("one", { kind: "remove", actorId: "host", rsvpId }),
        }[cause],
      );
      expect([cause, pools.statuses("one").ana]).toEqual([cause, "confirmed"]);
      expect([cause, pools.statuses("two")]).toEqual([cause, { ana: "cancelled", chi: "confirmed" }]);
    }
  });

  test("drops nothing when an offer is made, and everything when it is taken", () => {
    const pools = new Pools({ ...CONFERENCE, one: { ...CONFERENCE.one, waitlistMode: "offer" } });
    pools.play(enter("event", "ana"), enter("event", "ben"));
    pools.play(enter("one", "ben"), enter("two", "ana"), enter("one", "ana", drops), leave("one", "ben"));
    expect([pools.statuses("one").ana, pools.statuses("two").ana]).toEqual(["offered", "confirmed"]);
    pools.play(at("one", { kind: "accept", actorId: "ana", rsvpId: "one-ana" }));
    expect([pools.statuses("one").ana, pools.statuses("two").ana]).toEqual(["confirmed", "cancelled"]);
  });

  test("of two that each were to be dropped for the other, keeps one", () => {
    const pools = conference("ana", "ben", "chi");
    pools.play(
      ...[enter("one", "ben"), enter("two", "chi")],
      ...[enter("one", "ana", drops), enter("two", "ana", { dropIfIn: ["one"] })],
    );
    const together: AnyRequest = {
      kind: "together",
      requests: [leave("one", "ben"), leave("two", "chi")] as never,
    };
    pools.play(together);
    expect(Object.values([pools.statuses("one").ana, pools.statuses("two").ana]).sort()).toEqual([
      "cancelled",
      "confirmed",
    ]);
  });

  test("starts a chain that goes on until nobody is left to move", () => {
    const pools = conference("ana", "ben", "chi");
    pools.play(
      ...[enter("one", "chi"), enter("two", "ana"), enter("one", "ana", drops)],
      enter("two", "ben", { dropIfIn: ["one"] }),
    );
    pools.play(leave("event", "chi"));
    expect(pools.statuses("one")).toEqual({ chi: "cancelled", ana: "confirmed" });
    expect(pools.statuses("two")).toEqual({ ana: "cancelled", ben: "confirmed" });
  });

  test("does not lose a seat that they are sitting on", () => {
    const pools = conference("ana", "ben");
    pools.play(enter("one", "ben"), enter("two", "ana"), enter("one", "ana", drops));
    pools.play(at("two", { kind: "check-in", actorId: "door", rsvpId: "two-ana" }), leave("one", "ben"));
    expect([pools.statuses("one").ana, pools.statuses("two").ana]).toEqual(["confirmed", "confirmed"]);
  });
});
