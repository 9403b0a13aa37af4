import { describe, expect, test } from "vitest";
import { byHost, hours, join, NOW, terms, World, withdraw } from "../../../tests/seat-world";
import type { SeatRequest } from "../request";

const lower = (capacity: number, ...moving: string[]): SeatRequest => ({
  kind: "terms",
  actorId: "host",
  terms: { capacity },
  moving: moving.map((userId) => `r-${userId}`),
});
const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000);

/** Each joins a minute after the one before. */
function worldOf(capacity: number, ...people: [string, number?][]): World {
  const world = new World({ capacity });
  people.forEach(([userId, guests = 0], i) => void world.play([join(userId, guests)], minutes(i)));
  return world;
}
const LATER = hours(1);

describe("a capacity below what is taken", () => {
  test("is refused with those who would have to move, and changes nothing", () => {
    const world = worldOf(3, ["ana"], ["ben"], ["cat"]);
    const plan = world.play([terms({ capacity: 1 })], LATER);
    expect(plan.outcomes).toMatchObject([
      { reason: "capacity.below-taken", details: { seatsTaken: 3, moving: ["r-cat", "r-ben"] } },
    ]);
    expect(plan.changed).toEqual([]);
  });

  test("with consent moves the newest to the head of the line, in the order of their seats", () => {
    const world = worldOf(3, ["ana"], ["ben"], ["cat"], ["dan"]);
    world.play([lower(1, "ben", "cat")], LATER);
    expect(world.line).toEqual(["ben", "cat", "dan"]);
    expect(world.facts.pool).toMatchObject({ capacity: 1, confirmedSeats: 1, waitlistLength: 3 });
  });

  test("a second time puts the older ones before those who were moved first", () => {
    const world = worldOf(3, ["ana"], ["ben"], ["cat"]);
    world.play([lower(2, "cat")], LATER);
    world.play([lower(1, "ben")], LATER);
    expect(world.line).toEqual(["ben", "cat"]);
    world.play([terms({ capacity: 2 })], LATER);
    expect(world.row("ben")?.status).toBe("confirmed");
  });

  test("needs consent to exactly those who move now", () => {
    const world = worldOf(3, ["ana"], ["ben"], ["cat"]);
    world.play([withdraw("cat")], LATER);
    const { outcomes } = world.play([lower(1, "cat")], LATER);
    expect(outcomes).toMatchObject([{ reason: "capacity.moves-changed", details: { moving: ["r-ben"] } }]);
  });

  test("lets a newer small party stay where moving an older large one is enough", () => {
    const world = worldOf(5, ["ana"], ["ben", 2], ["cat"]);
    const [outcome] = world.play([terms({ capacity: 3 })], LATER).outcomes;
    expect(outcome).toMatchObject({ details: { moving: ["r-ben"] } });
    world.play([lower(3, "ben")], LATER);
    expect(world.row("cat")?.status).toBe("confirmed");
  });

  test("takes offered seats like confirmed ones", () => {
    const world = new World({ capacity: 2, waitlistMode: "offer" });
    world.play([join("ana"), join("ben"), join("cat")]);
    world.play([withdraw("ben")], minutes(1));
    expect(world.row("cat")?.status).toBe("offered");
    world.play([lower(1, "cat")], minutes(2));
    expect(world.row("cat")).toMatchObject({ status: "waitlisted", offerExpiresAt: null });
  });

  test("moves nobody who has arrived; where that is not enough, it cannot be", () => {
    const world = worldOf(2, ["ana"], ["ben"]);
    for (const row of world.facts.rsvps) row.checkedInSeats = 1;
    expect(world.play([lower(1, "ben")], LATER).outcomes).toMatchObject([
      { reason: "capacity.below-taken", details: { moving: [] } },
    ]);
  });
});

test("more capacity serves the line first: nobody new gets a seat that a waiter can use", () => {
  const world = worldOf(1, ["ana"], ["ben"]);
  world.play([terms({ capacity: 2 }), join("cat")], LATER);
  expect(world.row("ben")?.status).toBe("confirmed");
  expect(world.row("cat")?.status).toBe("waitlisted");
});

