import WebSocket from "ws";
import { eventChannel } from "../server/realtime/channels";
import { createEvent } from "../tests/factories";
import { Connections, trpcRequest } from "./http-client";
import { percentiles } from "./stats";
import type { World } from "./world";

const SUBSCRIBERS = 2_000;
const ROUNDS = 20;

/**
 * The time from the answer to an RSVP, which follows its commit, until the last of 2,000 browsers has the new
 * count.
 */
export async function fanout(world: World) {
  const day = 86_400_000;
  const event = await createEvent(world.db, {
    capacity: 500,
    startsAt: new Date(Date.now() + day),
    endsAt: new Date(Date.now() + 2 * day),
  });
  const channel = eventChannel({ id: event.id, visibility: "public" });
  const room = new Room();
  const sockets: WebSocket[] = [];
  while (sockets.length < SUBSCRIBERS) {
    const some = Array.from({ length: 100 }, () => subscribe(world, channel, room));
    sockets.push(...(await Promise.all(some)));
  }
  const people = await world.people(ROUNDS + 3);
  const connections = await Connections.open(world.port, people.length);
  const first: number[] = [];
  const last: number[] = [];
  for (const [index, person] of people.entries()) {
    const heard = room.everyone(SUBSCRIBERS);
    const [answer] = await connections.burst([
      trpcRequest("rsvps.rsvp", person.cookie, { eventId: event.id }),
    ]);
    if (answer?.status !== 200) throw new Error(`an RSVP was answered with ${answer?.status}`);
    const committedAt = performance.now();
    const times = await heard;
    if (index >= 3) {
      first.push(Math.min(...times) - committedAt);
      last.push(Math.max(...times) - committedAt);
    }
    // Further apart than the rate limit of live counts, so that no message is delayed by the one before it.
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  connections.close();
  for (const socket of sockets) socket.terminate();
  return {
    subscribers: SUBSCRIBERS,
    rounds: ROUNDS,
    firstBrowserMs: percentiles(first),
    lastBrowserMs: percentiles(last),
  };
}

/** Records when each subscriber gets the next message. */
class Room {
  private times: number[] = [];
  private expected = 0;
  private done: (times: number[]) => void = () => {};

  everyone(count: number): Promise<number[]> {
    this.times = [];
    this.expected = count;
    return new Promise((resolve) => {
      this.done = resolve;
    });
  }

  hear(): void {
    this.times.push(performance.now());
    if (this.times.length === this.expected) this.done(this.times);
  }
}

function subscribe(world: World, channel: string, room: Room): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(
      `ws://127.0.0.1:${world.port}/app/${world.key}?protocol=7&client=bench&version=1`,
    );
    socket.on("error", reject);
    socket.on("message", (data) => {
      const text = data.toString();
      if (text.includes("connection_established")) {
        socket.send(JSON.stringify({ event: "pusher:subscribe", data: { channel } }));
      } else if (text.includes("subscription_succeeded")) resolve(socket);
      else if (text.includes("seats.changed")) room.hear();
    });
  });
}
