import { createServer, type Server as HttpServer } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from "node:net";
import { createEvent, type TestEvent } from "../tests/factories";
import { Connections, trpcRequest } from "./http-client";
import { inDays, randomFrom, timesOf } from "./load";
import { round } from "./stats";
import { openWorld, type World } from "./world";

const PER_SECOND = 200;
const SECONDS = 5;
const EVENTS = 20;
const ROUNDS = 2;

/**
 * RSVPs at a steady 200 a second while somebody who must hear of them is in trouble, beside a second server, with a
 * database of its own, where nobody is. The two take turns, so that both have the same machine.
 */
export async function faultySinks() {
  const figures: Record<string, unknown> = {};
  for (const [name, makeTrouble] of Object.entries(TROUBLES)) {
    const trouble = await makeTrouble();
    // Both are new, so that neither has run for longer and is faster for that.
    const [well, troubled] = [await openWorld(), await openWorld(trouble.settings)];
    try {
      figures[name] = await compare(well, troubled);
    } finally {
      await well.close();
      await troubled.close();
      await trouble.stop();
    }
  }
  return { perSecond: PER_SECOND, seconds: SECONDS * ROUNDS, ...figures };
}

type Trouble = { settings: Record<string, string>; stop: () => Promise<void> };

const TROUBLES: Record<string, () => Promise<Trouble>> = {
  "Redis takes connections and never answers": async () => {
    const { port, stop } = await blackHole();
    return { settings: { REDIS_URL: `redis://127.0.0.1:${port}` }, stop };
  },
  "the mail server takes 3 s to say anything": async () => {
    const { port, stop } = await blackHole("220 mail.test ESMTP\r\n", 3_000);
    return { settings: { SMTP_URL: `smtp://127.0.0.1:${port}` }, stop };
  },
  "the Channels server takes 3 s": () => channelsThat((end) => setTimeout(() => end(200), 3_000)),
  "the Channels server answers 500": () => channelsThat((end) => end(500)),
  "the Channels server answers 429": () => channelsThat((end) => end(429)),
  "nothing listens where Redis should be": async () => ({
    settings: { REDIS_URL: "redis://127.0.0.1:1" },
    stop: async () => {},
  }),
};

/** Takes every connection and says nothing, or one thing once. */
async function blackHole(greeting?: string, afterMs = 0) {
  const server = createTcpServer((socket) => {
    socket.on("error", () => {});
    if (greeting) setTimeout(() => socket.writable && socket.write(greeting), afterMs);
  });
  return { port: await listening(server), stop: () => closed(server) };
}

async function channelsThat(answer: (end: (status: number) => void) => void): Promise<Trouble> {
  const server = createServer((request, response) => {
    request.resume();
    answer((status) => response.writeHead(status, { "content-type": "application/json" }).end("{}"));
  });
  const port = String(await listening(server));
  const account = { PUSHER_APP_ID: "1", PUSHER_KEY: "key", PUSHER_SECRET: "secret" };
  return {
    settings: { ...account, PUSHER_HOST: "127.0.0.1", PUSHER_PORT: port },
    stop: () => closed(server),
  };
}

const listening = (server: HttpServer | TcpServer) =>
  new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });

function closed(server: HttpServer | TcpServer): Promise<void> {
  if ("closeAllConnections" in server) server.closeAllConnections();
  server.close();
  return Promise.resolve();
}

async function compare(well: World, troubled: World) {
  const times: Record<"well" | "troubled", number[]> = { well: [], troubled: [] };
  const p99: Record<"well" | "troubled", number[]> = { well: [], troubled: [] };
  let serverFaults = 0;
  // The first round warms both up and is not counted.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, world] of Object.entries({ well, troubled }) as ["well" | "troubled", World][]) {
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
