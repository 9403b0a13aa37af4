import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createGuest } from "../../tests/door";
import { createEvent } from "../../tests/factories";
import { findViolations } from "../../tests/invariants";
import { provideEnv } from "../env";
import { submitSeatRequest } from "../seats/gather";
import { runJob } from "./run";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();

const inMinutes = (n: number) => new Date(Date.now() + n * 60_000);

/** An event that began half an hour ago, full of one guest who has not come, and a person at its door. */
async function fullDoor(doorMinutes: number | null) {
  const { db } = database;
  const terms = { capacity: 1, doorMinutes, startsAt: inMinutes(-30), endsAt: inMinutes(60) };
  const event = await createEvent(db, terms);
  await createGuest(db, event.poolId, 0, inMinutes(-60));
  const { rsvpId } = await createGuest(db, event.poolId, 0, inMinutes(-60));
  const request = { kind: "wait-at-door" as const, rsvpId, actorId: null };
  // Before the door gives seats away: a scan after that would do it itself.
  await submitSeatRequest(db, event.poolId, request, inMinutes(-29));
  return rsvpId;
}
const statusOf = async (id: string) => (await database.db.rsvp.findUniqueOrThrow({ where: { id } })).status;

test("a door whose time has come gives its unclaimed seat to the person who waits there, once", async () => {
  const { db } = database;
  const due = await fullDoor(15);
  const [early, closed] = [await fullDoor(45), await fullDoor(null)];
  expect(await runJob(db, "serve-doors", new Date())).toMatchObject({ result: { looked: 1, served: 1 } });
  expect([await statusOf(due), await statusOf(early), await statusOf(closed)]).toEqual([
    "confirmed",
    "waitlisted",
    "waitlisted",
  ]);
  expect(await runJob(db, "serve-doors", inMinutes(1))).toMatchObject({ result: { looked: 0, served: 0 } });
  expect(await findViolations(db, new Date())).toEqual([]);
});
