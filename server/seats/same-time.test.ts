import { describe, expect, test } from "vitest";
import { factsAfter, hours, join, NOW, POOL, untouched, withdraw } from "../../tests/seat-world";
import { decideSeats, type SeatPlan } from "./decide";
import { PoolsNeeded } from "./drafts";
import type { PoolFacts, RsvpFacts, SeatElsewhere, SeatFacts } from "./facts";
import type { AnyRequest, SeatRequest } from "./request";

/** Sessions of one event, in which ana, ben and chi have seats; "one" and "two" are held at the same time. */
class Day {
  facts: SeatFacts[];

  constructor(pools: Record<string, Partial<PoolFacts>>) {
    const event = untouched({ ...POOL, id: "event", capacity: 10, hasDependents: true });
    const sessions = Object.entries(pools).map(([id, pool]) =>
      untouched({ ...POOL, id, capacity: 1, dependsOn: "event", ...pool }),
    );
    this.facts = [event, ...sessions];
    this.play(...["ana", "ben", "chi"].map((who) => enter("event", who)));
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

  status(poolId: string, userId: string): string {
    return this.row(poolId, userId)?.status ?? "none";
  }
}

const at = (poolId: string, request: SeatRequest): AnyRequest => ({ ...request, poolId });
const enter = (poolId: string, userId: string, more: object = {}): AnyRequest =>
  ({ ...join(userId), rsvpId: `${poolId}-${userId}`, poolId, ...more }) as AnyRequest;
const leave = (poolId: string, userId: string) => at(poolId, withdraw(userId));
const reasons = (plan: SeatPlan) => plan.outcomes.map((one) => (one.ok ? "ok" : one.reason));
const actions = (plan: SeatPlan, userId: string) =>
  plan.pools
    .flatMap(({ ledger }) => ledger)
    .flatMap((line) => (line.rsvpId?.endsWith(userId) ? [line.action] : []));

const TWO = { one: {}, two: {} };
const byHost = (kind: "promote" | "seat", poolId: string, who: string): AnyRequest =>
  at(poolId, { kind, actorId: "host", rsvpId: `${poolId}-${who}` });

describe("seats at the same time", () => {
  test("a seat at the time of another is refused with the pools that clash, and nothing changes", () => {
    const day = new Day(TWO);
    day.play(enter("one", "ana"));
    const plan = day.play(enter("two", "ana"));
    expect(plan.outcomes).toEqual([{ ok: false, reason: "seats.clash", details: { poolIds: ["one"] } }]);
    expect(plan.pools.flatMap(({ changed }) => changed)).toEqual([]);
  });

  test("sessions of which one begins when the other ends do not clash, and one minute of overlap does", () => {
    const later = { startsAt: POOL.endsAt, endsAt: hours(30) };
    const day = new Day({
      one: {},
      two: later,
      three: { ...later, startsAt: new Date(+POOL.endsAt - 60_000) },
    });
    expect(reasons(day.play(enter("one", "ana"), enter("two", "ana")))).toEqual(["ok", "ok"]);
    expect(reasons(day.play(enter("one", "ben", { onlyIfFree: true }), enter("three", "ana")))).toEqual([
      "ok",
      "seats.clash",
    ]);
  });

  test("overlaps are allowed where either of the two pools allows them", () => {
    for (const pools of [
      { one: { overlapAllowed: true }, two: {} },
      { one: {}, two: { overlapAllowed: true } },
    ]) {
      expect(reasons(new Day(pools).play(enter("one", "ana"), enter("two", "ana")))).toEqual(["ok", "ok"]);
    }
  });

  test("a seat in a cancelled pool does not clash", () => {
    const day = new Day(TWO);
    day.play(
      enter("one", "ana"),
      at("one", { kind: "terms", actorId: "host", terms: { state: "cancelled" } }),
    );
    expect(reasons(day.play(enter("two", "ana")))).toEqual(["ok"]);
  });

  test("a swap is one request: the other seat is given up at the moment this one is taken, or nothing changes", () => {
    const day = new Day(TWO);
    const swap = enter("two", "ana", { dropIfIn: ["one"], seatOnly: true });
    day.play(enter("one", "ana"), enter("two", "ben"));
    expect(reasons(day.play(swap))).toEqual(["rsvp.no-seat"]);
    expect([day.status("one", "ana"), day.status("two", "ana")]).toEqual(["confirmed", "none"]);
    day.play(leave("two", "ben"));
    expect(reasons(day.play(swap))).toEqual(["ok"]);
    expect([day.status("one", "ana"), day.status("two", "ana")]).toEqual(["cancelled", "confirmed"]);
  });

  test("a seat at which the person has arrived cannot be swapped away", () => {
    const day = new Day(TWO);
    day.play(enter("one", "ana"), at("one", { kind: "check-in", actorId: "door", rsvpId: "one-ana" }));
    expect(reasons(day.play(enter("two", "ana", { dropIfIn: ["one"], seatOnly: true })))).toEqual([
      "seats.clash",
    ]);
  });
});

describe("waiting for a seat at the time of another", () => {
  test("joining the queue needs consent: to drop the other seat, or to be promoted only while free", () => {
    const day = new Day(TWO);
    day.play(enter("one", "ana"), enter("two", "ben"));
    expect(reasons(day.play(enter("two", "ana")))).toEqual(["seats.clash"]);
    expect(reasons(day.play(enter("two", "ana", { onlyIfFree: true })))).toEqual(["ok"]);
    expect(day.status("two", "ana")).toBe("waitlisted");
    expect(reasons(day.play(enter("one", "chi"), enter("two", "chi", { dropIfIn: ["one"] })))).toEqual([
      "ok",
      "ok",
    ]);
  });

  test("a person who is not free is not promoted, reads why, and the seat goes to the next who is free", () => {
    const day = new Day(TWO);
    day.play(
      enter("one", "ana"),
      enter("two", "ben"),
      enter("two", "ana", { onlyIfFree: true }),
      enter("two", "chi"),
    );
    const plan = day.play(leave("two", "ben"));
    expect([day.status("two", "ana"), day.status("two", "chi")]).toEqual(["waitlisted", "confirmed"]);
    expect(actions(plan, "two-ana")).toEqual(["busy"]);
  });

  test("a seat that only people who are not free wait for is open to newcomers", () => {
    const day = new Day(TWO);
    day.play(
      enter("one", "ana"),
      enter("two", "ben"),
      enter("two", "ana", { onlyIfFree: true }),
      leave("two", "ben"),
    );
    expect(actions(day.play(enter("two", "chi")), "two-ana")).toEqual(["busy"]);
    expect(day.status("two", "chi")).toBe("confirmed");
  });

  test("whatever takes the other seat away, the person is promoted in the same decision where a seat was left", () => {
    for (const cause of [
      leave("one", "ana"),
      at("one", { kind: "remove", actorId: "host", rsvpId: "one-ana" }),
      at("one", { kind: "terms", actorId: "host", terms: { state: "cancelled" } }),
      at("one", { kind: "terms", actorId: "host", terms: { startsAt: hours(40), endsAt: hours(41) } }),
      at("two", { kind: "terms", actorId: "host", terms: { overlapAllowed: true } }),
    ]) {
      const day = new Day(TWO);
      day.play(enter("one", "ana"), enter("two", "ben"), enter("two", "ana", { onlyIfFree: true }));
      day.play(leave("two", "ben"));
      expect(day.status("two", "ana")).toBe("waitlisted");
      day.play(cause);
      expect(day.status("two", "ana")).toBe("confirmed");
    }
  });

  test("a person who becomes free while the other pool is not locked makes the decision start again with it", () => {
    const day = new Day(TWO);
    day.play(enter("one", "ana"), enter("two", "ben"), enter("two", "ana", { onlyIfFree: true }));
    const [, one] = day.facts;
    const waiting: SeatElsewhere = { ...POOL, poolId: "two", status: "waitlisted", hasArrived: false };
    const alone = {
      ...(one as SeatFacts),
      holders: new Set(["ana"]),
      elsewhere: new Map([["ana", [waiting]]]),
    };
    expect(() => decideSeats([alone], [leave("one", "ana")], NOW)).toThrow(PoolsNeeded);
  });

  test("a host cannot seat a person who is not free, and can once they are ready to drop the other seat", () => {
    for (const kind of ["promote", "seat"] as const) {
      const day = new Day({ one: {}, two: { capacity: 2 } });
      day.play(enter("one", "ana"), enter("two", "ben"), enter("two", "chi"));
      day.play(enter("two", "ana", { onlyIfFree: true }), leave("two", "ben"));
      expect(reasons(day.play(byHost(kind, "two", "ana")))).toEqual(["seats.clash"]);
    }
  });

  test("an offer whose time came to clash with a seat cannot be accepted before that seat is given up", () => {
    const day = new Day({ one: { startsAt: hours(40), endsAt: hours(42) }, two: { waitlistMode: "offer" } });
    day.play(enter("one", "ana"), enter("two", "ben"), enter("two", "ana"), leave("two", "ben"));
    expect(day.status("two", "ana")).toBe("offered");
    day.play(
      at("one", { kind: "terms", actorId: "host", terms: { startsAt: POOL.startsAt, endsAt: POOL.endsAt } }),
    );
    const accept = at("two", { kind: "accept", actorId: "ana", rsvpId: "two-ana" });
    expect(reasons(day.play(accept))).toEqual(["seats.clash"]);
    day.play(leave("one", "ana"));
    expect(reasons(day.play(accept))).toEqual(["ok"]);
  });

  test("an offer counts as a seat: a clashing one is refused until it is answered", () => {
    const day = new Day({ one: { waitlistMode: "offer" }, two: {} });
    day.play(enter("one", "ben"), enter("one", "ana"), leave("one", "ben"));
    expect(reasons(day.play(enter("two", "ana")))).toEqual(["seats.clash"]);
    day.play(at("one", { kind: "refuse", actorId: "ana", rsvpId: "one-ana" }));
    expect(reasons(day.play(enter("two", "ana")))).toEqual(["ok"]);
  });
});
