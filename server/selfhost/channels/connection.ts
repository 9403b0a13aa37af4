import { randomInt } from "node:crypto";
import { WebSocket } from "ws";
import type { Client } from "./clients";
import type { ChannelsLimits } from "./limits";
import { encodeError } from "./protocol";

const asText = { binary: false } as const;

/** Counts within windows of one second that begin with the first hit. */
export class RateWindow {
  private startedAt = Number.NEGATIVE_INFINITY;
  private hits = 0;

  /** False when more than `max` hits fell into the current second. `now` in milliseconds. */
  take(now: number, max: number): boolean {
    if (now - this.startedAt >= 1_000 || now < this.startedAt) {
      this.startedAt = now;
      this.hits = 0;
    }
    this.hits += 1;
    return this.hits <= max;
  }
}

/** One WebSocket: whose it is, who signed in over it and what it has subscribed to. */
export class Connection {
  readonly socketId = `${randomInt(1, 2 ** 40)}.${randomInt(1, 2 ** 40)}`;
  readonly subscriptions = new Set<string>();
  /** Messages, pings and pongs of the client. */
  readonly frames = new RateWindow();
  userId: string | null = null;
  /** By whose leave this connection listens on private channels: it is cut with any of them. */
  readonly holders = new Set<string>();
  isAlive = true;

  constructor(
    readonly socket: WebSocket,
    readonly client: Client,
    private readonly limits: ChannelsLimits,
    private readonly onEnd: (connection: Connection) => void = () => {},
  ) {}

  /**
   * Queues one text frame; the same Buffer may go to any number of connections.
   * A reader who lags too far behind is cut, because a close frame would wait behind the backlog.
   */
  send(frame: Buffer): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    if (this.socket.bufferedAmount > this.limits.bufferedBytes) {
      // The close event leaves the channels later: they are being gone through when one of many turns out to lag.
      this.socket.terminate();
      return;
    }
    this.socket.send(frame, asText);
  }

  sendError(message: string, code: number | null): void {
    this.send(encodeError(message, code));
  }

  /** Tells why, leaves everything at once and closes; a peer that does not answer is cut by the socket's timeout. */
  end(code: number, message: string): void {
    this.sendError(message, code);
    this.onEnd(this);
    this.close(code, message);
  }

  /** Closes without a word: what follows a refusal, and all that a server going away has to say. */
  close(code: number, reason: string): void {
    this.socket.close(code, reason);
  }
}
