import { describe, expect, test } from "vitest";
import { byHost, hours, join, World } from "../../../tests/seat-world";
import type { GroupMode, SeatRequest } from "../request";

const register = (mode: GroupMode, ...people: [string, number?][]): SeatRequest => ({
  kind: "register",
  actorId: "host",
  mode,
  members: people.map(([userId, guests = 0]) => ({ rsvpId: `r-${userId}`, userId, guests })),
});

describe("a group, all or nothing", () => {
  test("an all-or-nothing group that fits is seated whole, each member with a result", () => {
    const world = new World({ capacity: 4 });
    const { outcomes } = world.play([register("allOrNothing", ["ana"], ["ben", 1])]);
    expect(outcomes).toMatchObject([
      { ok: true, changed: true, members: [{ outcome: "offered" }, { outcome: "offered" }] },
    ]);
    expect(world.facts.pool).toMatchObject({ confirmedSeats: 0, offeredSeats: 3 });
  });

  test("an all-or-nothing group that does not fit whole changes nothing at all", () => {
    const world = new World({ capacity: 2 });
    const plan = world.play([register("allOrNothing", ["ana"], ["ben", 1])]);
    expect(plan.outcomes).toMatchObject([
      { ok: false, reason: "group.not-all-fit", details: { seatsNeeded: 3, seatsLeft: 2 } },
    ]);
    expect(plan.changed).toEqual([]);
    expect(plan.ledger).toEqual([]);
  });

  test('when an all-or-nothing group does not fit, members who are already in get no "no room" result', () => {
    const world = new World({ capacity: 1 });
    world.play([join("ana")]);
    const [outcome] = world.play([register("allOrNothing", ["ana"], ["ben"])]).outcomes;
    expect(outcome).toMatchObject({ ok: false });
    expect(outcome && !outcome.ok && outcome.details).toHaveProperty("results", [
      { person: "ana" },
      { person: "ben", reason: "seats.not-enough" },
    ]);
  });

  test("an all-or-nothing group with a member who may not come names that member and changes nothing", () => {
    const world = new World({ capacity: 4 }, ["ben"]);
    const [outcome] = world.play([register("allOrNothing", ["ana"], ["ben"])]).outcomes;
    expect(outcome).toMatchObject({
      details: { results: [{ person: "ana" }, { reason: "account.banned" }] },
    });
    expect(world.facts.rsvps).toEqual([]);
  });

  test("a group counts a member who is already in, and a duplicate, once", () => {
    const world = new World({ capacity: 2 });
    world.play([join("ana")]);
    const [outcome] = world.play([register("allOrNothing", ["ana"], ["ben"], ["ben"])]).outcomes;
    expect(outcome).toMatchObject({
      ok: true,
      members: [{ outcome: "unchanged" }, { outcome: "offered" }, { outcome: "unchanged" }],
    });
    expect(world.facts.pool).toMatchObject({ confirmedSeats: 1, offeredSeats: 1 });
  });

  test("a group takes no seat that is held for the queue", () => {
    const world = new World({ capacity: 2, partyRule: "strict" });
    world.play([join("ana"), join("ben", 1)]);
    const [outcome] = world.play([register("allOrNothing", ["cat"])]).outcomes;
    expect(outcome).toMatchObject({ ok: false, reason: "group.not-all-fit" });
  });
});

describe("a group, as many as fit", () => {
  test("an as-many-as-fit group is seated in order, and the rest waits", () => {
    const world = new World({ capacity: 2 });
    const [outcome] = world.play([register("asManyAsFit", ["ana"], ["ben"], ["cat"])]).outcomes;
    expect(outcome).toMatchObject({
      members: [{ outcome: "offered" }, { outcome: "offered" }, { outcome: "waitlisted" }],
    });
  });

  test("without a waitlist, an as-many-as-fit group refuses only the members who do not fit", () => {
    const world = new World({ capacity: 1, waitlistEnabled: false });
    const [outcome] = world.play([register("asManyAsFit", ["ana"], ["ben"])]).outcomes;
    expect(outcome).toMatchObject({
      members: [{ outcome: "offered" }, { outcome: "refused", reason: "rsvp.full" }],
    });
  });

  test("a group brings back a declined person but not a banned one", () => {
    const world = new World({ capacity: 4 });
    world.play([join("ana"), join("ben"), byHost("decline", "ana"), byHost("bar", "ben")]);
    const [outcome] = world.play([register("asManyAsFit", ["ana"], ["ben"])]).outcomes;
    expect(outcome).toMatchObject({ members: [{ outcome: "offered" }, { reason: "rsvp.barred" }] });
  });

  test("a group registration ignores the deadline, the opening time and approval", () => {
    for (const change of [{ closesAt: hours(-1) }, { opensAt: hours(1) }, { approvalRequired: true }]) {
      const world = new World(change);
      expect(world.play([register("asManyAsFit", ["ana"])]).outcomes).toMatchObject([
        { members: [{ outcome: "offered" }] },
      ]);
    }
  });
});

test.each([[0], [101]])("a group of %i is refused", (size) => {
  const people = Array.from({ length: size }, (_, i): [string] => [`p${i}`]);
  expect(new World({ capacity: null }).play([register("asManyAsFit", ...people)]).outcomes).toMatchObject([
    { ok: false, reason: "group.size" },
  ]);
});
