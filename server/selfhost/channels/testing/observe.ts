import type PusherJs from "pusher-js";
import type { Channel } from "pusher-js";
import { expect, vi } from "vitest";
import type { RawData, WebSocket } from "ws";
import { readClientFrame } from "../protocol";

type Bindable = { bind(event: string, callback: (data: unknown) => void): unknown };

/** Resolves with the data of the next event of this name. */
export function next(source: Bindable, event: string): Promise<unknown> {
  return new Promise((resolve) => source.bind(event, resolve));
}

export async function connected(client: PusherJs): Promise<PusherJs> {
  await vi.waitFor(() => expect(client.connection.state).toBe("connected"), { timeout: 5_000, interval: 5 });
  return client;
}

export async function subscribed(client: PusherJs, name: string): Promise<Channel> {
  const channel = client.subscribe(name);
  if (!channel.subscribed) await next(channel, "pusher:subscription_succeeded");
  return channel;
}

/** Records every application event on the channel, in order of arrival. */
export function record(channel: Channel): [event: string, data: unknown][] {
  const events: [string, unknown][] = [];
  channel.bind_global((event: string, data: unknown) => {
    if (!event.startsWith("pusher:")) events.push([event, data]);
  });
  return events;
}

export function eventually(assertion: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(assertion, { timeout: 5_000, interval: 5 });
}

/** Resolves with the next frame of this event on a bare socket. */
export function nextFrame(
  socket: WebSocket,
  event: string,
): Promise<{ channel?: string | undefined; data: unknown }> {
  return new Promise((resolve) => {
    const listen = (bytes: RawData) => {
      const frame = Buffer.isBuffer(bytes) ? readClientFrame(bytes) : null;
      if (frame?.event !== event) return;
      socket.off("message", listen);
      resolve({ channel: frame.channel, data: frame.data });
    };
    socket.on("message", listen);
  });
}

/** Resolves with the socket id that the server assigned to a bare socket. */
export async function established(socket: WebSocket): Promise<string> {
  const { data } = await nextFrame(socket, "pusher:connection_established");
  return JSON.parse(String(data)).socket_id;
}

export function closed(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => socket.on("close", (code) => resolve(code)));
}

/** The status with which a socket is refused before it opens; 101 if it opens. */
export function upgradeStatus(socket: WebSocket): Promise<number | undefined> {
  return new Promise((resolve) => {
    socket.on("unexpected-response", (_, { statusCode }) => resolve(statusCode));
    socket.on("open", () => resolve(101));
  });
}

/** The status of a refused SDK call. */
export async function refusedStatus(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => "accepted",
    (error: { status?: number }) => error.status,
  );
}
