import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import WebSocket from "ws";
import { userChannel } from "../server/realtime/channels";
import { createEvent, type TestEvent } from "../tests/factories";
import { Connections, trpcRequest } from "./http-client";
import { inDays, randomFrom } from "./load";
import { percentiles } from "./stats";
import { openWorld, type Person, type World } from "./world";

const PER_SECOND = 100;
const SECONDS = 30;
/** At the same rate as the measurement, and not counted. */
const WARM_UP_SECONDS = 5;
const EVENTS = 20;
const CONNECTIONS = 100;
/** How many of the people have a page open that listens to their private channel. */
const LISTENERS = 500;

/**
 * 100 RSVPs a second for 30 seconds, after a warm-up of five: the time from each commit, as its row records it,
 * until the person's page has heard of it, and until the mail server has accepted the email about it. Both ends are
 * on one machine, so they share a clock.
 */
export async function reach() {
  const mails = await startMailServer();
  const world = await openWorld({ SMTP_URL: `smtp://127.0.0.1:${mails.port}` });
  try {
    return await measure(world, mails.taken);
  } finally {
    await world.close();
    await mails.stop();
  }
}

async function measure(world: World, taken: Map<string, number>) {
  const random = randomFrom(5);
  const events: TestEvent[] = [];
  for (let n = 0; n < EVENTS; n++) {
    events.push(await createEvent(world.db, { capacity: 200, startsAt: inDays(1), endsAt: inDays(2) }));
  }
  const everybody = await world.people(PER_SECOND * (WARM_UP_SECONDS + SECONDS));
  const people = everybody.slice(PER_SECOND * WARM_UP_SECONDS);
  const heard = new Map<string, number>();
  const sockets = await Promise.all(people.slice(0, LISTENERS).map((person) => listen(world, person, heard)));
  const requests = everybody.map((person, index) => ({
    atMs: (index / PER_SECOND) * 1_000,
    bytes: trpcRequest("rsvps.rsvp", person.cookie, { eventId: events[random(EVENTS)]?.id }),
  }));
  const connections = await Connections.open(world.port, CONNECTIONS);
  const answers = (await connections.schedule(requests)).slice(PER_SECOND * WARM_UP_SECONDS);
  connections.close();
  await world.outboxDrained();
  const rows = await world.db.rsvp.findMany({
    where: { userId: { in: people.map(({ id }) => id) } },
    select: { userId: true, statusAt: true, user: { select: { email: true } } },
  });
  for (const socket of sockets) socket.terminate();
  const since = (at: Date, times: Map<string, number>, key: string) => {
    const time = times.get(key);
    return time === undefined ? [] : time - at.getTime();
  };
  const toBrowser = rows.flatMap((row) => since(row.statusAt, heard, row.userId));
  const toMail = rows.flatMap((row) => since(row.statusAt, taken, row.user.email));
  return {
    perSecond: PER_SECOND,
    seconds: SECONDS,
    answered: answers.filter(({ status }) => status === 200).length,
    rsvpMs: percentiles(answers.map(({ ms }) => ms)),
    commitToBrowserMs: { heard: toBrowser.length, of: LISTENERS, ...percentiles(toBrowser) },
    commitToMailServerMs: { mailed: toMail.length, of: people.length, ...percentiles(toMail) },
  };
}

/** A mail server that accepts everything immediately, and the time of the last email to each address. */
export async function startMailServer() {
  const taken = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onData(stream, session, done) {
      stream.resume();
      stream.on("end", () => {
        for (const { address } of session.envelope.rcptTo) taken.set(address, Date.now());
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    taken,
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function listen(world: World, person: Person, heard: Map<string, number>): Promise<WebSocket> {
  const channel = userChannel(person.id);
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(
      `ws://127.0.0.1:${world.port}/app/${world.key}?protocol=7&client=bench&version=1`,
    );
    socket.on("error", reject);
    socket.on("message", async (data) => {
      const text = data.toString();
      if (text.includes("connection_established")) {
        const { socket_id: socketId } = JSON.parse(JSON.parse(text).data) as { socket_id: string };
        const auth = world.signChannel(socketId, channel);
        socket.send(JSON.stringify({ event: "pusher:subscribe", data: { channel, auth } }));
      } else if (text.includes("subscription_succeeded")) resolve(socket);
      else if (text.includes("rsvp.changed") && !heard.has(person.id)) heard.set(person.id, Date.now());
    });
  });
}
