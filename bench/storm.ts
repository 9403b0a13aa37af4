import { inTransaction } from "../server/db/transaction";
import { applySeatRequests } from "../server/seats/apply";
import { createEvent, createUsers, joinRequest, rsvpsOf } from "../tests/factories";
import { findViolations } from "../tests/invariants";
import { Connections, trpcRequest } from "./http-client";
import { inDays, outcomeOf, tally, timesOf } from "./load";
import type { World } from "./world";

const SEATED = 1_000;
const WAITING = 10_000;
const NEWCOMERS = 1_000;

/** 1,000 people cancel and 1,000 newcomers join concurrently, with 10,000 in the queue. */
export async function storm(world: World) {
  const event = await createEvent(world.db, { capacity: SEATED, startsAt: inDays(1), endsAt: inDays(2) });
  const seated = await world.people(SEATED);
  const waiting = await createUsers(world.db, WAITING);
  const everybody = [...seated.map((person) => person.id), ...waiting];
  for (let from = 0; from < everybody.length; from += 1_000) {
    const requests = everybody.slice(from, from + 1_000).map((userId) => joinRequest(userId));
    await inTransaction(world.db, (tx) => applySeatRequests(tx, event.poolId, requests, null));
  }
  await world.outboxDrained();
  const newcomers = await world.people(NEWCOMERS);
  const connections = await Connections.open(world.port, SEATED + NEWCOMERS);
  const requests = seated.flatMap((person, index) => [
    trpcRequest("rsvps.withdraw", person.cookie, { eventId: event.id }),
    trpcRequest("rsvps.rsvp", newcomers[index]?.cookie ?? "", { eventId: event.id }),
  ]);
  await world.stages();
  const answers = await connections.burst(requests);
  connections.close();
  const rows = new Map((await rsvpsOf(world.db, event.poolId)).map((row) => [row.userId, row.status]));
  const promoted = waiting.slice(0, SEATED).filter((userId) => rows.get(userId) === "confirmed").length;
  return {
    waiting: WAITING,
    ...(await timesOf(world, answers)),
    outcomes: tally(answers),
    /** The head of the queue has the seats: all of them, and no one else. */
    firstInLineSeated: promoted,
    newcomersSeatedBeforeTheLine: answers
      .filter((_, index) => index % 2 === 1)
      .filter((answer) => outcomeOf(answer) === "confirmed").length,
    violations: (await findViolations(world.db, new Date())).length,
  };
}