describe("priority", () => {
  const rank = (userId: string, priority: number): SeatRequest => ({
    kind: "prioritize",
    actorId: "host",
    rsvpId: `r-${userId}`,
    priority,
  });

  test("is served before time, and those of one rank in their order", () => {
    const world = worldOf(1, ["ana"], ["ben"], ["cat"], ["dan"]);
    world.play([rank("dan", 5), rank("cat", 5)]);
    expect(world.line).toEqual(["cat", "dan", "ben"]);
    world.play([withdraw("ana")]);
    expect(world.row("cat")?.status).toBe("confirmed");
  });

  test("is lost by whoever leaves and comes back", () => {
    const world = worldOf(1, ["ana"], ["ben"], ["cat"]);
    world.play([rank("cat", 5), withdraw("cat"), join("cat")]);
    expect(world.line).toEqual(["ben", "cat"]);
  });

  test.each([-1, 101, 2.5, Number.NaN])("of %s is refused", (priority) => {
    const world = worldOf(1, ["ana"], ["ben"]);
    expect(world.play([rank("ben", priority)]).outcomes).toMatchObject([{ reason: "rsvp.priority-range" }]);
  });

  test("does not lift anybody above those who were moved out of a seat", () => {
    const world = worldOf(2, ["ana"], ["ben"], ["cat"]);
    world.play([rank("cat", 100), lower(1, "ben")], LATER);
    expect(world.line).toEqual(["ben", "cat"]);
  });
});

describe("where the host approves each guest", () => {
  test("asking holds no seat, and the check runs on approval", () => {
    const world = new World({ capacity: 1, approvalRequired: true });
    world.play([join("ana"), join("ben")]);
    expect(world.facts.pool).toMatchObject({ confirmedSeats: 0, waitlistLength: 0 });
    world.play([byHost("approve", "ben"), byHost("approve", "ana")]);
    expect(world.row("ben")?.status).toBe("confirmed");
    expect(world.row("ana")?.status).toBe("waitlisted");
  });

  test("approving twice is approving once, and only a request can be approved", () => {
    const world = new World({ approvalRequired: true });
    world.play([join("ana"), byHost("approve", "ana")]);
    expect(world.play([byHost("approve", "ana")]).outcomes).toMatchObject([{ ok: true, changed: false }]);
    world.play([withdraw("ana")]);
    expect(world.play([byHost("approve", "ana")]).outcomes).toMatchObject([{ reason: "rsvp.not-pending" }]);
  });
});

describe("a ban from the event", () => {
  test("frees the seat for the line and keeps the person out until it is lifted", () => {
    const world = worldOf(1, ["ana"], ["ben"]);
    world.play([byHost("bar", "ana")]);
    expect(world.row("ben")?.status).toBe("confirmed");
    expect(world.play([join("ana")]).outcomes).toMatchObject([{ reason: "rsvp.barred" }]);
    expect(world.play([byHost("restore", "ana")]).outcomes).toMatchObject([{ reason: "rsvp.barred" }]);
    world.play([byHost("unbar", "ana"), byHost("restore", "ana")]);
    expect(world.row("ana")?.status).toBe("waitlisted");
  });

  test("unlike it, being taken off the list leaves the door open", () => {
    const world = worldOf(2, ["ana"]);
    world.play([byHost("remove", "ana"), join("ana")]);
    expect(world.row("ana")?.status).toBe("confirmed");
  });
});

test("whoever is moved back and then ranked by the host never shares a number with the next who is moved back", () => {
  const rank = (userId: string): SeatRequest => ({
    kind: "prioritize",
    actorId: "host",
    rsvpId: `r-${userId}`,
    priority: 5,
  });
  const world = worldOf(3, ["ana"], ["ben"], ["cat"]);
  world.play([lower(2, "cat"), rank("cat")], LATER);
  world.play([lower(1, "ben"), rank("ben")], LATER);
  const numbers = ["ben", "cat"].map((userId) => world.row(userId)?.queueNumber);
  expect(new Set(numbers).size).toBe(2);
  expect(world.line).toEqual(["ben", "cat"]);
});

