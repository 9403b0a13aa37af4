import type Pusher from "pusher-js";
import type { Channel } from "pusher-js";
import type { Nudge } from "./live-nudge";
import type { LiveClientConfig, PageAddress } from "./live-options";
import { isPageSignedIn } from "./page-viewer";

export type ConnectionState = "idle" | "connecting" | "online" | "offline";

type ChannelListener = {
  onMessage: (name: string, data: unknown) => void;
  onResync: () => void;
};

type Subscription = {
  listeners: Set<ChannelListener>;
  channel: Channel | null;
  timer: ReturnType<typeof setTimeout> | undefined;
};

type LiveTiming = {
  /** How long a channel left behind is kept: page changes and double mounts keep the connection. */
  lingerMs: number;
  /** When a server that could not answer is asked again. */
  retryMs: number;
  /** When a lost connection is first retried, about; later attempts wait longer. */
  nudgeMs: number;
};

const TIMING: LiveTiming = { lingerMs: 3_000, retryMs: 5_000, nudgeMs: 2_500 };
/** Attempts to reconnect after which one says so. */
const ATTEMPTS_UNTIL_OFFLINE = 2;

/**
 * The one live connection of a page. It is opened by the first subscription, closed after the last, and reopened by
 * itself. `pusher-js` is loaded when it is first needed.
 */
export class LiveConnection {
  private readonly subscriptions = new Map<string, Subscription>();
  private readonly stateListeners = new Set<() => void>();
  private link: { pusher: Pusher; nudge: Nudge } | null = null;
  private opening: Promise<void> | null = null;
  private loadFailed = false;

  constructor(
    private readonly config: LiveClientConfig,
    private readonly page: () => PageAddress = () => window.location,
    private readonly timing: LiveTiming = TIMING,
  ) {}

  /** Listens on a channel. Returns how to stop. */
  subscribe(name: string, listener: ChannelListener): () => void {
    const known = this.subscriptions.get(name);
    const subscription = known ?? { listeners: new Set(), channel: null, timer: undefined };
    if (!known) this.subscriptions.set(name, subscription);
    subscription.listeners.add(listener);
    if (subscription.channel?.subscribed) {
      queueMicrotask(() => subscription.listeners.has(listener) && listener.onResync());
    } else {
      void this.open();
    }
    return () => {
      subscription.listeners.delete(listener);
      if (subscription.listeners.size > 0) return;
      setTimeout(() => this.dropIfUnused(name, subscription), this.timing.lingerMs);
    };
  }

  readonly state = (): ConnectionState => {
    if (typeof navigator !== "undefined" && navigator.onLine === false) return "offline";
    if (this.subscriptions.size === 0) return "idle";
    if (!this.link) return this.loadFailed ? "offline" : "connecting";
    const { pusher, nudge } = this.link;
    if (pusher.connection.state === "connected") return "online";
    const lost = pusher.connection.state === "failed" || nudge.attempts() >= ATTEMPTS_UNTIL_OFFLINE;
    return lost ? "offline" : "connecting";
  };

  readonly onStateChange = (listener: () => void): (() => void) => {
    this.stateListeners.add(listener);
    const ofBrowser = ["online", "offline"];
    for (const event of ofBrowser) globalThis.addEventListener?.(event, listener);
    return () => {
      this.stateListeners.delete(listener);
      for (const event of ofBrowser) globalThis.removeEventListener?.(event, listener);
    };
  };

  private readonly tell = () => {
    for (const listener of this.stateListeners) listener();
  };

  private open(): Promise<void> {
    if (this.link) {
      this.attachAll(this.link.pusher);
      return Promise.resolve();
    }
    this.opening ??= this.connect()
      .catch(() => {
        this.loadFailed = true;
        setTimeout(() => this.subscriptions.size > 0 && this.open(), this.timing.retryMs);
      })
      .finally(() => {
        this.opening = null;
        this.tell();
      });
    this.tell();
    return this.opening;
  }

  private async connect(): Promise<void> {
    // What only an open connection needs comes with it, so that no page waits for it.
    const { PusherClient, pusherOptions, startNudging } = await import("./live-parts");
    this.loadFailed = false;
    // Everyone may have left while the script was loading.
    if (this.subscriptions.size === 0) return;
    const pusher = new PusherClient(this.config.key, pusherOptions(this.config, this.page()));
    pusher.connection.bind("state_change", this.tell);
    // The built-in server knows whose leave each channel is by; another one cuts connections that are signed in.
    if (this.config.server !== "page" && isPageSignedIn()) pusher.signin();
    this.link = { pusher, nudge: startNudging(pusher, this.timing.nudgeMs, this.tell) };
    this.attachAll(pusher);
  }

  private attachAll(pusher: Pusher): void {
    for (const [name, subscription] of this.subscriptions) {
      if (!subscription.channel) this.attach(pusher, name, subscription);
    }
  }

  private attach(pusher: Pusher, name: string, subscription: Subscription): void {
    const channel = pusher.subscribe(name);
    subscription.channel = channel;
    channel.bind_global((event: string, data: unknown) => {
      const listeners = [...subscription.listeners];
      if (event === "pusher:subscription_succeeded") {
        for (const listener of listeners) listener.onResync();
      } else if (event === "pusher:subscription_error") {
        this.retry(channel, subscription, data);
      } else if (!event.startsWith("pusher")) {
        for (const listener of listeners) listener.onMessage(event, data);
      }
    });
  }

  /** A refusal is final; a server that could not answer is asked again. */
  private retry(channel: Channel, subscription: Subscription, error: unknown): void {
    if ((error as { status?: number } | undefined)?.status === 403) return;
    // `pusher-js` leaves it as it was when the server itself refuses, which it does while it has no room.
    channel.subscriptionPending = false;
    clearTimeout(subscription.timer);
    subscription.timer = setTimeout(() => {
      const wanted = subscription.channel === channel && this.state() === "online";
      if (wanted && !channel.subscriptionPending) channel.subscribe();
    }, this.timing.retryMs);
  }

  private dropIfUnused(name: string, subscription: Subscription): void {
    if (subscription.listeners.size > 0 || this.subscriptions.get(name) !== subscription) return;
    this.subscriptions.delete(name);
    clearTimeout(subscription.timer);
    subscription.channel?.unbind_all();
    if (this.subscriptions.size > 0) {
      this.link?.pusher.unsubscribe(name);
      return;
    }
    const link = this.link;
    this.link = null;
    link?.nudge.stop();
    // `pusher-js` sends asynchronously: the unsubscribe message must go out before the connection closes.
    setTimeout(() => link?.pusher.disconnect());
    this.tell();
  }
}
