import { serverToUserId } from "./channel-names";
import type { Clients } from "./clients";
import type { Connection } from "./connection";
import { encodeFrame } from "./protocol";

export type ChannelEvent = { channel: string; event: string; data: string };

/** Every occupied channel: its subscribers, and delivery to them. */
export class Channels {
  private readonly byName = new Map<string, Set<Connection>>();

  constructor(private readonly clients: Clients) {}

  /** 0 for a channel without subscribers. */
  subscriberCount(name: string): number {
    return this.byName.get(name)?.size ?? 0;
  }

  /** Occupied channels that may be listed. `#server-to-user-…` channels are left out. */
  list(prefix: string): string[] {
    return [...this.byName.keys()].filter((name) => name.startsWith(prefix) && serverToUserId(name) === null);
  }

  subscribe(connection: Connection, name: string): void {
    const subscribers = this.byName.get(name);
    if (subscribers) subscribers.add(connection);
    else this.byName.set(name, new Set([connection]));
    connection.subscriptions.add(name);
    this.clients.countSubscription(connection.client, 1);
    connection.send(
      encodeFrame({ event: "pusher_internal:subscription_succeeded", channel: name, data: {} }),
    );
  }

  unsubscribe(connection: Connection, name: string): void {
    if (!connection.subscriptions.delete(name)) return;
    this.clients.countSubscription(connection.client, -1);
    const subscribers = this.byName.get(name);
    subscribers?.delete(connection);
    if (subscribers?.size === 0) this.byName.delete(name);
  }

  unsubscribeAll(connection: Connection): void {
    for (const name of [...connection.subscriptions]) this.unsubscribe(connection, name);
  }

  /** Delivers an event of the application to all but `except`. */
  publish({ channel, event, data }: ChannelEvent, except?: Connection): void {
    const subscribers = this.byName.get(channel);
    if (!subscribers) return;
    const frame = encodeFrame({ event, channel, data });
    for (const subscriber of subscribers) {
      if (subscriber !== except) subscriber.send(frame);
    }
  }
}
