import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createGuest, openDoor } from "../../../../tests/door";
import { createEvent, createSession, hours, joinRequest, withdrawRequest } from "../../../../tests/factories";
import { provideEnv } from "../../../env";
import { submitSeatRequest } from "../../../seats/gather";
import { readSessionReport } from "./queries";

const database = testDatabase();
beforeAll(() => provideEnv({ NEXTAUTH_SECRET: "a secret for tests", LOG_LEVEL: "silent" }));

test("a session's numbers are its own: how it filled, its waitlist, who came and how it was rated", async () => {
  const { db } = database;
  const event = await createEvent(db, { capacity: 20 });
  const { sessionId, poolId } = await createSession(db, event.id, { capacity: 2 });
  const session = { id: sessionId, poolId };
  const guests: Awaited<ReturnType<typeof createGuest>>[] = [];
  for (let n = 0; n < 4; n++) guests.push(await createGuest(db, event.poolId));
  for (const [n, { userId }] of guests.entries()) {
    await submitSeatRequest(db, poolId, joinRequest(userId), hours(n));
  }
  const [ana, ben] = guests;
  await submitSeatRequest(db, poolId, withdrawRequest(ben?.userId ?? ""), hours(5));
  const { id: rsvpId } = await db.rsvp.findFirstOrThrow({ where: { poolId, userId: ana?.userId ?? "" } });
  const door = await openDoor(db, event);
  await door.scan({ rsvpId, sessionId });
  const rating = { poolId, userId: ana?.userId ?? "", stars: 4, createdAt: hours(26), updatedAt: hours(26) };
  await db.feedback.create({ data: rating });

  const report = await readSessionReport(db, { event, session, now: hours(48) });
  expect(report.capacity).toMatchObject({ capacity: 2, seatsTaken: 2, seatsTakenMax: 2 });
  expect(report.capacity.firstFullAt).toBe(hours(1).toISOString());
  expect(report.waitlist).toMatchObject({ joined: 2, promoted: 1, waiting: 1, expired: 0 });
  expect(report.overTime.points.at(-1)).toMatchObject({ seatsTaken: 2, waitlistLength: 1, capacity: 2 });
  expect(report.arrivals?.missing).toEqual({ parties: 1, seats: 1 });
  expect(report.arrivalCurve).toMatchObject({ arrivedSeats: 1, noShows: { people: 1, seats: 1 } });
  expect(report.feedback).toMatchObject({ count: 1, average: 4 });

  const quiet = await createSession(db, event.id, { capacity: 2 });
  const none = await readSessionReport(db, {
    event,
    session: { id: quiet.sessionId, poolId: quiet.poolId },
    now: hours(48),
  });
  expect(none).toMatchObject({ arrivals: null, overTime: { points: [] }, feedback: { count: 0 } });
});
