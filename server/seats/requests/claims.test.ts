import { describe, expect, test } from "vitest";
import { hours, join, terms, World, withdraw } from "../../../tests/seat-world";
import type { SeatRequest } from "../request";

const open = (seats: number, end = 2, id = "link"): SeatRequest => ({
  kind: "open-claim",
  actorId: "host",
  link: { id, leaderId: "leader", label: "Choir", token: id, seats, expiresAt: hours(end) },
});
const claim = (userId: string, guests = 0, linkId = "link"): SeatRequest => {
  const { kind: _, ...party } = join(userId, guests) as Extract<SeatRequest, { kind: "join" }>;
  return { ...party, kind: "claim", linkId };
};
const close: SeatRequest = { kind: "close-claim", actorId: "leader", linkId: "link" };
const sweep: SeatRequest = { kind: "sweep", actorId: null };

describe("a claim link", () => {
  test("a claim link holds its seats back from newcomers and gives them to people who have the link", () => {
    const world = new World({ capacity: 3 });
    world.play([open(2), join("ana"), join("ben"), claim("cat", 1)]);
    expect(world.facts.pool).toMatchObject({ confirmedSeats: 3, offeredSeats: 0 });
    expect(world.row("ben")?.status).toBe("waitlisted");
    expect(world.row("cat")).toMatchObject({ status: "confirmed", claimLinkId: "link", seats: 2 });
  });

  test("a claim link is refused if the seats are not free or are held for the queue", () => {
    const world = new World({ capacity: 2 });
    expect(world.play([open(3)]).outcomes).toMatchObject([{ reason: "seats.not-enough" }]);
    world.play([join("ana"), join("ben", 1)]);
    expect(world.row("ben")?.status).toBe("waitlisted");
    world.play([terms({ partyRule: "strict" })]);
    expect(world.play([open(1)]).outcomes).toMatchObject([{ reason: "seats.not-enough" }]);
  });

  test("a claim link is refused when two hundred are open already, and closing one makes room", () => {
    const world = new World({ capacity: null });
    world.play(Array.from({ length: 200 }, (_, n) => open(1, 2, n === 0 ? "link" : `link-${n}`)));
    const [outcome] = world.play([open(1, 2, "more")]).outcomes;
    expect(outcome).toMatchObject({ reason: "claim.too-many-open", details: { linksMax: 200 } });
    expect(world.play([close, open(1, 2, "more")]).outcomes).toMatchObject([{ ok: true }, { ok: true }]);
  });

  test("an expired claim link gives its unclaimed seats to the queue", () => {
    const world = new World({ capacity: 2 });
    world.play([open(2), join("ana"), claim("ben")]);
    world.play([sweep], hours(2));
    expect(world.row("ana")?.status).toBe("confirmed");
    expect(world.facts.links).toMatchObject([{ unclaimedSeats: 0, closedAt: hours(2) }]);
    expect(world.play([claim("cat")], hours(2)).outcomes).toMatchObject([
      { ok: false, reason: "claim.ended" },
    ]);
  });

  test("a claim link can be closed early, once", () => {
    const world = new World({ capacity: 2 });
    world.play([open(2), join("ana")]);
    expect(world.play([close]).outcomes).toMatchObject([{ changed: true }]);
    expect(world.row("ana")?.status).toBe("confirmed");
    expect(world.play([close]).outcomes).toMatchObject([{ changed: false }]);
  });

  test("a claim takes a waitlisted person out of the queue, and a repeat changes nothing", () => {
    const world = new World({ capacity: 2 });
    world.play([open(1), join("ana"), join("ben")]);
    world.play([claim("ben")]);
    expect(world.facts.pool).toMatchObject({ confirmedSeats: 2, offeredSeats: 0, waitlistLength: 0 });
    expect(world.play([claim("ben")]).outcomes).toMatchObject([{ ok: true, changed: false }]);
  });

  test("a claim link gives no more seats than it has", () => {
    const world = new World({ capacity: 9 });
    world.play([open(2), claim("ana")]);
    expect(world.play([claim("ben", 1)]).outcomes).toMatchObject([
      { reason: "claim.not-enough", details: { seatsLeft: 1, seatsNeeded: 2 } },
    ]);
  });

  test("when a member of a claim link cancels, the seat goes to the queue and not back to the link", () => {
    const world = new World({ capacity: 1 });
    world.play([open(1), claim("ana"), join("ben"), withdraw("ana")]);
    expect(world.row("ben")?.status).toBe("confirmed");
  });

  test.each([
    ["in the past", 0],
    ["after the start", 25],
  ])("a claim link cannot end %s", (_, end) => {
    expect(new World().play([open(1, end)]).outcomes).toMatchObject([{ reason: "claim.deadline" }]);
  });

  test.each([0, 101, 1.5])("a claim link of %s seats is refused", (seats) => {
    expect(new World({ capacity: null }).play([open(seats)]).outcomes).toMatchObject([
      { reason: "claim.size" },
    ]);
  });
});
