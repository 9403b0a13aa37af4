import { describe, expect, test } from "vitest";
import { byHost, edit, hours, join, NOW, World } from "../../../tests/seat-world";

/** A person with one guest; both have arrived. */
function arrivedWorld() {
  const world = new World({ capacity: 2 });
  world.play([join("ana", 1)]);
  world.facts.rsvps = world.facts.rsvps.map((row) => ({ ...row, checkedInSeats: 2 }));
  return world;
}

describe("the removal of a person who has arrived", () => {
  test.each(["remove", "decline", "bar"] as const)(
    "a person who has arrived no longer counts as arrived after a host's %s",
    (kind) => {
      const world = arrivedWorld();
      world.play([byHost(kind, "ana")]);
      expect(world.row("ana")).toMatchObject({ checkedInSeats: 0 });
      expect(world.facts.pool.confirmedSeats).toBe(0);
    },
  );

  test("a person who was removed after arriving may come back alone, and shrink or leave like anyone else", () => {
    const world = arrivedWorld();
    world.play([byHost("remove", "ana"), join("ana", 1), edit("ana", 0, 3)]);
    expect(world.row("ana")).toMatchObject({ status: "confirmed", seats: 1, checkedInSeats: 0 });
  });
});

describe("a ban from the event", () => {
  test("a ban of a person who was declined before only adds the ban and changes nothing else", () => {
    const world = new World();
    world.play([join("ana"), byHost("decline", "ana")]);
    const { ledger } = world.play([byHost("bar", "ana")], hours(1));
    expect(world.row("ana")).toMatchObject({ status: "declined", statusAt: NOW, barredAt: hours(1) });
    expect(ledger.map((line) => line.action)).toEqual(["barred"]);
  });
});

test("a party larger than the event is not approved, and the refusal states how large the event is", () => {
  const world = new World({ approvalRequired: true, capacity: 4 });
  world.play([join("ana", 3)]);
  world.facts.pool.capacity = 2;
  expect(world.play([byHost("approve", "ana")]).outcomes).toMatchObject([
    { reason: "capacity.below-party", details: { capacity: 2 } },
  ]);
});
