import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { ChannelsApp } from "./app";

const retrySeconds = 10;

export type GateRefusal = { status: 403 | 429 | 503; text: string };

/**
 * Why a client gets no socket at all, or null. Said in HTTP: a socket that is opened to be closed would cost what is
 * to be saved, and clients of the protocol come back later than from a close.
 */
export function refuseAtGate(
  app: ChannelsApp,
  request: IncomingMessage,
  who: { address: string | null; isOwnPage: (request: IncomingMessage) => boolean },
): GateRefusal | null {
  // Programs send none. What a browser sends is not the page's to choose.
  if (request.headers.origin !== undefined && !who.isOwnPage(request)) {
    return {
      status: 403,
      text: "Live updates are for pages of this site. If this page is one, set NEXTAUTH_URL to the address that people open.",
    };
  }
  const full = app.clients.fullOfConnections(who.address);
  if (full === "all") return { status: 503, text: "Over connection capacity. Try again later." };
  if (full === "address") return { status: 429, text: "Too many connections from your address." };
  return null;
}

/** Without a better judge: a page of the very host that it asks. */
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
