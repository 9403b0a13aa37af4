import { describe, expect, test } from "vitest";
import { edit, hours, join, NOW, terms, World, withdraw } from "../../../tests/seat-world";
import type { SeatRequest } from "../request";

const door = (kind: "check-in" | "undo-check-in", who: string, members?: number[]): SeatRequest => ({
  kind,
  actorId: "door",
  rsvpId: `r-${who}`,
  ...(members && { members }),
});
const reasonOf = (world: World, request: SeatRequest, now?: Date) => {
  const [outcome] = world.play([request], now).outcomes;
  return outcome?.ok ? (outcome.changed ? "changed" : "unchanged") : outcome?.reason;
};

describe("a party at the door", () => {
  test("the members of a party check in one by one, each once, and the first arrival time is kept", () => {
    const world = new World();
    world.play([join("ana", 2)]);
    expect(reasonOf(world, door("check-in", "ana", [0]))).toBe("changed");
    expect(reasonOf(world, door("check-in", "ana", [0]), hours(1))).toBe("unchanged");
    expect(reasonOf(world, door("check-in", "ana", [2]), hours(1))).toBe("changed");
    expect(world.row("ana")).toMatchObject({ checkedInMembers: [0, 2], checkedInSeats: 2, checkedInAt: NOW });
    expect(reasonOf(world, door("check-in", "ana"), hours(2))).toBe("changed");
    expect(world.row("ana")).toMatchObject({ checkedInMembers: [0, 1, 2], checkedInAt: NOW, version: 1 });
  });

  test("a check-in can be undone for one member or for all", () => {
    const world = new World();
    world.play([join("ana", 1), door("check-in", "ana")]);
    expect(reasonOf(world, door("undo-check-in", "ana", [0]))).toBe("changed");
    expect(world.row("ana")).toMatchObject({ checkedInMembers: [1], checkedInAt: NOW });
    expect(reasonOf(world, door("undo-check-in", "ana"))).toBe("changed");
    expect(world.row("ana")).toMatchObject({ checkedInMembers: [], checkedInSeats: 0, checkedInAt: null });
    expect(reasonOf(world, door("undo-check-in", "ana"))).toBe("unchanged");
  });

  test("a check-in is refused without a seat, for a member that the party does not have, and for a cancelled event", () => {
    const world = new World({ capacity: 1 });
    world.play([join("ana"), join("ben")]);
    expect(reasonOf(world, door("check-in", "ben"))).toBe("check-in.no-seat");
    expect(reasonOf(world, door("check-in", "ana", [1]))).toBe("check-in.member");
    expect(reasonOf(world, door("check-in", "nobody"))).toBe("rsvp.not-found");
    world.play([terms({ state: "cancelled" })]);
    expect(reasonOf(world, door("check-in", "ana"))).toBe("seats.cancelled");
  });

  test("a late party can still check in, also after the end of the event", () => {
    const world = new World();
    world.play([join("ana")]);
    expect(reasonOf(world, door("check-in", "ana"), hours(30))).toBe("changed");
  });
});

describe("a person who has arrived", () => {
  test("a person who has arrived cannot cancel, is not moved by a smaller capacity, and cannot shrink the party below its arrivals", () => {
    const world = new World({ capacity: 3 });
    world.play([join("ana", 2), door("check-in", "ana", [0, 2])]);
    expect(reasonOf(world, withdraw("ana"))).toBe("rsvp.already-arrived");
    expect(reasonOf(world, terms({ capacity: 1 }))).toBe("capacity.below-taken");
    expect(reasonOf(world, edit("ana", 0))).toBe("rsvp.already-arrived");
    expect(reasonOf(world, edit("ana", 1))).toBe("changed");
    expect(world.row("ana")).toMatchObject({ seats: 2, checkedInMembers: [0, 1] });
  });

  test("a person who has arrived and is then removed by the host no longer counts as arrived", () => {
    const world = new World();
    world.play([join("ana"), door("check-in", "ana")]);
    world.play([{ kind: "remove", actorId: "host", rsvpId: "r-ana" }]);
    expect(world.row("ana")).toMatchObject({ status: "cancelled", checkedInMembers: [], checkedInAt: null });
  });
});
