import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { log } from "../log";
import { StartupError } from "./startup-error";

export type Site = {
  handleRequest: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
  handleUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void | Promise<void>;
};

export type HttpServer = {
  port: number;
  /** Gives the requests that came during the start, and all later ones, to the site. */
  open: (site: Site) => void;
  /** Stops accepting, lets running requests finish for `patienceMs`, then cuts them off. */
  close: (patienceMs: number) => Promise<void>;
};

/** Many people answer at once when a popular event opens; the default of 511 would refuse some of them. */
const BACKLOG = 4096;

/**
 * Listens at once, so that a taken port is found before anything is started.
 * Until `open` is called requests wait, except those for the health of the server.
 * @param host the address to listen on; all of this machine's, when left out
 * @throws StartupError
 */
export async function listen(port: number, host?: string): Promise<HttpServer> {
  let open: (site: Site) => void = () => {};
  const opened = new Promise<Site>((resolve) => {
    open = resolve;
  });
  let isOpen = false;
  const server = createServer((request, response) => {
    if (!isOpen && answerHealth(request, response)) return;
    void opened.then((site) => answer(site, request, response));
  });
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    void opened.then((site) => upgrade(site, request, socket, head));
  });
  // Longer than the idle time of usual load balancers, which would otherwise reuse a connection just closed here.
  server.keepAliveTimeout = 65_000;
  return {
    port: await bind(server, port, host),
    open(site) {
      isOpen = true;
      open(site);
    },
    close: (patienceMs) => closeServer(server, patienceMs),
  };
}

function bind(server: Server, port: number, host: string | undefined): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(listenFault(error, port, host)));
    server.listen({ port, host, backlog: BACKLOG }, () => resolve((server.address() as AddressInfo).port));
  });
}

function listenFault(error: NodeJS.ErrnoException, port: number, host: string | undefined): Error {
  if (host && ["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN", "EINVAL"].includes(error.code ?? "")) {
    return new StartupError(
      `HOST is ${host}, which is no address of this machine. Set it to one, such as 127.0.0.1, or unset it to listen on all.`,
    );
  }
  if (error.code === "EADDRINUSE") {
    return new StartupError(
      `Port ${port} is taken by another program, perhaps a Turnout that already runs. Stop it, or set PORT to another number: PORT=${port + 1} npm start`,
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
  // A connection is kept alive after its answer and would hold the server open for a minute.
  while (Date.now() < deadline) {
    server.closeIdleConnections();
    if ((await Promise.race([closed, wait(50, "open" as const)])) !== "open") return;
  }
  server.closeAllConnections();
}
