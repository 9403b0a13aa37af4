import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { ChannelsApp } from "./app";
import { Channels } from "./channels";
import { handleMessage } from "./client-messages";
import { Connection } from "./connection";
import { refuseHandshake } from "./handshake";
import { type ChannelsLimits, defaultLimits } from "./limits";
import { type ChannelsLog, silentLog } from "./log";
import { closeCode, encodeFrame } from "./protocol";
import { answerRest, respond } from "./rest-api";
import { Users } from "./users";
import { Webhooks } from "./webhooks";

export type ChannelsOptions = {
  appId: string;
  key: string;
  secret: string;
  webhookUrls?: readonly string[];
  log?: ChannelsLog;
  limits?: Partial<ChannelsLimits>;
  /** Milliseconds since the epoch; the clock against which signatures expire. */
  now?: () => number;
};

export type ChannelsServer = {
  /** Takes WebSocket upgrades below `/app/`; false for foreign paths, whose socket is left untouched. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Takes REST requests below `/apps/`; false for foreign paths, whose response is left untouched. */
  handleRequest(request: IncomingMessage, response: ServerResponse): boolean;
  /** How many clients are connected. */
  connections(): number;
  /** Sends every client away with 1001, upon which they reconnect, and resolves when all are gone. */
  close(): Promise<void>;
};

/** A server for the Pusher Channels protocol that shares a port with others. One process: its state is in memory. */
export function createChannelsServer(options: ChannelsOptions): ChannelsServer {
  const app = createApp(options);
  const sockets = new WebSocketServer(socketOptions(app.limits));
  const sweep = setInterval(() => sweepConnections(app), app.limits.pingIntervalMs).unref();
  let closing: Promise<void> | null = null;

  return {
    handleUpgrade(request, socket, head) {
      if (!request.url?.startsWith("/app/")) return false;
      if (closing) refuseUpgrade(socket);
      else sockets.handleUpgrade(request, socket, head, (client) => accept(app, client, request.url ?? ""));
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
  const { appId, key, secret, webhookUrls = [], log = silentLog, now = Date.now } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const webhooks = new Webhooks(webhookUrls, { app: { key, secret }, limits, log, now });
  const channels = new Channels(limits, webhooks, now);
  return {
    appId,
    key,
    secret,
    limits,
    log,
    now,
    webhooks,
    channels,
    users: new Users(),
    connections: new Map(),
  };
}

function socketOptions(limits: ChannelsLimits) {
  return {
    noServer: true,
    // Compressing per connection would cost more memory and time than one shared buffer saves in bytes.
    perMessageDeflate: false,
    maxPayload: limits.inboundFrameBytes,
    closeTimeout: limits.closeTimeoutMs,
  };
}

/** Node leaves an upgraded socket without an error listener; a reset would then end the process. */
function refuseUpgrade(socket: Duplex): void {
  socket.on("error", () => {});
  socket.end("HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n", () => socket.destroy());
}

function accept(app: ChannelsApp, socket: WebSocket, target: string): void {
  const connection = new Connection(socket, app.limits, (ended) => leave(app, ended));
  // A broken peer is no news: ws closes the socket right after, and an unhandled error would end the process.
  socket.on("error", () => {});
  const refusal = refuseHandshake(app, target);
  if (refusal) connection.end(refusal.code, refusal.message);
  else welcome(app, connection);
}

function welcome(app: ChannelsApp, connection: Connection): void {
  const { socket } = connection;
  app.connections.set(connection.socketId, connection);
  socket.on("close", () => leave(app, connection));
  socket.on("pong", () => {
    connection.isAlive = true;
  });
  socket.on("message", (bytes, isBinary) => {
    // What arrives behind our close frame must not bring a connection back that has left.
    if (socket.readyState === socket.OPEN) handleMessage(app, connection, bytes, isBinary);
  });
  const data = { socket_id: connection.socketId, activity_timeout: app.limits.activityTimeoutSeconds };
  connection.send(encodeFrame({ event: "pusher:connection_established", data }));
}

function leave(app: ChannelsApp, connection: Connection): void {
  app.connections.delete(connection.socketId);
  app.users.remove(connection);
  app.channels.unsubscribeAll(connection);
}

/** Whoever has been silent since the last sweep, although pinged then, is taken for dead. */
function sweepConnections(app: ChannelsApp): void {
  app.channels.cache.forgetExpired();
  for (const connection of app.connections.values()) {
    if (!connection.isAlive) {
      connection.end(closeCode.noPong, "No pong in time");
      continue;
    }
    connection.isAlive = false;
    connection.socket.ping();
  }
}

/** Never 4200 here: pusher-js would then connect twice. */
async function shutDown(app: ChannelsApp, sockets: WebSocketServer): Promise<void> {
  const connections = [...app.connections.values()];
  // Emptied first, so that thousands of departures are not announced to those who leave as well.
  app.connections.clear();
  app.channels.close();
  for (const connection of connections) connection.close(closeCode.goingAway, "Server is going away");
  await Promise.all([app.webhooks.close(), new Promise((resolve) => sockets.close(resolve))]);
}
