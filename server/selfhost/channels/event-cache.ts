import type { ChannelsLimits } from "./limits";

export type CachedEvent = { data: string; frame: Buffer };

/** The last server event of each cache channel; the channel written longest ago makes room for a new one. */
export class EventCache {
  private readonly byChannel = new Map<string, CachedEvent & { expiresAt: number }>();

  constructor(
    private readonly limits: ChannelsLimits,
    private readonly now: () => number,
  ) {}

  put(channel: string, event: CachedEvent): void {
    this.byChannel.delete(channel);
    this.byChannel.set(channel, { ...event, expiresAt: this.now() + this.limits.cacheMs });
    if (this.byChannel.size <= this.limits.cachedChannels) return;
    const [oldest] = this.byChannel.keys();
    if (oldest !== undefined) this.byChannel.delete(oldest);
  }

  /** The event with the seconds it has left, or null. */
  find(channel: string): (CachedEvent & { ttlSeconds: number }) | null {
    const cached = this.byChannel.get(channel);
    if (!cached || cached.expiresAt <= this.now()) return null;
    return { ...cached, ttlSeconds: Math.ceil((cached.expiresAt - this.now()) / 1_000) };
  }

  /** Map order is expiry order, since every write moves to the end. */
  forgetExpired(): void {
    for (const [channel, cached] of this.byChannel) {
      if (cached.expiresAt > this.now()) return;
      this.byChannel.delete(channel);
    }
  }
}
