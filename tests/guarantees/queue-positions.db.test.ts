import { expect, test } from "vitest";
import { listWaiters } from "../../server/domains/rsvps/lists.queries";
import { findMyRsvp } from "../../server/domains/rsvps/queries";
import { testDatabase } from "../database";
import { joinRequest } from "../factories";
import { inHours, PlayedPool } from "./played-pool";

const database = testDatabase();

test("a position in the queue is the same for the waitlisted person, for the host and in the next promotion, whatever changed it", async () => {
  const names = ["early", "late", "a", "b", "ranked"] as const;
  const pool = await PlayedPool.open(database.db, { capacity: 2 }, names);
  // An hour apart, because the newest seat is the first to be moved.
  await pool.play([joinRequest(pool.userId("early"))], inHours(-1));
  await pool.join("late", "a", "b", "ranked");
  const rsvpId = await pool.rsvpId("ranked");
  const moving = [await pool.rsvpId("late")];
  await pool.play([
    { kind: "prioritize", actorId: pool.event.hostId, rsvpId, priority: 7 },
    { kind: "terms", actorId: pool.event.hostId, terms: { capacity: 1 }, moving },
  ]);
  const expected = ["late", "ranked", "a", "b"] as const;
  const { items } = await listWaiters(pool.db, pool.event, { limit: 10, now: new Date() });
  expect(items.map((item) => item.person.id)).toEqual(expected.map((name) => pool.userId(name)));
  expect(items.map((item) => item.position)).toEqual([1, 2, 3, 4]);
  for (const [index, name] of expected.entries()) {
    const mine = await findMyRsvp(pool.db, pool.event, pool.userId(name), new Date());
    expect([name, mine?.position]).toEqual([name, index + 1]);
  }
  await pool.withdraw("early");
  expect(await pool.status("late")).toBe("confirmed");
});

test("a person who leaves the queue moves everyone behind up by one, and rejoins at its end", async () => {
  const names = ["seated", "a", "b", "c"] as const;
  const pool = await PlayedPool.open(database.db, { capacity: 1 }, names);
  await pool.join(...names);
  await pool.withdraw("a");
  await pool.join("a");
  const places = async () =>
    Promise.all(
      (["b", "c", "a"] as const).map(
        async (name) => (await findMyRsvp(pool.db, pool.event, pool.userId(name), new Date()))?.position,
      ),
    );
  expect(await places()).toEqual([1, 2, 3]);
});
