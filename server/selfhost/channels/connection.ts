import { randomInt } from "node:crypto";
import { WebSocket } from "ws";
import type { Client } from "./clients";
import type { ChannelsLimits } from "./limits";
import { encodeError } from "./protocol";

const asText = { binary: false } as const;

/** Counts within windows of one second that begin with the first hit. */
class RateWindow {
  private startedAt = Number.NEGATIVE_INFINITY;
  private hits = 0;

  /** False if more than `max` hits fell into the current second. `now` is in milliseconds. */
  take(now: number, max: number): boolean {
    if (now - this.startedAt >= 1_000 || now < this.startedAt) {
      this.startedAt = now;
      this.hits = 0;
    }
    this.hits += 1;
    return this.hits <= max;
  }
}

/** One WebSocket: its client, its signed-in user and its subscriptions. */
export class Connection {
  readonly socketId = `${randomInt(1, 2 ** 40)}.${randomInt(1, 2 ** 40)}`;
  readonly subscriptions = new Set<string>();
  /** Messages, pings and pongs of the client. */
  readonly frames = new RateWindow();
  userId: string | null = null;
  /** The holders that authorized this connection's private channels: it is cut when any of them is terminated. */
  readonly holders = new Set<string>();
  isAlive = true;

  constructor(
    readonly socket: WebSocket,
    readonly client: Client,
    private readonly limits: ChannelsLimits,
    private readonly onEnd: (connection: Connection) => void = () => {},
  ) {}

  /**
   * Queues one text frame; the same Buffer may go to any number of connections. A reader that lags too far behind
   * is cut without a close frame, which would wait behind the backlog.
   */
  send(frame: Buffer): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    if (this.socket.bufferedAmount > this.limits.bufferedBytes) {
      // The `close` event removes the connection from its channels later: `publish` may be iterating over them now.
      this.socket.terminate();
      return;
    }
    this.socket.send(frame, asText);
  }

  sendError(message: string, code: number | null): void {
    this.send(encodeError(message, code));
  }

  /**
   * Sends the reason, leaves all channels immediately and closes. The socket's timeout cuts a peer that does not
   * answer.
   */
  end(code: number, message: string): void {
    this.sendError(message, code);
    this.onEnd(this);
    this.close(code, message);
  }

  /** Closes without a `pusher:error`: after a refusal that was already sent, or at shutdown. */
  close(code: number, reason: string): void {
    this.socket.close(code, reason);
  }
}
