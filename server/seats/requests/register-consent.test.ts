import { describe, expect, test } from "vitest";
import { byHost, hours, join, NOW, terms, World, withdraw } from "../../../tests/seat-world";
import type { SeatRequest } from "../request";

const named = (userId: string, guests = 0, namedEmail: string | null = null): SeatRequest => ({
  kind: "register",
  actorId: "host",
  mode: "asManyAsFit",
  members: [{ rsvpId: `r-${userId}`, userId, guests, namedEmail }],
});
const answer = (kind: "accept" | "refuse", userId: string): SeatRequest => ({
  kind,
  actorId: userId,
  rsvpId: `r-${userId}`,
});
const endOf = (world: World, userId: string) => world.row(userId)?.offerExpiresAt?.toISOString();

describe("a person whom a host registered", () => {
  test("a person whom a host registered is asked: the seat is held for the offer window and becomes theirs once they accept", () => {
    const world = new World({ capacity: 1, offerMinutes: 90 });
    const plan = world.play([named("ana")]);
    expect(plan.ledger.at(-1)).toMatchObject({ action: "asked", fromStatus: null, toStatus: "offered" });
    expect(endOf(world, "ana")).toBe(hours(1.5).toISOString());
    expect(world.facts.pool).toMatchObject({ confirmedSeats: 0, offeredSeats: 1 });
    const { ledger } = world.play([answer("accept", "ana")]);
    expect(ledger.at(-1)).toMatchObject({ action: "agreed", toStatus: "confirmed" });
    expect(world.row("ana")).toMatchObject({ status: "confirmed", askedAt: null });
  });

  test("a person whom a host registered for a full event waits and is asked when a seat opens, even if others are seated right away", () => {
    const world = new World({ capacity: 1, waitlistMode: "automatic" });
    world.play([join("ben"), named("ana"), join("cat")]);
    expect(world.line).toEqual(["ana", "cat"]);
    world.play([withdraw("ben")]);
    expect(world.row("ana")).toMatchObject({ status: "offered", askedAt: NOW });
    world.play([answer("refuse", "ana")]);
    expect(world.seated).toEqual(["cat"]);
  });

  test.each(["promote", "seat"] as const)(
    "a person whom a host registered is asked, not seated, when a host tries to %s them",
    (kind) => {
      const world = new World({ capacity: 1 });
      world.play([join("ben"), named("ana"), terms({ cutoffMinutes: 24 * 60 }), withdraw("ben")]);
      world.play([byHost(kind, "ana")]);
      expect(world.row("ana")?.status).toBe("offered");
      const [again] = world.play([byHost("seat", "ana")]).outcomes;
      expect(again).toMatchObject({ ok: false, reason: "rsvp.not-answered" });
    },
  );

  test("a person whom a host registered is asked again, not seated, when a host restores them", () => {
    const world = new World();
    world.play([named("ana"), byHost("decline", "ana"), byHost("restore", "ana")]);
    expect(world.row("ana")?.status).toBe("offered");
  });

  test("a person whom a host registered is asked again, not seated, after a smaller capacity moved them back to the queue", () => {
    const world = new World({ capacity: 2 });
    world.play([join("ben")], hours(-0.5));
    world.play([named("ana")], hours(-0.4));
    const asked = world.row("ana")?.statusAt;
    const change: SeatRequest = { kind: "terms", actorId: "host", terms: { capacity: 1 }, moving: ["r-ana"] };
    world.play([change]);
    world.play([withdraw("ben")]);
    expect(world.row("ana")).toMatchObject({ status: "offered" });
    expect(world.row("ana")?.statusAt).not.toEqual(asked);
  });

  test("a person whom a host registered can answer by RSVPing themselves, with the party that they state", () => {
    const world = new World({ capacity: 3 });
    world.play([named("ana")]);
    expect(world.play([join("ana", 3)]).outcomes).toMatchObject([
      { ok: false, reason: "rsvp.party-too-large" },
    ]);
    const { outcomes } = world.play([join("ana", 2)]);
    expect(outcomes).toMatchObject([{ ok: true, changed: true, created: false }]);
    expect(world.row("ana")).toMatchObject({ status: "confirmed", seats: 3, askedAt: null });
    expect(world.facts.pool).toMatchObject({ confirmedSeats: 3, offeredSeats: 0 });
  });

  test("a person whom a host registered can accept while waiting, keeps the place in the queue, and is then seated like everyone else", () => {
    const world = new World({ capacity: 1 });
    world.play([join("ben"), named("ana"), join("cat"), answer("accept", "ana")]);
    expect(world.line).toEqual(["ana", "cat"]);
    world.play([withdraw("ben")]);
    expect(world.seated).toEqual(["ana"]);
  });

  test("a host can register a person after the deadline and after the start, to be answered by the next end there is", () => {
    const late = { closesAt: hours(-1), offerMinutes: 48 * 60 };
    const world = new World(late);
    world.play([named("ana")]);
    expect(endOf(world, "ana")).toBe(hours(24).toISOString());
    world.play([terms({ guestsMax: 1 })]);
    expect(world.row("ana")?.status).toBe("offered");
    const begun = new World({ ...late, startsAt: hours(-0.5) });
    begun.play([named("ana")]);
    expect(endOf(begun, "ana")).toBe(hours(27).toISOString());
  });

  test("the host sees a registered person by the address that the host named until they answer", () => {
    const world = new World();
    world.play([named("ana", 0, "ana@example.org")]);
    expect(world.row("ana")?.namedEmail).toBe("ana@example.org");
    world.play([answer("accept", "ana")]);
    expect(world.row("ana")?.namedEmail).toBeNull();
  });
});

describe("a person who left by their own choice", () => {
  const ways: [string, (world: World) => void][] = [
    ["withdrew", (world) => world.play([join("ana"), withdraw("ana")])],
    ["refused what a host asked", (world) => world.play([named("ana"), answer("refuse", "ana")])],
    ["cancelled what a host asked", (world) => world.play([named("ana"), withdraw("ana")])],
    ["did not answer in time", (world) => world.play([named("ana")], hours(-2))],
  ];
  test.each(ways)("a person who %s cannot be registered by others, and can RSVP themselves", (_, leave) => {
    const world = new World({ capacity: 2 });
    leave(world);
    const again = world.play([named("ana")]).outcomes;
    expect(again).toMatchObject([{ members: [{ outcome: "refused", reason: "rsvp.left" }] }]);
    world.play([join("ana")]);
    expect(world.row("ana")).toMatchObject({ status: "confirmed", leftAt: null });
  });

  test("a person who left is not brought back by a lifted ban or a restored RSVP", () => {
    const world = new World();
    world.play([join("ana"), withdraw("ana"), byHost("bar", "ana"), byHost("unbar", "ana")]);
    const [outcome] = world.play([byHost("restore", "ana")]).outcomes;
    expect(outcome).toMatchObject({ ok: false, reason: "rsvp.left" });
  });

  test("a person whom the host removed may be registered again", () => {
    const world = new World();
    world.play([join("ana"), byHost("remove", "ana"), named("ana")]);
    expect(world.row("ana")?.status).toBe("offered");
  });
});

test("a host who names themselves in a group is seated, because that is their own answer", () => {
  const world = new World();
  world.play([named("host")]);
  expect(world.row("host")).toMatchObject({ status: "confirmed", askedAt: null });
});
