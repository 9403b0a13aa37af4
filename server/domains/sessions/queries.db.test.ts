import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import {
  createEvent,
  createSession,
  createUsers,
  hours,
  joinRequest,
  NOW,
  newId,
} from "../../../tests/factories";
import { submitSeatRequest } from "../../seats/gather";
import { listSessions } from "./queries";
import { listSessionSeats } from "./seats.queries";

const database = testDatabase();

test("a page of an event with 10,000 sessions is read by the index on event and start", async () => {
  const { db } = database;
  const { id: eventId } = await createEvent(db);
  const sessionIds = Array.from({ length: 10_000 }, newId);
  await db.$executeRaw`
    insert into "Session" (id, "eventId", title, "updatedAt")
    select s.id, ${eventId}::uuid, 'Session', now() from unnest(${sessionIds}::uuid[]) s (id)`;
  await db.$executeRaw`
    insert into "SeatPool" (id, "eventId", "sessionId", state, "startsAt", "endsAt")
    select gen_random_uuid(), ${eventId}::uuid, s.id, 'open', ${hours(24)}::timestamptz + s.n * interval '1 minute',
      ${hours(25)}::timestamptz + s.n * interval '1 minute'
    from unnest(${sessionIds}::uuid[]) with ordinality s (id, n)`;
  await db.$executeRaw`analyze "SeatPool"`;
  const first = await listSessions(db, { eventId, limit: 100 });
  const second = await listSessions(db, { eventId, limit: 100, cursor: first.nextCursor ?? "" });
  const ids = [...first.items, ...second.items].map(({ id }) => id);
  expect(ids).toEqual(sessionIds.slice(0, 200));
  const plan = await db.$queryRaw<{ "QUERY PLAN": string }[]>`
    explain select p.id from "SeatPool" p join "Session" s on s.id = p."sessionId"
    where p."eventId" = ${eventId}::uuid and p."sessionId" is not null order by p."startsAt", p.id limit 101`;
  const text = plan.map((row) => row["QUERY PLAN"]).join("\n");
  expect(text).toContain("SeatPool_eventId_startsAt_id_idx");
  expect(text).not.toContain("Sort");
});

test("the seats of sessions are those that the list has, and another event's sessions are left out", async () => {
  const { db } = database;
  const [ana] = await createUsers(db, 1);
  const { id: eventId, poolId } = await createEvent(db);
  const { id: otherId } = await createEvent(db);
  const mine = await createSession(db, eventId, { capacity: 2 });
  const unasked = await createSession(db, eventId);
  const other = await createSession(db, otherId);
  for (const pool of [poolId, mine.poolId]) await submitSeatRequest(db, pool, joinRequest(ana ?? ""), NOW);
  const asked = [mine.sessionId, other.sessionId, newId()];
  const seats = await listSessionSeats(db, { eventId, sessionIds: asked });
  const listed = await listSessions(db, { eventId, limit: 100 });
  expect(listed.items.map(({ id }) => id)).toContain(unasked.sessionId);
  const same = listed.items.find(({ id }) => id === mine.sessionId);
  expect(seats).toEqual([{ sessionId: mine.sessionId, seats: same?.seats }]);
  expect(same?.seats.confirmedSeats).toBe(1);
});
