import { createEvent, type TestEvent } from "../tests/factories";
import { findViolations } from "../tests/invariants";
import { Connections, trpcRequest } from "./http-client";
import { inDays, randomFrom, tally, timesOf } from "./load";
import type { World } from "./world";

const SECONDS = 30;
const EVENTS = 100;
const CONNECTIONS = 400;
const RATES = [500, 1_000];

/**
 * An open workload: `perSecond` people arrive at random over 100 events for 30 seconds, even if earlier requests
 * are unanswered. Times count from the arrival. The lower rate shows where the curve bends.
 */
export async function openLoop(world: World) {
  const random = randomFrom(11);
  const figures: Record<string, unknown> = {};
  for (const perSecond of RATES) {
    const events: TestEvent[] = [];
    for (let n = 0; n < EVENTS; n++) {
      const capacity = Math.round((perSecond * SECONDS) / EVENTS / 2);
      events.push(
        await createEvent(world.db, { capacity, guestsMax: 2, startsAt: inDays(1), endsAt: inDays(2) }),
      );
    }
    const people = await world.people(perSecond * SECONDS);
    const requests = people.map((person, index) => ({
      atMs: (index / perSecond) * 1_000,
      bytes: trpcRequest("rsvps.rsvp", person.cookie, {
        eventId: events[random(EVENTS)]?.id,
        guests: random(3),
      }),
    }));
    await world.stages();
    // New connections, because the server closed the ones that were idle while the people were created.
    const connections = await Connections.open(world.port, CONNECTIONS);
    const startedMs = performance.now();
    const answers = await connections.schedule(requests);
    const tookMs = performance.now() - startedMs;
    connections.close();
    figures[`${perSecond} a second`] = {
      ...(await timesOf(world, answers, tookMs)),
      outcomes: tally(answers),
    };
    if (perSecond !== RATES.at(-1)) await world.outboxDrained();
  }
  const operations = RATES.reduce((sum, rate) => sum + rate * SECONDS, 0);
  return {
    seconds: SECONDS,
    events: EVENTS,
    ...figures,
    operations,
    violations: (await findViolations(world.db, new Date())).length,
  };
}
