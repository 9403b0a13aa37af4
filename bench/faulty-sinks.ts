import { createEvent, type TestEvent } from "../tests/factories";
import { Connections, trpcRequest } from "./http-client";
import { inDays, randomFrom, timesOf } from "./load";
import {
  channelsThatSay,
  noRedis,
  promptMail,
  realRedis,
  type StandIn,
  silentRedis,
  slowMail,
} from "./stand-ins";
import { round } from "./stats";
import { openWorld, type World } from "./world";

const PER_SECOND = 200;
const SECONDS = 5;
const EVENTS = 20;
const ROUNDS = 2;

type Trouble = { well: () => Promise<StandIn | null>; troubled: () => Promise<StandIn> };

const promptChannels = () => channelsThatSay(200);

/**
 * Each faulty service is compared with its healthy counterpart, so that the normal cost of the sink is on both
 * sides.
 */
const TROUBLES: Record<string, Trouble> = {
  "Redis takes connections and never answers": { well: realRedis, troubled: silentRedis },
  "the mail server takes 3 s to greet": { well: promptMail, troubled: () => slowMail(3_000) },
  "the Channels server takes 3 s": { well: promptChannels, troubled: () => channelsThatSay(200, 3_000) },
  "the Channels server answers 500": { well: promptChannels, troubled: () => channelsThatSay(500) },
  "the Channels server answers 429": { well: promptChannels, troubled: () => channelsThatSay(429) },
  "nothing listens where Redis should be": { well: realRedis, troubled: noRedis },
};

/**
 * RSVPs at a steady 200 a second while a service behind a sink is faulty. A second server with its own database has
 * the same service in health. The two take turns, also at being first, so that both have the same machine.
 */
export async function faultySinks() {
  const figures: Record<string, unknown> = {};
  for (const [name, { well, troubled }] of Object.entries(TROUBLES)) {
    const health = await well();
    figures[name] = health ? await beside(health, await troubled()) : "needs redis-server";
  }
  return { perSecond: PER_SECOND, seconds: SECONDS * ROUNDS, ...figures };
}

async function beside(health: StandIn, trouble: StandIn) {
  // Both are started anew, so that neither is faster because it has run for longer.
  const [well, troubled] = [await openWorld(health.settings), await openWorld(trouble.settings)];
  try {
    return await compare(well, troubled);
  } finally {
    for (const open of [well, troubled]) await open.close();
    for (const standIn of [health, trouble]) await standIn.stop();
  }
}

async function compare(well: World, troubled: World) {
  const times: Record<"well" | "troubled", number[]> = { well: [], troubled: [] };
  const p99: Record<"well" | "troubled", number[]> = { well: [], troubled: [] };
  let serverFaults = 0;
  const turns: ["well" | "troubled", World][] = [
    ["well", well],
    ["troubled", troubled],
  ];
  // The first round warms both up and is not counted.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, world] of round % 2 === 0 ? turns : turns.toReversed()) {
      const { ms, serverFaults: faults } = await steadily(world, round);
      if (round === 0) continue;
      times[name].push(ms.p50);
      p99[name].push(ms.p99);
      serverFaults += faults;
    }
  }
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    p50Ms: { well: round(mean(times.well)), troubled: round(mean(times.troubled)) },
    p99Ms: { well: round(mean(p99.well)), troubled: round(mean(p99.troubled)) },
    ratioOfP50: round(mean(times.troubled) / mean(times.well), 2),
    ratioOfP99: round(mean(p99.troubled) / mean(p99.well), 2),
    serverFaults,
  };
}

async function steadily(world: World, seed: number) {
  const random = randomFrom(seed);
  const events: TestEvent[] = [];
  for (let n = 0; n < EVENTS; n++) {
    events.push(await createEvent(world.db, { capacity: 60, startsAt: inDays(1), endsAt: inDays(2) }));
  }
  const people = await world.people(PER_SECOND * SECONDS);
  const requests = people.map((person, index) => ({
    atMs: (index / PER_SECOND) * 1_000,
    bytes: trpcRequest("rsvps.rsvp", person.cookie, { eventId: events[random(EVENTS)]?.id }),
  }));
  await world.stages();
  const connections = await Connections.open(world.port, 100);
  const answers = await connections.schedule(requests);
  connections.close();
  return timesOf(world, answers, SECONDS * 1_000);
}
