import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createGuest, openDoor } from "../../../../tests/door";
import { createEvent, createSessionPool, hours, NOW, newId } from "../../../../tests/factories";
import { provideEnv } from "../../../env";
import { readArrivals } from "./queries";

const database = testDatabase();
beforeAll(() => provideEnv({ NEXTAUTH_SECRET: "a secret for tests", LOG_LEVEL: "silent" }));

const minute = (n: number) => new Date(hours(24).getTime() + n * 60_000);

test("the arrival curve counts who is there by when they came, and no-shows are known once the event is over", async () => {
  const { db } = database;
  const event = await createEvent(db, { capacity: 20 });
  const door = await openDoor(db, event);
  const group = await createGuest(db, event.poolId, 2);
  const undone = await createGuest(db, event.poolId);
  await createGuest(db, event.poolId);
  await door.scan({ rsvpId: group.rsvpId, members: [0], now: minute(1) });
  await door.scan({
    rsvpId: group.rsvpId,
    members: [1],
    now: minute(12),
    scannedAt: minute(2),
    sentAt: minute(12),
  });
  await door.scan({ rsvpId: undone.rsvpId, now: minute(13) });
  await door.undo({ rsvpId: undone.rsvpId, now: minute(14) });
  const early = await readArrivals(db, { event, now: minute(15) });
  expect(early).toMatchObject({ minutes: 5, arrivedSeats: 2, noShows: null });
  expect(early.points).toEqual([{ at: minute(0).toISOString(), arrived: 2, total: 2 }]);
  await door.scan({ rsvpId: undone.rsvpId, now: minute(16) });
  const late = await readArrivals(db, { event, now: hours(30) });
  expect(late.points.map(({ total }) => total)).toEqual([2, 2, 2, 3]);
  expect(late.noShows).toEqual({ people: 1, seats: 2 });
});

test("a session has a curve of its own, and an event without check-in has no no-shows", async () => {
  const { db } = database;
  const event = await createEvent(db, {});
  await createGuest(db, event.poolId);
  const poolId = await createSessionPool(db, event.id);
  const { sessionId } = await db.seatPool.findUniqueOrThrow({ where: { id: poolId } });
  for (const of of [undefined, sessionId ?? undefined]) {
    const found = await readArrivals(db, { event, sessionId: of, now: hours(48) });
    expect(found).toMatchObject({ points: [], arrivedSeats: 0, noShows: null });
  }
  await expect(readArrivals(db, { event, sessionId: newId(), now: NOW })).rejects.toMatchObject({
    reason: "session.not-found",
  });
});