describe("where approval is no longer needed", () => {
  /** They ask a minute apart. */
  function asked(terms_: Parameters<typeof terms>[0], ...people: [string, number?][]): World {
    const world = new World({ capacity: 3, approvalRequired: true, ...terms_ });
    people.forEach(([userId, guests = 0], i) => void world.play([join(userId, guests)], minutes(i)));
    return world;
  }

  test("those who asked are let in in their order, before a newcomer of the same moment", () => {
    const world = asked({}, ["ana"], ["ben", 2], ["cat"], ["dan"]);
    world.play([terms({ approvalRequired: false }), join("eve")], LATER);
    const statusOf = (userId: string) => world.row(userId)?.status;
    expect(["ana", "cat", "dan"].map(statusOf)).toEqual(["confirmed", "confirmed", "confirmed"]);
    expect(world.row("ben")).toMatchObject({ status: "waitlisted", passedOver: 2 });
    expect(world.line).toEqual(["ben", "eve"]);
  });

  test("whoever waited longer than they asked keeps their place", () => {
    const world = asked({ capacity: 1 }, ["ana"], ["ben"], ["cat"]);
    world.play([byHost("approve", "cat"), byHost("approve", "ben")], LATER);
    world.play([terms({ approvalRequired: false, capacity: 2 })], hours(2));
    expect(world.row("ben")?.status).toBe("confirmed");
    expect(world.line).toEqual(["ana"]);
  });

  test("nobody is overbooked or lost where there is no waitlist: the rest still ask", () => {
    const world = asked({ capacity: 1, waitlistEnabled: false }, ["ana"], ["ben"]);
    world.play([terms({ approvalRequired: false })], LATER);
    expect(world.row("ana")?.status).toBe("confirmed");
    expect(world.row("ben")?.status).toBe("pending");
  });

  test("an event without a limit takes all of them", () => {
    const world = asked({ capacity: null, guestsMax: 5 }, ["ana", 4], ["ben", 2]);
    world.play([terms({ approvalRequired: false })], LATER);
    expect(world.facts.pool).toMatchObject({ confirmedSeats: 8, waitlistLength: 0 });
  });
});

test("where approval is switched on while people wait, they keep their places and are not asked again", () => {
  const world = worldOf(1, ["ana"], ["ben"]);
  world.play([terms({ approvalRequired: true }), join("cat")], LATER);
  world.play([withdraw("ana")], hours(2));
  expect(world.row("ben")?.status).toBe("confirmed");
  expect(world.row("cat")?.status).toBe("pending");
});

describe("an event that was cancelled and restored", () => {
  const state = (to: "open" | "cancelled") => terms({ state: to });

  test("has its people as they were, and gives those with an offer as long as they had at first", () => {
    const world = new World({ capacity: 1, waitlistMode: "offer", offerMinutes: 60 });
    world.play([join("ana"), join("ben"), join("cat")]);
    world.play([withdraw("ana")], minutes(1));
    world.play([state("cancelled")], minutes(2));
    // The offer would have ended, had the event taken place.
    world.play([{ kind: "sweep", actorId: null }], hours(2));
    expect(world.row("ben")?.status).toBe("offered");
    const { ledger } = world.play([state("open")], hours(3));
    expect(world.row("ben")).toMatchObject({ status: "offered", offerExpiresAt: hours(4) });
    expect(world.line).toEqual(["cat"]);
    expect(ledger.map(({ action }) => action)).toEqual(["terms-changed", "offer-renewed"]);
  });

  test("gives seats that were given back meanwhile to the waitlist", () => {
    const world = worldOf(1, ["ana"], ["ben"]);
    world.play([state("cancelled"), withdraw("ana")], LATER);
    expect(world.row("ben")?.status).toBe("waitlisted");
    world.play([state("open")], hours(2));
    expect(world.row("ben")?.status).toBe("confirmed");
  });
});
