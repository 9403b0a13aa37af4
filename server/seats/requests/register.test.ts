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
  test("is seated whole, each with a result", () => {
    const world = new World({ capacity: 4 });
    const { outcomes } = world.play([register("allOrNothing", ["ana"], ["ben", 1])]);
    expect(outcomes).toMatchObject([
      { ok: true, changed: true, members: [{ outcome: "offered" }, { outcome: "offered" }] },
    ]);
    expect(world.facts.pool).toMatchObject({ confirmedSeats: 0, offeredSeats: 3 });
  });

  test("that does not fit whole changes nothing at all", () => {
    const world = new World({ capacity: 2 });
    const plan = world.play([register("allOrNothing", ["ana"], ["ben", 1])]);
    expect(plan.outcomes).toMatchObject([
      { ok: false, reason: "group.not-all-fit", details: { seatsNeeded: 3, seatsLeft: 2 } },
    ]);
    expect(plan.changed).toEqual([]);
    expect(plan.ledger).toEqual([]);
  });

  test("that does not fit tells nobody who is in already that there is no room for them", () => {
    const world = new World({ capacity: 1 });
    world.play([join("ana")]);
    const [outcome] = world.play([register("allOrNothing", ["ana"], ["ben"])]).outcomes;
    expect(outcome).toMatchObject({ ok: false });
    expect(outcome && !outcome.ok && outcome.details).toHaveProperty("results", [
      { person: "ana" },
      { person: "ben", reason: "seats.not-enough" },
    ]);
  });

  test("with one who may not come names that one and changes nothing", () => {
    const world = new World({ capacity: 4 }, ["ben"]);
    const [outcome] = world.play([register("allOrNothing", ["ana"], ["ben"])]).outcomes;
    expect(outcome).toMatchObject({
      details: { results: [{ person: "ana" }, { reason: "account.banned" }] },
    });
    expect(world.facts.rsvps).toEqual([]);
  });

  test("counts whoever is in already, and a double, once", () => {
    const world = new World({ capacity: 2 });
    world.play([join("ana")]);
    const [outcome] = world.play([register("allOrNothing", ["ana"], ["ben"], ["ben"])]).outcomes;
    expect(outcome).toMatchObject({
      ok: true,
      members: [{ outcome: "unchanged" }, { outcome: "offered" }, { outcome: "unchanged" }],
    });
    expect(world.facts.pool).toMatchObject({ confirmedSeats: 1, offeredSeats: 1 });
  });

  test("takes no seat that is the queue's", () => {
    const world = new World({ capacity: 2, partyRule: "strict" });
    world.play([join("ana"), join("ben", 1)]);
    const [outcome] = world.play([register("allOrNothing", ["cat"])]).outcomes;
    expect(outcome).toMatchObject({ ok: false, reason: "group.not-all-fit" });
  });
});

describe("a group, as many as fit", () => {
  test("seats those who fit in order, and the others wait", () => {
    const world = new World({ capacity: 2 });
    const [outcome] = world.play([register("asManyAsFit", ["ana"], ["ben"], ["cat"])]).outcomes;
    expect(outcome).toMatchObject({
      members: [{ outcome: "offered" }, { outcome: "offered" }, { outcome: "waitlisted" }],
    });
  });

  test("where no line is kept, refuses those who do not fit and them alone", () => {
    const world = new World({ capacity: 1, waitlistEnabled: false });
    const [outcome] = world.play([register("asManyAsFit", ["ana"], ["ben"])]).outcomes;
    expect(outcome).toMatchObject({
      members: [{ outcome: "offered" }, { outcome: "refused", reason: "rsvp.full" }],
    });
  });

  test("brings back whoever was declined, and not whoever was banned", () => {
    const world = new World({ capacity: 4 });
    world.play([join("ana"), join("ben"), byHost("decline", "ana"), byHost("bar", "ben")]);
    const [outcome] = world.play([register("asManyAsFit", ["ana"], ["ben"])]).outcomes;
    expect(outcome).toMatchObject({ members: [{ outcome: "offered" }, { reason: "rsvp.barred" }] });
  });

  test("is bound by neither deadline, opening time nor approval", () => {
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
