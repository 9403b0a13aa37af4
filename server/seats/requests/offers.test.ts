import { describe, expect, test } from "vitest";
import { byHost, hours, join, NOW, terms, World, withdraw } from "../../../tests/seat-world";
import { offerReminderAt } from "../../domains/rsvps/offers.policy";
import type { PoolFacts } from "../facts";
import type { SeatRequest } from "../request";

const answer = (kind: "accept" | "refuse", userId: string, offeredAt?: Date): SeatRequest => ({
  kind,
  actorId: userId,
  rsvpId: `r-${userId}`,
  offeredAt,
});
const OFFERS = { waitlistMode: "offer", offerMinutes: 60 } as const;

/** One seat: ana has it, ben and cat are in the queue. */
function fullWorld(change: Partial<PoolFacts> = {}): World {
  const world = new World({ capacity: 1, ...OFFERS, ...change });
  world.play([join("ana"), join("ben"), join("cat")]);
  return world;
}

describe("a freed seat in offer mode", () => {
  test("a freed seat in offer mode is held for the head of the queue until the offer window ends", () => {
    const world = fullWorld();
    world.play([withdraw("ana")]);
    expect(world.row("ben")).toMatchObject({
      status: "offered",
      offerExpiresAt: hours(1),
      queueNumber: null,
    });
    expect(world.facts.pool).toMatchObject({ confirmedSeats: 0, offeredSeats: 1, waitlistLength: 1 });
  });

  test("an offered seat counts against capacity, so a newcomer does not get it meanwhile", () => {
    const world = fullWorld();
    world.play([withdraw("ana")]);
    world.play([join("dan")]);
    expect(world.row("dan")?.status).toBe("waitlisted");
  });

  test.each([
    ["the deadline", { closesAt: hours(0.5) }, 0.5],
    ["the start", { startsAt: hours(0.25) }, 0.25],
  ])("an offer ends at %s at the latest", (_, change, end) => {
    const world = fullWorld(change);
    world.play([withdraw("ana")]);
    expect(world.row("ben")?.offerExpiresAt).toEqual(hours(end));
  });

  test("a freed seat is not offered after the cut-off or after the deadline", () => {
    for (const change of [{ cutoffMinutes: 24 * 60 }, { closesAt: hours(1) }]) {
      const world = fullWorld(change);
      world.play([withdraw("ana")], hours(1));
      expect(world.row("ben")?.status).toBe("waitlisted");
    }
  });
});

