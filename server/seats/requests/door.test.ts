import { describe, expect, test } from "vitest";
import { hours, join, World } from "../../../tests/seat-world";
import type { SeatRequest } from "../request";

const DOOR = { startsAt: hours(24), endsAt: hours(27), doorMinutes: 10 };
const AFTER = new Date(hours(24).getTime() + 10 * 60_000);
const BEFORE = new Date(AFTER.getTime() - 1);

const come = (userId: string): SeatRequest => ({
  kind: "wait-at-door",
  actorId: "door",
  rsvpId: `r-${userId}`,
});
const arrive = (userId: string): SeatRequest => ({
  kind: "check-in",
  actorId: "door",
  rsvpId: `r-${userId}`,
});
const serve: SeatRequest = { kind: "serve-door", actorId: null };

/** Two seats, taken by ana and ben in this order; chi and dev wait in this order. */
function fullHouse(change: object = {}): World {
  const world = new World({ capacity: 2, ...DOOR, ...change });
  world.play(
    ["ana"].map((who) => join(who)),
    hours(1),
  );
  world.play(
    ["ben", "chi", "dev"].map((who) => join(who)),
    hours(2),
  );
  return world;
}

describe("unclaimed seats at the door", () => {
  test("before the time of the door, a waitlisted person at the door waits", () => {
    const world = fullHouse();
    expect(world.play([come("chi")], BEFORE).outcomes).toMatchObject([{ ok: true, changed: true }]);
    expect(world.seated).toEqual(["ana", "ben"]);
    expect(world.row("chi")?.onSiteAt).toEqual(BEFORE);
  });

  test("from then on the newest absent party loses its seat to the person at the door", () => {
    const world = fullHouse();
    world.play([come("chi")], AFTER);
    expect(world.seated).toEqual(["ana", "chi"]);
    expect(world.row("ben")).toMatchObject({ status: "cancelled", leftAt: null });
    expect(world.last?.ledger.map(({ action }) => action)).toEqual(["at-door", "released", "seated-at-door"]);
  });

  test("people are served in the order in which they came to the door, whatever their place in the queue", () => {
    const world = fullHouse();
    world.play([arrive("ana")], BEFORE);
    world.play([come("dev")], new Date(BEFORE.getTime() - 5));
    world.play([come("chi")], BEFORE);
    world.play([serve], AFTER);
    expect(world.seated).toEqual(["ana", "dev"]);
  });

  test("a guest who has arrived keeps their seat, and the person at the door goes on waiting", () => {
    const world = fullHouse();
    world.play([arrive("ana"), arrive("ben")], BEFORE);
    world.play([come("chi")], AFTER);
    expect(world.seated).toEqual(["ana", "ben"]);
    expect(world.row("chi")?.status).toBe("waitlisted");
  });

  test("a party that the absent seats do not suffice for is passed, and takes no seat from anyone", () => {
    const world = new World({ capacity: 2, ...DOOR });
    world.play([join("ana"), join("ben")], hours(1));
    world.play([join("chi", 1), join("dev")], hours(2));
    world.play([arrive("ana"), come("chi"), come("dev")], AFTER);
    expect(world.seated).toEqual(["ana", "dev"]);
  });

  test("without door mode nothing is given away, and a person who is not waitlisted cannot wait at the door", () => {
    const world = fullHouse({ doorMinutes: null });
    world.play([come("chi")], AFTER);
    expect(world.seated).toEqual(["ana", "ben"]);
    expect(world.play([come("ana")], AFTER).outcomes).toMatchObject([
      { ok: false, reason: "rsvp.not-waiting" },
    ]);
  });

  test("a person who leaves the waitlist is not at the door anymore", () => {
    const world = fullHouse();
    world.play([come("chi"), { kind: "withdraw", actorId: "chi", userId: "chi" }], BEFORE);
    expect(world.row("chi")?.onSiteAt).toBeNull();
  });

  test("a seat is not given away twice in one decision: who was just seated is not absent", () => {
    const world = fullHouse();
    world.play([come("chi"), come("dev")], AFTER);
    expect(world.seated).toEqual(["chi", "dev"]);
  });
});
