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

/** The people join one minute apart. */
function worldOf(capacity: number, ...people: [string, number?][]): World {
  const world = new World({ capacity });
  people.forEach(([userId, guests = 0], i) => void world.play([join(userId, guests)], minutes(i)));
  return world;
}
const LATER = hours(1);

describe("a capacity below the seats taken", () => {
  test("a capacity below the seats taken is refused with the RSVPs that would have to move, and changes nothing", () => {
    const world = worldOf(3, ["ana"], ["ben"], ["cat"]);
    const plan = world.play([terms({ capacity: 1 })], LATER);
    expect(plan.outcomes).toMatchObject([
      { reason: "capacity.below-taken", details: { seatsTaken: 3, moving: ["r-cat", "r-ben"] } },
    ]);
    expect(plan.changed).toEqual([]);
  });

  test("with consent, a smaller capacity moves the newest seated people to the head of the queue, in the order of their seats", () => {
    const world = worldOf(3, ["ana"], ["ben"], ["cat"], ["dan"]);
    world.play([lower(1, "ben", "cat")], LATER);
    expect(world.line).toEqual(["ben", "cat", "dan"]);
    expect(world.facts.pool).toMatchObject({ capacity: 1, confirmedSeats: 1, waitlistLength: 3 });
  });

  test("a second reduction of capacity puts the older people ahead of the ones that were moved first", () => {
    const world = worldOf(3, ["ana"], ["ben"], ["cat"]);
    world.play([lower(2, "cat")], LATER);
    world.play([lower(1, "ben")], LATER);
    expect(world.line).toEqual(["ben", "cat"]);
    world.play([terms({ capacity: 2 })], LATER);
    expect(world.row("ben")?.status).toBe("confirmed");
  });

  test("a smaller capacity needs consent to exactly the RSVPs that move now", () => {
    const world = worldOf(3, ["ana"], ["ben"], ["cat"]);
    world.play([withdraw("cat")], LATER);
    const { outcomes } = world.play([lower(1, "cat")], LATER);
    expect(outcomes).toMatchObject([{ reason: "capacity.moves-changed", details: { moving: ["r-ben"] } }]);
  });

  test("a smaller capacity lets a newer small party stay if moving an older large one is enough", () => {
    const world = worldOf(5, ["ana"], ["ben", 2], ["cat"]);
    const [outcome] = world.play([terms({ capacity: 3 })], LATER).outcomes;
    expect(outcome).toMatchObject({ details: { moving: ["r-ben"] } });
    world.play([lower(3, "ben")], LATER);
    expect(world.row("cat")?.status).toBe("confirmed");
  });

  test("a smaller capacity moves offered seats like confirmed ones", () => {
    const world = new World({ capacity: 2, waitlistMode: "offer" });
    world.play([join("ana"), join("ben"), join("cat")]);
    world.play([withdraw("ben")], minutes(1));
    expect(world.row("cat")?.status).toBe("offered");
    world.play([lower(1, "cat")], minutes(2));
    expect(world.row("cat")).toMatchObject({ status: "waitlisted", offerExpiresAt: null });
  });

  test("a smaller capacity moves no person who has arrived, and is refused if that leaves too few to move", () => {
    const world = worldOf(2, ["ana"], ["ben"]);
    for (const row of world.facts.rsvps) row.checkedInSeats = 1;
    expect(world.play([lower(1, "ben")], LATER).outcomes).toMatchObject([
      { reason: "capacity.below-taken", details: { moving: [] } },
    ]);
  });
});

test("a larger capacity serves the queue first: a newcomer gets no seat that a waitlisted party can use", () => {
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

  test("a higher priority is served first, and people of the same priority keep their order", () => {
    const world = worldOf(1, ["ana"], ["ben"], ["cat"], ["dan"]);
    world.play([rank("dan", 5), rank("cat", 5)]);
    expect(world.line).toEqual(["cat", "dan", "ben"]);
    world.play([withdraw("ana")]);
    expect(world.row("cat")?.status).toBe("confirmed");
  });

  test("a person who leaves and rejoins loses their priority", () => {
    const world = worldOf(1, ["ana"], ["ben"], ["cat"]);
    world.play([rank("cat", 5), withdraw("cat"), join("cat")]);
    expect(world.line).toEqual(["ben", "cat"]);
  });

  test.each([-1, 101, 2.5, Number.NaN])("a priority of %s is refused", (priority) => {
    const world = worldOf(1, ["ana"], ["ben"]);
    expect(world.play([rank("ben", priority)]).outcomes).toMatchObject([{ reason: "rsvp.priority-range" }]);
  });

  test("a priority does not lift a person above people who were moved out of a seat", () => {
    const world = worldOf(2, ["ana"], ["ben"], ["cat"]);
    world.play([rank("cat", 100), lower(1, "ben")], LATER);
    expect(world.line).toEqual(["ben", "cat"]);
  });
});

describe("an event where the host approves each guest", () => {
  test("a request for approval holds no seat, and the check runs on approval", () => {
    const world = new World({ capacity: 1, approvalRequired: true });
    world.play([join("ana"), join("ben")]);
    expect(world.facts.pool).toMatchObject({ confirmedSeats: 0, waitlistLength: 0 });
    world.play([byHost("approve", "ben"), byHost("approve", "ana")]);
    expect(world.row("ben")?.status).toBe("confirmed");
    expect(world.row("ana")?.status).toBe("waitlisted");
  });

  test("a repeated approval changes nothing, and only a request can be approved", () => {
    const world = new World({ approvalRequired: true });
    world.play([join("ana"), byHost("approve", "ana")]);
    expect(world.play([byHost("approve", "ana")]).outcomes).toMatchObject([{ ok: true, changed: false }]);
    world.play([withdraw("ana")]);
    expect(world.play([byHost("approve", "ana")]).outcomes).toMatchObject([{ reason: "rsvp.not-pending" }]);
  });
});