describe("an offer", () => {
  test("an accepted offer becomes a seat, and accepting twice changes nothing", () => {
    const world = fullWorld();
    world.play([withdraw("ana")]);
    world.play([answer("accept", "ben")]);
    expect(world.row("ben")).toMatchObject({ status: "confirmed", offerExpiresAt: null });
    expect(world.play([answer("accept", "ben")]).outcomes).toMatchObject([{ ok: true, changed: false }]);
  });

  test("a declined offer goes to the next person in the same decision", () => {
    const world = fullWorld();
    world.play([withdraw("ana")]);
    world.play([answer("refuse", "ben")]);
    expect(world.row("ben")?.status).toBe("cancelled");
    expect(world.row("cat")?.status).toBe("offered");
  });

  test("an expired offer is over for the next request even if no job has run", () => {
    const world = fullWorld();
    world.play([withdraw("ana")]);
    const plan = world.play([answer("accept", "ben")], hours(1));
    expect(plan.outcomes).toMatchObject([{ ok: false, reason: "offer.expired" }]);
    expect(world.row("ben")).toMatchObject({ status: "cancelled", offerExpiresAt: hours(1) });
    expect(world.row("cat")).toMatchObject({ status: "offered", offerExpiresAt: hours(2) });
    expect(plan.ledger.map((line) => line.action)).toEqual(["offer-expired", "offered"]);
  });

  test("an offer can be accepted until the last moment before its end", () => {
    const world = fullWorld();
    world.play([withdraw("ana")]);
    const last = new Date(hours(1).getTime() - 1);
    expect(world.play([answer("accept", "ben")], last).outcomes).toMatchObject([{ ok: true, changed: true }]);
  });

  test("an offer can be answered by its own link only, not by the link of an earlier offer", () => {
    const world = fullWorld();
    world.play([withdraw("ana")]);
    const old = answer("accept", "ben", NOW);
    world.play([answer("refuse", "ben")], hours(0.1));
    world.play([answer("accept", "cat")], hours(0.1));
    world.play([join("ben")], hours(0.2));
    world.play([withdraw("cat")], hours(0.3));
    expect(world.row("ben")?.status).toBe("offered");
    expect(world.play([old], hours(0.4)).outcomes).toMatchObject([{ ok: false, reason: "offer.not-open" }]);
    expect(world.row("ben")?.status).toBe("offered");
  });

  test.each(["accept", "refuse"] as const)("%s without an offer is refused", (kind) => {
    const world = fullWorld();
    expect(world.play([answer(kind, "cat")]).outcomes).toMatchObject([{ reason: "offer.not-open" }]);
    expect(world.play([answer(kind, "nobody")]).outcomes).toMatchObject([{ reason: "rsvp.not-found" }]);
  });

  test("an offer of a cancelled event cannot be accepted", () => {
    const world = fullWorld();
    world.play([withdraw("ana")]);
    world.play([terms({ state: "cancelled" })]);
    expect(world.play([answer("accept", "ben")]).outcomes).toMatchObject([{ reason: "seats.cancelled" }]);
  });

  test("an offer stays open when the host switches to automatic promotion, and the next freed seat is given right away", () => {
    const world = fullWorld({ capacity: 2 });
    world.play([join("dan")]);
    world.play([withdraw("ana")]);
    world.play([terms({ waitlistMode: "automatic" })]);
    expect(world.row("cat")?.status).toBe("offered");
    world.play([withdraw("ben")]);
    expect(world.row("dan")?.status).toBe("confirmed");
  });

  test("an offer ends early when the deadline is moved ahead of its end", () => {
    const world = fullWorld();
    world.play([withdraw("ana")]);
    const plan = world.play([terms({ closesAt: hours(0.5) })]);
    expect(world.row("ben")).toMatchObject({ status: "offered", offerExpiresAt: hours(0.5) });
    // The person hears of it through the ledger line and the fact that this line makes.
    expect(plan.ledger).toContainEqual(
      expect.objectContaining({
        action: "offer-shortened",
        rsvpId: world.row("ben")?.id,
        toStatus: "offered",
        detail: { offerExpiresAt: hours(0.5).toISOString() },
      }),
    );
    world.play([terms({ closesAt: hours(0.25) })], hours(0.25));
    expect(world.row("ben")?.status).toBe("cancelled");
  });

  test("when no offer is answered, the seat is offered to each person once, in order", () => {
    const world = fullWorld();
    world.play([withdraw("ana")]);
    for (const n of [1, 2, 3]) world.play([{ kind: "sweep", actorId: null }], hours(n));
    expect(world.facts.rsvps.map((row) => row.status)).toEqual(["cancelled", "cancelled", "cancelled"]);
    expect(world.facts.pool).toMatchObject({ confirmedSeats: 0, offeredSeats: 0, waitlistLength: 0 });
  });
});

describe("a host who promotes in offer mode", () => {
  test("a host in offer mode can offer a seat out of order, and a repeat leaves the offer unchanged", () => {
    const world = fullWorld({ cutoffMinutes: 24 * 60 });
    world.play([withdraw("ana"), byHost("promote", "cat")]);
    expect(world.row("cat")?.status).toBe("offered");
    expect(world.play([byHost("promote", "cat")]).outcomes).toMatchObject([{ ok: true, changed: false }]);
    expect(world.row("cat")?.status).toBe("offered");
  });

  test("a host in offer mode can seat a person right away, from the queue or from an offer", () => {
    const world = fullWorld({ capacity: 2, cutoffMinutes: 24 * 60 });
    world.play([join("dan"), withdraw("ana"), withdraw("ben"), byHost("promote", "cat")]);
    world.play([byHost("seat", "cat"), byHost("seat", "dan")]);
    expect(world.facts.pool).toMatchObject({ confirmedSeats: 2, offeredSeats: 0, waitlistLength: 0 });
    expect(world.play([byHost("seat", "ana")]).outcomes).toMatchObject([{ reason: "rsvp.not-waiting" }]);
  });
});

test.each([
  ["an hour before a day is over", 24 * 60, 23 * 60],
  ["half-way through an hour", 60, 30],
  ["never of half an hour", 30, null],
])("the reminder of an offer is due %s", (_, minutes, reminded) => {
  const offered = { offeredAt: NOW, expiresAt: hours(minutes / 60) };
  expect(offerReminderAt(offered)).toEqual(reminded === null ? null : hours(reminded / 60));
});
