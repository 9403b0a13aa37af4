import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** What a request may ask to become; live updates, and those of Next while developing, are the only ones we know. */
export function isWebSocketOfOurs({ headers, url }: IncomingMessage): boolean {
  const isWebSocket = (headers.upgrade ?? "")
    .toLowerCase()
    .split(",")
    .some((one) => one.trim() === "websocket");
  return isWebSocket && /^\/(app|_next)\//.test(url ?? "");
}

const unanswered = new WeakMap<object, Set<ServerResponse>>();

/** Remembers an answer that is still to be given on its connection. @returns how many of its connection are */
export function noteUnanswered(response: ServerResponse): number {
  // Of the request: an answer has the socket only once it is its turn.
  const { socket } = response.req;
  const open = unanswered.get(socket) ?? new Set();
  unanswered.set(socket, open.add(response));
  response.once("close", () => open.delete(response));
  return open.size;
}

/** Of one connection, one after the other: each begins it anew, with all that stands behind it copied. */
const PIPELINED_MAX = 64;
const pipelined = new WeakMap<object, number>();

/** Whether a connection has sent too many ignored upgrades without waiting for the answers. Counts this one. */
function isFlood({ headers }: IncomingMessage, socket: Socket, head: Buffer): boolean {
  // Of a body in chunks the length is unknown, so what stands behind it may be more than its own.
  const own = headers["transfer-encoding"] ? 0 : Number(headers["content-length"] ?? 0);
  const count = head.length > own ? (pipelined.get(socket) ?? 0) + 1 : 0;
  pipelined.set(socket, count);
  return count > PIPELINED_MAX;
}

/**
 * Answers a request as if it had not asked for an upgrade, which HTTP lets a server do (RFC 9110, 7.8). Node hands over
 * the bare socket of every request with `Upgrade` once a server listens for upgrades, its body unread. So the request is
 * put back in front of what follows, without the wish, and the connection begins anew: bodies, keep-alive and pipelining
 * are then Node's business again. Answers to earlier requests on the connection go first. A connection that pipelines
 * too many of them is cut.
 */
export async function answerWithoutUpgrade(
  server: Server,
  request: IncomingMessage,
  socket: Socket,
  head: Buffer,
): Promise<void> {
  if (isFlood(request, socket, head)) return void socket.destroy();
  const before = [...(unanswered.get(socket) ?? [])];
  const ignoreFault = () => {};
  socket.on("error", ignoreFault);
  await Promise.all(before.map((response) => new Promise((resolve) => response.once("close", resolve))));
  socket.off("error", ignoreFault);
  if (socket.destroyed || socket.writableEnded) return;
  socket.setTimeout(0);
  socket.unshift(Buffer.concat([headWithoutUpgrade(request), head]));
  server.emit("connection", socket);
}

/** Upgrade, and what belongs to it alone, are for this connection only. */
function headWithoutUpgrade({ method, url, httpVersion, rawHeaders }: IncomingMessage): Buffer {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = "", value = ""] = rawHeaders.slice(at, at + 2);
    if (/^(upgrade|http2-settings)$/i.test(name)) continue;
    if (!/^connection$/i.test(name)) {
      lines.push(`${name}: ${value}`);
      continue;
    }
    const kept = value.split(",").filter((one) => !/^\s*(upgrade|http2-settings)\s*$/i.test(one));
    if (kept.length > 0) lines.push(`${name}: ${kept.join(",")}`);
  }
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
}
