import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { ChannelsApp } from "./app";

const retrySeconds = 10;

type GateRefusal = { status: 403 | 429 | 503; text: string };

/**
 * Why a client is refused before its socket opens, or null. The answer is plain HTTP: opening a socket only to
 * close it would cost the resources that this bound protects, and Pusher clients wait longer before a retry than
 * after a close.
 */
export function refuseAtGate(
  app: ChannelsApp,
  request: IncomingMessage,
  who: { address: string | null; isOwnPage: (request: IncomingMessage) => boolean },
): GateRefusal | null {
  // Programs send no Origin. In a browser the page cannot choose it.
  if (request.headers.origin !== undefined && !who.isOwnPage(request)) {
    return {
      status: 403,
      text: "Live updates are for pages of this site. If this page belongs to it, set NEXTAUTH_URL to the URL that people open.",
    };
  }
  const full = app.clients.fullOfConnections(who.address);
  if (full === "all") return { status: 503, text: "Over connection capacity. Try again later." };
  if (full === "address") return { status: 429, text: "Too many connections from your address." };
  return null;
}

/** The default rule: a page of the same host as the request. */
export function isPageOfHost({ headers: { origin, host } }: IncomingMessage): boolean {
  return host !== undefined && [`http://${host}`, `https://${host}`].includes(origin?.toLowerCase() ?? "");
}

/** Node leaves an upgraded socket without an error listener; a reset would then end the process. */
export function refuseUpgrade(socket: Duplex, { status, text }: GateRefusal): void {
  socket.on("error", () => {});
  const body = `${text}\n`;
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "Content-Type: text/plain; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
    ...(status === 403 ? [] : [`Retry-After: ${retrySeconds}`]),
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`, () => socket.destroy());
}
