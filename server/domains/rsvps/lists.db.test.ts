import { describe, expect, test } from "vitest";
import { cursor as wireCursor } from "../../../lib/wire-schema";
import { testDatabase } from "../../../tests/database";
import { createEvent, createUsers, NOW } from "../../../tests/factories";
import { moderateRsvp, rsvpToEvent } from "./commands";
import { listGuests } from "./guests.queries";
import { listMyRsvps } from "./lists.queries";

const database = testDatabase();

test("a person whom the host declined no longer sees the private event among their RSVPs, even after it has moved", async () => {
  const { db } = database;
  const [user = ""] = await createUsers(db, 1);
  const listed: string[] = [];
  for (const visibility of ["public", "private"] as const) {
    const event = await createEvent(db, {}, { visibility });
    const party = { userId: user, guests: 0, specialRequirements: null };
    const { rsvp } = await rsvpToEvent(db, { event, ...party, now: NOW });
    await moderateRsvp(db, { event, actorId: event.hostId, action: "decline", rsvpId: rsvp.id, now: NOW });
    const { items } = await listMyRsvps(
      db,
      { userId: user, email: null },
      { when: "upcoming", limit: 20, now: NOW },
    );
    listed.push(...items.filter((item) => item.event.id === event.id).map(() => visibility));
  }
  expect(listed).toEqual(["public"]);
});

describe("the guest list sorted by name", () => {
  const sorted = { sort: "name", order: "asc", limit: 1, now: NOW } as const;
  const packed = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");

  test("the guest list continues after the longest name, whose cursor the API accepts", async () => {
    const { db } = database;
    const event = await createEvent(db);
    const users = await createUsers(db, 2);
    for (const [n, id] of users.entries()) {
      await db.user.update({ where: { id }, data: { name: `${"名".repeat(79)}${n}` } });
      await rsvpToEvent(db, { event, userId: id, guests: 0, specialRequirements: null, now: NOW });
    }
    const first = await listGuests(db, event, sorted);
    const cursor = wireCursor.parse(first.nextCursor);
    const second = await listGuests(db, event, { ...sorted, cursor });
    expect([...first.items, ...second.items].map(({ person }) => person.id)).toEqual(users);
    expect(second.nextCursor).toBeNull();
  });

  const id = "0193e4a1-7c3b-7d11-8b1e-0a2b3c4d5e6f";
  test.each([
    ["of a list in another order", packed("guests.party.asc", { key: "4", id })],
    ["of a list in the other direction", packed("guests.name.desc", { key: "ana", id })],
    ["with half a character", packed("guests.name.asc", { key: "\ud800", id })],
    ["with a NUL", packed("guests.name.asc", { key: "a\0", id })],
    ["without an id", packed("guests.name.asc", { key: "ana" })],
  ])("the guest list refuses a cursor %s", async (_, cursor) => {
    const event = await createEvent(database.db);
    await expect(listGuests(database.db, event, { ...sorted, cursor })).rejects.toMatchObject({
      reason: "input.invalid",
    });
  });
});
