import { createEvent } from "../tests/factories";
import { findViolations } from "../tests/invariants";
import { Connections, trpcRequest } from "./http-client";
import { inDays, randomFrom, tally, timesOf } from "./load";
import type { World } from "./world";

const PEOPLE = 1_000;
const SEATS = 500;

/** The burst with parties of one to four, once under each party rule. */
export async function parties(world: World) {
  const connections = await Connections.open(world.port, PEOPLE);
  const random = randomFrom(7);
  const figures: Record<string, unknown> = {};
  for (const partyRule of ["skip", "strict", "skip", "strict"] as const) {
    const people = await world.people(PEOPLE);
    const event = await createEvent(world.db, {
      capacity: SEATS,
      guestsMax: 3,
      partyRule,
      startsAt: inDays(1),
      endsAt: inDays(2),
    });
    await world.stages();
    const answers = await connections.burst(
      people.map((person) =>
        trpcRequest("rsvps.rsvp", person.cookie, { eventId: event.id, guests: random(4) }),
      ),
    );
    // The first round of each rule warms up, and its result is overwritten.
    figures[partyRule] = { ...(await timesOf(world, answers)), outcomes: tally(answers) };
    await world.outboxDrained();
  }
  connections.close();
  return {
    people: PEOPLE,
    seats: SEATS,
    ...figures,
    violations: (await findViolations(world.db, new Date())).length,
  };
}
