import { createEvent, rsvpsOf } from "../tests/factories";
import { findViolations } from "../tests/invariants";
import { Connections, trpcRequest } from "./http-client";
import { inDays, randomFrom, tally, timesOf } from "./load";
import type { Person, World } from "./world";

const PEOPLE = 2_000;
const SEATS = 400;
const WAVES = 4;

/**
 * RSVPs, edits, cancellations and answers to offers on one event in offer mode: 2,000 concurrent requests per wave.
 */
export async function mixed(world: World) {
  const connections = await Connections.open(world.port, PEOPLE);
  const random = randomFrom(13);
  const event = await createEvent(world.db, {
    capacity: SEATS,
    guestsMax: 3,
    waitlistMode: "offer",
    offerMinutes: 60,
    startsAt: inDays(1),
    endsAt: inDays(2),
  });
  const people = await world.people(PEOPLE);
  const figures: Record<string, unknown> = {};
  let operations = 0;
  for (let wave = 0; wave <= WAVES; wave++) {
    const rows = new Map((await rsvpsOf(world.db, event.poolId)).map((row) => [row.userId, row]));
    const requests = people.map((person) => {
      const row = rows.get(person.id);
      if (row?.status === "offered")
        return ask(person, random(4) > 0 ? "accept" : "refuse", { rsvpId: row.id });
      if (!row || row.status === "cancelled") {
        return ask(person, "rsvp", { eventId: event.id, guests: random(4) });
      }
      if (random(3) === 0) return ask(person, "withdraw", { eventId: event.id });
      const change = { guests: random(4), expectedVersion: row.version };
      return ask(person, "edit", { eventId: event.id, ...change });
    });
    await world.stages();
    const answers = await connections.burst(requests);
    operations += answers.length;
    // The first wave fills the event.
    const name = wave === 0 ? "filling" : `wave ${wave}`;
    figures[name] = { ...(await timesOf(world, answers)), outcomes: tally(answers) };
    await world.outboxDrained();
  }
  connections.close();
  const violations = await findViolations(world.db, new Date());
  return { people: PEOPLE, seats: SEATS, ...figures, operations, violations: violations.length };
}

function ask(person: Person, procedure: string, input: object): Buffer {
  return trpcRequest(`rsvps.${procedure}`, person.cookie, input);
}