describe("a ban from the event", () => {
  test("a ban from the event frees the seat for the queue and keeps the person out until it is lifted", () => {
    const world = worldOf(1, ["ana"], ["ben"]);
    world.play([byHost("bar", "ana")]);
    expect(world.row("ben")?.status).toBe("confirmed");
    expect(world.play([join("ana")]).outcomes).toMatchObject([{ reason: "rsvp.barred" }]);
    expect(world.play([byHost("restore", "ana")]).outcomes).toMatchObject([{ reason: "rsvp.barred" }]);
    world.play([byHost("unbar", "ana"), byHost("restore", "ana")]);
    expect(world.row("ana")?.status).toBe("waitlisted");
  });

  test("a person whom the host removed without a ban can RSVP again", () => {
    const world = worldOf(2, ["ana"]);
    world.play([byHost("remove", "ana"), join("ana")]);
    expect(world.row("ana")?.status).toBe("confirmed");
  });
});

test("a person who is moved back and then given a priority never shares a queue number with the next one who is moved back", () => {
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

describe("an event that no longer needs approval", () => {
  /** The people request seats one minute apart. */
  function asked(terms_: Parameters<typeof terms>[0], ...people: [string, number?][]): World {
    const world = new World({ capacity: 3, approvalRequired: true, ...terms_ });
    people.forEach(([userId, guests = 0], i) => void world.play([join(userId, guests)], minutes(i)));
    return world;
  }

  test("when approval ends, open requests are admitted in their order, before a newcomer of the same moment", () => {
    const world = asked({}, ["ana"], ["ben", 2], ["cat"], ["dan"]);
    world.play([terms({ approvalRequired: false }), join("eve")], LATER);
    const statusOf = (userId: string) => world.row(userId)?.status;
    expect(["ana", "cat", "dan"].map(statusOf)).toEqual(["confirmed", "confirmed", "confirmed"]);
    expect(world.row("ben")).toMatchObject({ status: "waitlisted", passedOver: 2 });
    expect(world.line).toEqual(["ben", "eve"]);
  });

  test("when approval ends, people who waited before the requests keep their places", () => {
    const world = asked({ capacity: 1 }, ["ana"], ["ben"], ["cat"]);
    world.play([byHost("approve", "cat"), byHost("approve", "ben")], LATER);
    world.play([terms({ approvalRequired: false, capacity: 2 })], hours(2));
    expect(world.row("ben")?.status).toBe("confirmed");
    expect(world.line).toEqual(["ana"]);
  });

  test("when approval ends without a waitlist, nothing is overbooked or lost: requests that do not fit stay open", () => {
    const world = asked({ capacity: 1, waitlistEnabled: false }, ["ana"], ["ben"]);
    world.play([terms({ approvalRequired: false })], LATER);
    expect(world.row("ana")?.status).toBe("confirmed");
    expect(world.row("ben")?.status).toBe("pending");
  });

  test("when approval ends at an event without a limit, all requests are admitted", () => {
    const world = asked({ capacity: null, guestsMax: 5 }, ["ana", 4], ["ben", 2]);
    world.play([terms({ approvalRequired: false })], LATER);
    expect(world.facts.pool).toMatchObject({ confirmedSeats: 8, waitlistLength: 0 });
  });
});

test("when approval is switched on while people wait, they keep their places and need no approval", () => {
  const world = worldOf(1, ["ana"], ["ben"]);
  world.play([terms({ approvalRequired: true }), join("cat")], LATER);
  world.play([withdraw("ana")], hours(2));
  expect(world.row("ben")?.status).toBe("confirmed");
  expect(world.row("cat")?.status).toBe("pending");
});

describe("an event that was cancelled and restored", () => {
  const state = (to: "open" | "cancelled") => terms({ state: to });

  test("a restored event has its people as they were, and open offers start their window again", () => {
    const world = new World({ capacity: 1, waitlistMode: "offer", offerMinutes: 60 });
    world.play([join("ana"), join("ben"), join("cat")]);
    world.play([withdraw("ana")], minutes(1));
    world.play([state("cancelled")], minutes(2));
    // Without the cancellation the offer would have expired by now.
    world.play([{ kind: "sweep", actorId: null }], hours(2));
    expect(world.row("ben")?.status).toBe("offered");
    const { ledger } = world.play([state("open")], hours(3));
    expect(world.row("ben")).toMatchObject({ status: "offered", offerExpiresAt: hours(4) });
    expect(world.line).toEqual(["cat"]);
    expect(ledger.map(({ action }) => action)).toEqual(["terms-changed", "offer-renewed"]);
  });

  test("a restored event gives seats that were freed meanwhile to the queue", () => {
    const world = worldOf(1, ["ana"], ["ben"]);
    world.play([state("cancelled"), withdraw("ana")], LATER);
    expect(world.row("ben")?.status).toBe("waitlisted");
    world.play([state("open")], hours(2));
    expect(world.row("ben")?.status).toBe("confirmed");
  });
});
