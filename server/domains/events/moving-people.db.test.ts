import { beforeEach, describe, expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import {
  createEvent,
  createUsers,
  hours,
  joinRequest,
  NOW,
  rsvpsOf,
  type TestEvent,
} from "../../../tests/factories";
import { inTransaction } from "../../db/transaction";
import { applySeatRequests } from "../../seats/apply";
import { getEventAccess } from "./access/queries";
import { editEvent } from "./commands";
import type { EventChanges } from "./schema";

const store = testDatabase();
let event: TestEvent;
let people: string[];

/** Four seats, taken by three parties one hour apart: of one, of two, and of one. */
beforeEach(async () => {
  event = await createEvent(store.db, { capacity: 4 });
  people = await createUsers(store.db, 3);
  for (const [index, userId] of people.entries()) {
    const join = joinRequest(userId, index === 1 ? 1 : 0);
    await inTransaction(store.db, (tx) => applySeatRequests(tx, event.poolId, [join], hours(index - 5)));
  }
});

async function edit(changes: EventChanges, moving?: string[], expectedVersion = 1) {
  const viewer = await viewerOf(store.db, event.hostId);
  const access = await getEventAccess(store.db, { now: NOW, eventId: event.id, viewer });
  return editEvent(store.db, {
    event: access,
    changes,
    expectedVersion,
    moving,
    actorId: viewer.id,
    now: NOW,
  });
}

const rsvpIdOf = async (userId: string | undefined) =>
  (await rsvpsOf(store.db, event.poolId)).find((row) => row.userId === userId)?.id ?? "";

describe("a capacity below the seats taken", () => {
  test("a capacity below the seats taken is refused with the names of the people who would move, newest first", async () => {
    const [, second = "", third = ""] = people;
    const names = await Promise.all([third, second].map(async (id) => (await viewerOf(store.db, id)).name));
    await expect(edit({ capacity: 2 })).rejects.toMatchObject({
      code: "conflict",
      reason: "capacity.below-taken",
      details: {
        seatsTaken: 4,
        moving: expect.arrayContaining([await rsvpIdOf(second)]),
        people: expect.arrayContaining([expect.objectContaining({ name: names[1], seats: 2 })]),
      },
    });
    expect((await rsvpsOf(store.db, event.poolId)).every((row) => row.status === "confirmed")).toBe(true);
  });

  test("a capacity below the seats taken needs consent to exactly its moves", async () => {
    const refusal = await edit({ capacity: 1 }).catch((error: { details: { moving: string[] } }) => error);
    const moving = "details" in refusal ? refusal.details.moving : [];
    await expect(edit({ capacity: 1 }, moving.slice(1))).rejects.toMatchObject({
      reason: "capacity.moves-changed",
      details: { moving, people: expect.any(Array) },
    });
    const edited = await edit({ capacity: 1 }, moving);
    expect(edited.seats).toMatchObject({ capacity: 1, confirmedSeats: 1, waitlistLength: 2 });
    expect(await rsvpIdOf(people[0])).not.toBe("");
    const rows = await rsvpsOf(store.db, event.poolId);
    expect(
      rows
        .filter((row) => row.status === "waitlisted")
        .map((row) => row.id)
        .sort(),
    ).toEqual([...moving].sort());
  });
});
