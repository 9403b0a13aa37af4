import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { log } from "../log";
import { asBytes, isLoopbackName, notAllowed, refusedAtTheDoor } from "./front-door";
import { answerWithoutUpgrade, isWebSocketOfOurs, noteUnanswered } from "./ignored-upgrade";
import { StartupError } from "./startup-error";

export type Site = {
  handleRequest: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
  handleUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void | Promise<void>;
};

export type HttpServer = {
  port: number;
  /** Passes the requests that waited during the start, and all later ones, to the site. */
  open: (site: Site) => void;
  /** Stops accepting, lets running requests finish for `patienceMs`, then cuts them. */
  close: (patienceMs: number) => Promise<void>;
};

/** Many people RSVP at the same moment when a popular event opens; the default of 511 would refuse some of them. */
const BACKLOG = 4096;

/**
 * The maximum of unanswered requests per connection. Browsers send one, proxies a few. Without a bound one
 * connection could have thousands handled at the same time and delay all other clients.
 */
const UNANSWERED_MAX = 64;

/** Both loopback addresses: browsers try either for "localhost". */
const LOOPBACK = ["127.0.0.1", "::1"] as const;

export type ListenOptions = {
  /** The address to listen on; default: all addresses of this machine. */
  host?: string | undefined;
  /** Listens on loopback only, whatever `host` is. */
  loopbackOnly?: boolean;
  /** The public URL of the site. Read per request, because it may be derived during the start. */
  siteUrl?: () => string | undefined;
  /** Called for every request that passes the checks. */
  onRequest?: (request: IncomingMessage) => void;
};

/**
 * Listens immediately, so that a port in use is found before anything is started. Until `open` is called, requests
 * wait, except health checks.
 * @throws StartupError
 */
export async function listen(port: number, options: ListenOptions = {}): Promise<HttpServer> {
  const { host, loopbackOnly = false } = options;
  let open: (site: Site) => void = () => {};
  const opened = new Promise<Site>((resolve) => {
    open = resolve;
  });
  const state = { isOpen: false };
  const first = makeServer(opened, state, options);
  const bound = await bind(first, port, loopbackOnly ? LOOPBACK[0] : host);
  const servers = [first];
  if (loopbackOnly) {
    const second = makeServer(opened, state, options);
    if (await bindWherePossible(second, bound, LOOPBACK[1], port === 0)) servers.push(second);
  }
  return {
    port: bound,
    open(site) {
      state.isOpen = true;
      open(site);
    },
    close: async (patienceMs) => {
      await Promise.all(servers.map((server) => closeServer(server, patienceMs)));
    },
  };
}

function makeServer(opened: Promise<Site>, state: { isOpen: boolean }, options: ListenOptions): Server {
  const { host, loopbackOnly = false, siteUrl = () => undefined, onRequest = () => {} } = options;
  const isLoopback = loopbackOnly || (host !== undefined && isLoopbackName(host));
  const refused = (request: IncomingMessage) =>
    refusedAtTheDoor(request, { isLoopback, siteUrl: siteUrl(), listeningOn: host });
  const server = createServer((request, response) => {
    // Bytes read before the connection was cut still arrive here.
    if (request.socket.destroyed) return;
    if (noteUnanswered(response) > UNANSWERED_MAX) return void request.socket.destroy();
    const refusal = refused(request);
    if (refusal) return void response.writeHead(refusal.status, refusal.headers).end(refusal.text);
    onRequest(request);
    if (!state.isOpen && answerHealth(request, response)) return;
    void opened.then((site) => answer(site, request, response));
  });
  server.on("upgrade", (request, socket, head) => {
    if (!isWebSocketOfOurs(request))
      return void answerWithoutUpgrade(server, request, socket as Socket, head);
    socket.on("error", () => socket.destroy());
    const refusal = refused(request);
    if (refusal) return void socket.end(asBytes(refusal), () => socket.destroy());
    void opened.then((site) => upgrade(site, request, socket, head));
  });
  server.on("connect", (_, socket) => {
    socket.on("error", () => socket.destroy());
    socket.end(asBytes(notAllowed()), () => socket.destroy());
  });
  // Longer than the idle timeout of common load balancers, which could otherwise reuse a connection that was just
  // closed here.
  server.keepAliveTimeout = 65_000;
  return server;
}

function bind(server: Server, port: number, host: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(listenFault(error, port, host)));
    server.listen({ port, host, backlog: BACKLOG }, () => resolve((server.address() as AddressInfo).port));
  });
}

/** False if this machine has no such address, or if the port is in use and any other port would do. */
function bindWherePossible(server: Server, port: number, host: string, isAnyPort: boolean): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const isMissing = ["EADDRNOTAVAIL", "EAFNOSUPPORT", "EINVAL"].includes(error.code ?? "");
      if (isMissing || isAnyPort) resolve(false);
      else reject(listenFault(error, port, host));
    });
    server.listen({ port, host, backlog: BACKLOG }, () => resolve(true));
  });
}

function listenFault(error: NodeJS.ErrnoException, port: number, host: string | undefined): Error {
  if (host && ["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN", "EINVAL"].includes(error.code ?? "")) {
    return new StartupError(
      `HOST is ${host}, which is not an address of this machine. Set it to one that is, such as 127.0.0.1, or unset it to listen on all.`,
    );
  }
  if (error.code === "EADDRINUSE") {
    return new StartupError(
      `Port ${port} is in use by another program, perhaps another Turnout. Stop it, or set PORT to another number: PORT=${port + 1} npm start`,
    );
  }
  if (error.code === "EACCES") {
    return new StartupError(
      `Port ${port} may only be used by an administrator. Set PORT to a number above 1023.`,
    );
  }
  return error;
}

function answerHealth(request: IncomingMessage, response: ServerResponse): boolean {
  const path = request.url?.split("?")[0];
  if (path !== "/api/health/live" && path !== "/api/health/ready") return false;
  const live = path === "/api/health/live";
  response.writeHead(live ? 200 : 503, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(live ? { status: "live" } : { status: "not-ready", reason: "starting" }));
  return true;
}

async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await site.handleRequest(request, response);
  } catch (error) {
    log().error({ err: error, path: request.url?.split("?")[0] }, "request failed");
    if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain" });
    response.end();
  }
}

async function upgrade(site: Site, request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
  try {
    await site.handleUpgrade(request, socket, head);
  } catch (error) {
    log().error({ err: error, path: request.url?.split("?")[0] }, "upgrade failed");
    socket.destroy();
  }
}

async function closeServer(server: Server, patienceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const deadline = Date.now() + patienceMs;
  // A kept-alive connection would otherwise hold the server open for a minute after its last answer.
  while (Date.now() < deadline) {
    server.closeIdleConnections();
    if ((await Promise.race([closed, wait(50, "open" as const)])) !== "open") return;
  }
  server.closeAllConnections();
}
