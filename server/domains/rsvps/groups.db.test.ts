import { describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createEvent, createUsers, NOW, newId, rsvpsOf, type TestEvent } from "../../../tests/factories";
import { findViolations } from "../../../tests/invariants";
import { previewCapacity } from "./capacity-preview.queries";
import { registerGroup } from "./groups.commands";
import { registerGroupInput } from "./groups.schema";

const database = testDatabase();
type Person = { email?: string; userId?: string; guests: number };

function register(event: TestEvent, people: Person[], mode: "allOrNothing" | "asManyAsFit") {
  const by = { id: event.hostId, emailVerified: true };
  return registerGroup(database.db, { event, by, people, mode, now: NOW });
}
const byId = (userId: string, guests = 0): Person => ({ userId, guests });

describe("a group registration", () => {
  test("a group registration is refused to a host with an unconfirmed address, because strangers would be emailed in their name", async () => {
    const { db } = database;
    const event = await createEvent(db);
    const [ana = ""] = await createUsers(db, 1);
    const by = { id: event.hostId, emailVerified: false };
    const asked = registerGroup(db, { event, by, people: [{ userId: ana, guests: 0 }], mode: "asManyAsFit" });
    await expect(asked).rejects.toMatchObject({ code: "forbidden", reason: "account.unconfirmed" });
    expect(await rsvpsOf(db, event.poolId)).toEqual([]);
  });

  test("a group registration answers for each person in the order given: in, already in, duplicate, unknown, too many guests", async () => {
    const { db } = database;
    const event = await createEvent(db, { capacity: 2, guestsMax: 1 });
    const [ana = "", ben = "", cat = "", dan = ""] = await createUsers(db, 4);
    await register(event, [byId(ana)], "allOrNothing");
    const people = [
      byId(ana),
      { email: `${ben}@people.test`, guests: 0 },
      byId(ben),
      { email: "nobody@people.test", guests: 0 },
      byId(cat, 2),
      byId(dan),
    ];
    const { results } = await register(event, people, "asManyAsFit");
    expect(results.map(({ outcome, reason }) => reason ?? outcome)).toEqual([
      "unchanged",
      "offered",
      "unchanged",
      "group.no-account",
      "rsvp.too-many-guests",
      "waitlisted",
    ]);
    expect(results[3]).toEqual({
      id: null,
      person: "nobody@people.test",
      outcome: "refused",
      reason: "group.no-account",
    });
    expect(await findViolations(db)).toEqual([]);
  });

  test.each(["stranger", "too large"])(
    "an all-or-nothing group with a %s member changes nothing",
    async (fault) => {
      const { db } = database;
      const event = await createEvent(db, { capacity: 2 });
      const [ana = "", ben = ""] = await createUsers(db, 2);
      const second = fault === "stranger" ? byId(newId()) : byId(ben, 2);
      await expect(register(event, [byId(ana), second], "allOrNothing")).rejects.toMatchObject({
        code: "conflict",
        reason: "group.not-all-fit",
      });
      expect(await rsvpsOf(db, event.poolId)).toEqual([]);
    },
  );

  test("a group of a hundred is one decision, and a concurrent group takes none of its seats", async () => {
    const { db } = database;
    const event = await createEvent(db, { capacity: 150 });
    const groups = [await createUsers(db, 100), await createUsers(db, 100)];
    const asked = groups.map((group) =>
      register(
        event,
        group.map((id) => byId(id)),
        "allOrNothing",
      ),
    );
    const settled = await Promise.allSettled(asked);
    expect(settled.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await rsvpsOf(db, event.poolId)).toHaveLength(100);
  });

  test("a group of a hundred and one, or of no one, is refused before any lookup", () => {
    const people = Array.from({ length: 101 }, () => ({ userId: newId() }));
    const input = { eventId: newId(), mode: "asManyAsFit" };
    expect(registerGroupInput.safeParse({ ...input, people }).success).toBe(false);
    expect(registerGroupInput.safeParse({ ...input, people: [{}] }).success).toBe(false);
    expect(registerGroupInput.safeParse({ ...input, people: people.slice(1) }).success).toBe(true);
  });
});

test("a preview of a smaller capacity names the people who would move and changes nothing", async () => {
  const { db } = database;
  const event = await createEvent(db, { capacity: 3 });
  const users = await createUsers(db, 4);
  await register(
    event,
    users.map((id) => byId(id)),
    "asManyAsFit",
  );
  const before = await rsvpsOf(db, event.poolId);
  const preview = await previewCapacity(db, { poolId: event.poolId, capacity: 2, now: NOW });
  expect(preview).toMatchObject({
    isPossible: true,
    moves: [{ from: "offered", to: "waitlisted", seats: 1 }],
  });
  expect(preview.moving).toEqual(preview.moves.map((move) => move.id));
  const larger = await previewCapacity(db, { poolId: event.poolId, capacity: 4, now: NOW });
  expect(larger.moves).toMatchObject([{ from: "waitlisted", to: "offered" }]);
  expect(await rsvpsOf(db, event.poolId)).toEqual(before);
});
