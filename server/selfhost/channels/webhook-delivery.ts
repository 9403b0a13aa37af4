import { setTimeout as delay } from "node:timers/promises";
import type { ChannelsLimits } from "./limits";
import type { ChannelsLog } from "./log";
import { type AppKey, sign } from "./signatures";

export type WebhookSettings = {
  app: AppKey;
  limits: ChannelsLimits;
  log: ChannelsLog;
  /** Milliseconds since the epoch. */
  now: () => number;
};

export type WebhookEvent = {
  name:
    | "channel_occupied"
    | "channel_vacated"
    | "member_added"
    | "member_removed"
    | "client_event"
    | "cache_miss";
  channel: string;
  user_id?: string;
  event?: string;
  data?: string;
  socket_id?: string;
};

const eventsPerRequest = 100;
const longestRetryMs = 60_000;

/** The signed, ordered stream of events to one address: one request at a time, retried before the next is sent. */
export class WebhookDelivery {
  private readonly queue: WebhookEvent[] = [];
  private readonly stopping = new AbortController();
  private pumping: Promise<void> | null = null;

  constructor(
    private readonly url: string,
    private readonly settings: WebhookSettings,
  ) {}

  /** The oldest event gives way when a dead receiver has let the queue fill up. */
  push(event: WebhookEvent): void {
    if (this.stopping.signal.aborted) return;
    this.queue.push(event);
    if (this.queue.length > this.settings.limits.webhookQueueLength) this.queue.shift();
    this.pumping ??= this.pump();
  }

  async close(): Promise<void> {
    this.stopping.abort();
    await this.pumping;
  }

  private async pump(): Promise<void> {
    // One turn of the event loop, so that what happens together travels together.
    await delay(0);
    while (this.queue.length > 0 && !this.stopping.signal.aborted) {
      const events = this.queue.splice(0, eventsPerRequest);
      const body = JSON.stringify({ time_ms: this.settings.now(), events });
      if (await this.deliver(body)) continue;
      this.settings.log.warn({ url: this.url, events: events.length }, "webhook events given up");
    }
    // In the same turn as the last look at the queue: a push in between would otherwise be left lying.
    this.pumping = null;
  }

  /** False when the receiver has not taken the body in time, or the server stops. */
  private async deliver(body: string): Promise<boolean> {
    const { webhookGiveUpMs, webhookRetryMs } = this.settings.limits;
    let waitedMs = 0;
    let retryMs = webhookRetryMs;
    while (!(await this.post(body))) {
      if (waitedMs + retryMs > webhookGiveUpMs || !(await this.pause(retryMs))) return false;
      waitedMs += retryMs;
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    }
    return true;
  }

  private async post(body: string): Promise<boolean> {
    const { app, limits } = this.settings;
    try {
      const response = await fetch(this.url, {
        method: "POST",
        body,
        redirect: "manual",
        headers: {
          "content-type": "application/json",
          "x-pusher-key": app.key,
          "x-pusher-signature": sign(app.secret, body),
        },
        signal: AbortSignal.any([this.stopping.signal, AbortSignal.timeout(limits.webhookTimeoutMs)]),
      });
      await response.body?.cancel();
      return response.ok;
    } catch {
      return false;
    }
  }

  /** False when the server stops meanwhile. */
  private pause(ms: number): Promise<boolean> {
    return delay(ms, true, { signal: this.stopping.signal, ref: false }).catch(() => false);
  }
}
