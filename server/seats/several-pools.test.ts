import { describe, expect, test } from "vitest";
import { factsAfter, join, NOW, POOL, untouched, withdraw } from "../../tests/seat-world";
import { decideSeats, type SeatPlan } from "./decide";
import { PoolsNeeded } from "./drafts";
import type { PoolFacts, RsvpFacts, SeatFacts } from "./facts";
import type { AnyRequest, SeatRequest } from "./request";

/** An event and two sessions of it, each of which requires a seat at the event. */
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

  /** The status of each person: "seated", or the status of their row. */
  statuses(poolId: string): Record<string, string> {
    const rows = this.facts.find(({ pool }) => pool.id === poolId)?.rsvps ?? [];
    return Object.fromEntries(rows.map((row) => [row.userId, row.status]));
  }
}

const CONFERENCE = {
  event: { capacity: 10, hasDependents: true },
  one: { capacity: 1, dependsOn: "event", overlapAllowed: true },
  two: { capacity: 1, dependsOn: "event", overlapAllowed: true },
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

describe("a seat that requires one elsewhere", () => {
  test("a seat at a session is refused without a seat at the event, and given in one request together with it", () => {
    const pools = conference();
    expect(reasons(pools.play(enter("one", "ana")))).toEqual(["rsvp.needs-other-seat"]);
    const both: AnyRequest = {
      kind: "together",
      requests: [enter("event", "ana", { seatOnly: true }), enter("one", "ana")] as never,
    };
    expect(reasons(pools.play(both))).toEqual(["ok"]);
    expect(pools.statuses("one")).toEqual({ ana: "confirmed" });
  });

  test("a person who loses the event seat in any way leaves the session too, and each queue is served", () => {
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

  test("a person whose event seat is lost to a smaller capacity leaves the session too", () => {
    const pools = conference("ana", "ben");
    pools.play(enter("one", "ben"));
    const rsvpId = pools.row("event", "ben")?.id ?? "";
    pools.play(at("event", { kind: "terms", actorId: "host", terms: { capacity: 1 }, moving: [rsvpId] }));
    expect(pools.statuses("event")).toEqual({ ana: "confirmed", ben: "waitlisted" });
    expect(pools.statuses("one")).toEqual({ ben: "cancelled" });
  });

  test("a decision that needs an unlocked pool elsewhere asks for that pool", () => {
    const pools = conference("ana");
    const [event] = pools.facts;
    const alone = { ...event, dependents: new Map([["ana", ["two"]]]) } as SeatFacts;
    expect(() => decideSeats([alone], [leave("event", "ana")], NOW)).toThrow(PoolsNeeded);
  });
});

describe("a swap", () => {
  test("a swap gives one seat for the other, and the queue of the pool that was left gets the freed one", () => {
    const pools = conference("ana", "ben");
    pools.play(enter("one", "ana"), enter("one", "ben"));
    expect(reasons(pools.play(swap("ana", "two", "one")))).toEqual(["ok"]);
    expect(pools.statuses("one")).toEqual({ ana: "cancelled", ben: "confirmed" });
    expect(pools.statuses("two")).toEqual({ ana: "confirmed" });
  });

  test("a swap into a full pool leaves everything unchanged, including the queue", () => {
    const pools = conference("ana", "ben", "chi");
    pools.play(enter("one", "ana"), enter("one", "ben"), enter("two", "chi"));
    const plan = pools.play(swap("ana", "two", "one"));
    expect(reasons(plan)).toEqual(["rsvp.no-seat"]);
    expect(plan.pools.flatMap(({ changed, ledger }) => [...changed, ...ledger])).toEqual([]);
    expect(pools.statuses("one")).toEqual({ ana: "confirmed", ben: "waitlisted" });
    expect(pools.statuses("two")).toEqual({ chi: "confirmed" });
  });
});

describe("a person who drops another seat once they get in", () => {
  const drops = { dropIfIn: ["two"] };

  test("a person who will drop another seat keeps it while waiting and leaves it in the promotion, whatever causes that", () => {
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

  test("a person who will drop another seat keeps it when an offer is made and leaves it when they accept", () => {
    const pools = new Pools({ ...CONFERENCE, one: { ...CONFERENCE.one, waitlistMode: "offer" } });
    pools.play(enter("event", "ana"), enter("event", "ben"));
    pools.play(enter("one", "ben"), enter("two", "ana"), enter("one", "ana", drops), leave("one", "ben"));
    expect([pools.statuses("one").ana, pools.statuses("two").ana]).toEqual(["offered", "confirmed"]);
    pools.play(at("one", { kind: "accept", actorId: "ana", rsvpId: "one-ana" }));
    expect([pools.statuses("one").ana, pools.statuses("two").ana]).toEqual(["confirmed", "cancelled"]);
  });

  test("when two seats would each be dropped for the other, the person keeps one", () => {
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

  test("dropped seats start a chain of promotions that goes on until no one is left to move", () => {
    const pools = conference("ana", "ben", "chi");
    pools.play(
      ...[enter("one", "chi"), enter("two", "ana"), enter("one", "ana", drops)],
      enter("two", "ben", { dropIfIn: ["one"] }),
    );
    pools.play(leave("event", "chi"));
    expect(pools.statuses("one")).toEqual({ chi: "cancelled", ana: "confirmed" });
    expect(pools.statuses("two")).toEqual({ ana: "cancelled", ben: "confirmed" });
  });

  test("a person does not drop a seat at which they have already arrived", () => {
    const pools = conference("ana", "ben");
    pools.play(enter("one", "ben"), enter("two", "ana"), enter("one", "ana", drops));
    pools.play(at("two", { kind: "check-in", actorId: "door", rsvpId: "two-ana" }), leave("one", "ben"));
    expect([pools.statuses("one").ana, pools.statuses("two").ana]).toEqual(["confirmed", "confirmed"]);
  });
});
