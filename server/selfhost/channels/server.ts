import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { ChannelsApp } from "./app";
import { Channels } from "./channels";
import { handleMessage, isFlooding } from "./client-messages";
import { Clients } from "./clients";
import { Connection } from "./connection";
import { isPageOfHost, refuseAtGate, refuseUpgrade } from "./gate";
import { refuseHandshake } from "./handshake";
import { type ChannelsLimits, defaultLimits } from "./limits";
import { type ChannelsLog, silentLog } from "./log";
import { closeCode, encodeFrame } from "./protocol";
import { answerRest, respond } from "./rest-api";
import { Users } from "./users";

export type ChannelsOptions = {
  appId: string;
  key: string;
  secret: string;
  /** The address that a connection counts for; null for this machine itself. Default: the address of the socket. */
  addressOf?: (request: IncomingMessage) => string | null;
  /**
   * Whether a browser's request comes from a page of this site, by its Origin. Default: a page of the requested
   * host.
   */
  isOwnPage?: (request: IncomingMessage) => boolean;
  log?: ChannelsLog;
  limits?: Partial<ChannelsLimits>;
  /** Milliseconds since the epoch. Signatures expire by this clock. */
  now?: () => number;
};

export type ChannelsServer = {
  /** Takes WebSocket upgrades below `/app/`. Returns false for foreign paths and leaves their socket untouched. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Takes REST requests below `/apps/`. Returns false for foreign paths and leaves their response untouched. */
  handleRequest(request: IncomingMessage, response: ServerResponse): boolean;
  /** The number of connected clients. */
  connections(): number;
  /** Closes every client with 1001, upon which they reconnect, and resolves when all sockets are closed. */
  close(): Promise<void>;
};

/**
 * Creates a server for the Pusher Channels protocol that shares a port with others. One process only: its state is
 * in memory.
 */
export function createChannelsServer(options: ChannelsOptions): ChannelsServer {
  const { addressOf = ({ socket }) => socket.remoteAddress ?? "unknown", isOwnPage = isPageOfHost } = options;
  const app = createApp(options);
  const sockets = new WebSocketServer(socketOptions(app.limits));
  const sweep = setInterval(() => sweepConnections(app), app.limits.pingIntervalMs).unref();
  let closing: Promise<void> | null = null;

  return {
    handleUpgrade(request, socket, head) {
      if (!request.url?.startsWith("/app/")) return false;
      const address = addressOf(request);
      const refusal = closing
        ? ({ status: 503, text: "Shutting down" } as const)
        : refuseAtGate(app, request, { address, isOwnPage });
      if (refusal) refuseUpgrade(socket, refusal);
      else sockets.handleUpgrade(request, socket, head, (opened) => accept(app, opened, request, address));
      return true;
    },
    handleRequest(request, response) {
      if (!request.url?.startsWith("/apps/")) return false;
      if (closing) respond(response, 503, "text/plain", "Shutting down\n");
      else void answerRest(app, request, response);
      return true;
    },
    connections: () => app.connections.size,
    close() {
      clearInterval(sweep);
      closing ??= shutDown(app, sockets);
      return closing;
    },
  };
}

function createApp(options: ChannelsOptions): ChannelsApp {
  const { appId, key, secret, log = silentLog, now = Date.now } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const clients = new Clients(limits);
  const channels = new Channels(clients);
  return {
    appId,
    key,
    secret,
    limits,
    log,
    now,
    clients,
    channels,
    users: new Users(limits.leaveSeconds * 1_000),
    connections: new Map(),
  };
}

function socketOptions(limits: ChannelsLimits) {
  return {
    noServer: true,
    // Compression per connection would cost more memory and time than one shared buffer saves in bytes.
    perMessageDeflate: false,
    maxPayload: limits.inboundFrameBytes,
    maxFragments: limits.inboundFragments,
    closeTimeout: limits.closeTimeoutMs,
  };
}

function accept(
  app: ChannelsApp,
  socket: WebSocket,
  { url = "" }: IncomingMessage,
  address: string | null,
): void {
  const client = app.clients.connect(address);
  socket.on("close", () => app.clients.disconnect(client));
  // ws closes a broken socket right after this event. Without a listener the error would end the process.
  socket.on("error", () => {});
  const connection = new Connection(socket, client, app.limits, (ended) => leave(app, ended));
  const refusal = refuseHandshake(app, url);
  if (refusal) connection.end(refusal.code, refusal.message);
  else welcome(app, connection);
}

function welcome(app: ChannelsApp, connection: Connection): void {
  const { socket } = connection;
  app.connections.set(connection.socketId, connection);
  socket.on("close", () => leave(app, connection));
  // A message that arrives after our close frame must not revive a connection that has left.
  const isOpen = () => socket.readyState === socket.OPEN;
  for (const sign of ["ping", "pong"] as const) {
    socket.on(sign, () => void (isOpen() && isFlooding(app, connection)));
  }
  socket.on("message", (bytes, isBinary) => {
    if (isOpen()) handleMessage(app, connection, bytes, isBinary);
  });
  const data = { socket_id: connection.socketId, activity_timeout: app.limits.activityTimeoutSeconds };
  connection.send(encodeFrame({ event: "pusher:connection_established", data }));
}

function leave(app: ChannelsApp, connection: Connection): void {
  app.connections.delete(connection.socketId);
  app.users.remove(connection);
  app.channels.unsubscribeAll(connection);
}

/** A connection that was pinged at the last sweep and has been silent since is dead. */
function sweepConnections(app: ChannelsApp): void {
  for (const connection of app.connections.values()) {
    if (!connection.isAlive) {
      connection.end(closeCode.noPong, "No pong in time");
      continue;
    }
    connection.isAlive = false;
    connection.socket.ping();
  }
}

/** Never closes with 4200: pusher-js would then connect twice. */
async function shutDown(app: ChannelsApp, sockets: WebSocketServer): Promise<void> {
  for (const connection of [...app.connections.values()]) {
    leave(app, connection);
    connection.close(closeCode.goingAway, "Server is going away");
  }
  await new Promise((resolve) => sockets.close(resolve));
}
