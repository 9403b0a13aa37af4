import { Channel, type Member } from "./channel";
import { isCached, isPresence, serverToUserId } from "./channel-names";
import type { Connection } from "./connection";
import { EventCache } from "./event-cache";
import type { ChannelsLimits } from "./limits";
import { encodeFrame } from "./protocol";
import type { Webhooks } from "./webhooks";

export type ChannelEvent = { channel: string; event: string; data: string };

/** Real Pusher slows its counts down above this size, so that joining and leaving cannot be amplified. */
const largeChannel = 100;

/** Every occupied channel: who is in it, what it remembers, and delivery to it. */
export class Channels {
  readonly cache: EventCache;
  private readonly byName = new Map<string, Channel>();
  private readonly countTimers = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly limits: ChannelsLimits,
    private readonly webhooks: Webhooks,
    now: () => number,
  ) {
    this.cache = new EventCache(limits, now);
  }

  find(name: string): Channel | undefined {
    return this.byName.get(name);
  }

  /** Occupied channels that may be listed; those between the server and one user are not. */
  list(prefix: string): Channel[] {
    return [...this.byName.values()].filter(
      ({ name }) => name.startsWith(prefix) && serverToUserId(name) === null,
    );
  }

  subscribe(connection: Connection, name: string, member: Member | null): void {
    const channel = this.open(name);
    const isNewMember = channel.join(connection, member);
    connection.subscriptions.set(name, member?.userId ?? null);
    const data = member ? { presence: channel.presence() } : {};
    connection.send(encodeFrame({ event: "pusher_internal:subscription_succeeded", channel: name, data }));
    if (member && isNewMember) this.announceMember(name, member, connection);
    if (isCached(name)) this.replay(connection, name);
    this.announceCount(channel);
  }

  unsubscribe(connection: Connection, name: string): void {
    const channel = this.byName.get(name);
    const userId = connection.subscriptions.get(name);
    if (!channel || userId === undefined) return;
    connection.subscriptions.delete(name);
    const isMemberGone = channel.leave(connection, userId);
    if (userId !== null && isMemberGone) this.announceDeparture(name, userId);
    if (channel.subscribers.size === 0) this.vacate(name);
    else this.announceCount(channel);
  }

  unsubscribeAll(connection: Connection): void {
    for (const name of [...connection.subscriptions.keys()]) this.unsubscribe(connection, name);
  }

  /** Delivers an event of the application to all but `except`, and remembers it on cache channels. */
  publish({ channel, event, data }: ChannelEvent, except?: Connection): void {
    const remembered = isCached(channel);
    if (!remembered && !this.byName.has(channel)) return;
    const frame = encodeFrame({ event, channel, data });
    if (remembered) this.cache.put(channel, { data, frame });
    this.broadcast(channel, frame, except);
  }

  broadcast(name: string, frame: Buffer, except?: Connection): void {
    const channel = this.byName.get(name);
    if (!channel) return;
    for (const subscriber of channel.subscribers) {
      if (subscriber !== except) subscriber.send(frame);
    }
  }

  close(): void {
    for (const timer of this.countTimers.values()) clearTimeout(timer);
    this.countTimers.clear();
    this.byName.clear();
  }

  private open(name: string): Channel {
    const known = this.byName.get(name);
    if (known) return known;
    const channel = new Channel(name);
    this.byName.set(name, channel);
    if (serverToUserId(name) === null) this.webhooks.channelOccupied(name);
    return channel;
  }

  private vacate(name: string): void {
    this.byName.delete(name);
    clearTimeout(this.countTimers.get(name));
    this.countTimers.delete(name);
    if (serverToUserId(name) === null) this.webhooks.channelVacated(name);
  }

  private announceMember(name: string, member: Member, connection: Connection): void {
    const data = { user_id: member.userId, user_info: member.info };
    const frame = encodeFrame({ event: "pusher_internal:member_added", channel: name, data });
    this.broadcast(name, frame, connection);
    this.webhooks.memberAdded(name, member.userId);
  }

  private announceDeparture(name: string, userId: string): void {
    const data = { user_id: userId };
    this.broadcast(name, encodeFrame({ event: "pusher_internal:member_removed", channel: name, data }));
    this.webhooks.memberRemoved(name, userId);
  }

  private replay(connection: Connection, name: string): void {
    const cached = this.cache.find(name);
    connection.send(cached?.frame ?? encodeFrame({ event: "pusher:cache_miss", channel: name, data: "" }));
    if (!cached) this.webhooks.cacheMiss(name);
  }

  /** Coalesced: however often people join and leave, one count per channel and interval. */
  private announceCount({ name, subscribers }: Channel): void {
    if (isPresence(name) || serverToUserId(name) !== null || this.countTimers.has(name)) return;
    const delayMs = this.limits.subscriptionCountMs * (subscribers.size > largeChannel ? 5 : 1);
    const timer = setTimeout(() => {
      this.countTimers.delete(name);
      const data = { subscription_count: subscribers.size };
      this.broadcast(name, encodeFrame({ event: "pusher_internal:subscription_count", channel: name, data }));
    }, delayMs);
    this.countTimers.set(name, timer.unref());
  }
}
