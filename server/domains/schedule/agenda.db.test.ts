import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createEvent, createSession, createUsers, hours, NOW } from "../../../tests/factories";
import { listBookedSessions, readOutline } from "./agenda.queries";
import { cancelSessionRsvp, rsvpToSession } from "./commands";

const database = testDatabase();

test("an outline names the days in the event's zone, and the tracks, rooms and types in use", async () => {
  const { db } = database;
  const event = await createEvent(db);
  await db.event.update({ where: { id: event.id }, data: { timeZone: "Asia/Tokyo" } });
  const at = (startsAt: string) => ({ startsAt: new Date(startsAt), endsAt: hours(900) });
  const late = await createSession(db, event.id, at("2026-12-04T14:30:00Z"));
  const next = await createSession(db, event.id, at("2026-12-04T15:00:00Z"));
  const named = { eventId: event.id, color: "blue" };
  const unused = await db.track.create({ data: { ...named, name: "Unused", position: 0 } });
  const craft = await db.track.create({ data: { ...named, name: "Craft", position: 1 } });
  const room = await db.room.create({ data: { eventId: event.id, name: "Loft", position: 0 } });
  for (const { sessionId } of [late, next]) {
    await db.session.update({
      where: { id: sessionId },
      data: { trackId: craft.id, roomId: room.id, type: "Talk" },
    });
  }
  expect(await readOutline(db, event.id)).toEqual({
    sessions: 2,
    days: [
      { day: "2026-12-04", sessions: 1 },
      { day: "2026-12-05", sessions: 1 },
    ],
    tracks: [{ name: "Craft", color: "blue" }],
    rooms: ["Loft"],
    types: ["Talk"],
  });
  expect(unused.name).toBe("Unused");
});

test("an event without sessions has an empty outline", async () => {
  const event = await createEvent(database.db);
  expect(await readOutline(database.db, event.id)).toEqual({
    sessions: 0,
    days: [],
    tracks: [],
    rooms: [],
    types: [],
  });
});

test("the booked sessions of a person are those with a seat or a place on the waitlist, of this event only", async () => {
  const { db } = database;
  const [ana = "", ben = ""] = await createUsers(db, 2);
  const book = async (capacity: number, userId: string, event: { id: string; poolId: string }) => {
    const made = await createSession(db, event.id, { capacity });
    const session = { id: made.sessionId, eventId: event.id, poolId: made.poolId };
    await rsvpToSession(db, { session, event, userId, now: NOW });
    return session;
  };
  const [event, other] = [await createEvent(db), await createEvent(db)];
  const seated = await book(2, ana, event);
  const full = await book(1, ben, event);
  await rsvpToSession(db, { session: full, event, userId: ana, now: hours(1) });
  const left = await book(2, ana, event);
  await cancelSessionRsvp(db, { session: left, userId: ana, now: hours(2) });
  await book(2, ana, other);
  const booked = await listBookedSessions(db, { eventId: event.id, userId: ana, now: NOW });
  expect(booked.map(({ id }) => id).sort()).toEqual([seated.id, full.id].sort());
});
