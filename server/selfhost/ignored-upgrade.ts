import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** Whether a request asks for a WebSocket that this server offers: live updates, and those of Next in development. */
export function isWebSocketOfOurs({ headers, url }: IncomingMessage): boolean {
  const isWebSocket = (headers.upgrade ?? "")
    .toLowerCase()
    .split(",")
    .some((one) => one.trim() === "websocket");
  return isWebSocket && /^\/(app|_next)\//.test(url ?? "");
}

const unanswered = new WeakMap<object, Set<ServerResponse>>();

/**
 * Records an answer that is still to be sent on its connection.
 * @returns the number of unanswered requests on that connection
 */
export function noteUnanswered(response: ServerResponse): number {
  // Taken from the request: an answer has the socket only when its turn comes.
  const { socket } = response.req;
  const open = unanswered.get(socket) ?? new Set();
  unanswered.set(socket, open.add(response));
  response.once("close", () => open.delete(response));
  return open.size;
}

/**
 * The maximum of consecutive ignored upgrades on one connection: each restarts the connection and copies everything
 * behind it.
 */
const PIPELINED_MAX = 64;
const pipelined = new WeakMap<object, number>();

/** Whether a connection sent too many ignored upgrades without waiting for the answers. Counts this one. */
function isFlood({ headers }: IncomingMessage, socket: Socket, head: Buffer): boolean {
  // The length of a chunked body is unknown, so the bytes behind it may be more than the body.
  const own = headers["transfer-encoding"] ? 0 : Number(headers["content-length"] ?? 0);
  const count = head.length > own ? (pipelined.get(socket) ?? 0) + 1 : 0;
  pipelined.set(socket, count);
  return count > PIPELINED_MAX;
}

/**
 * Answers a request as if it had not asked for an upgrade, which HTTP lets a server do (RFC 9110, 7.8). Once a
 * server listens for upgrades, Node hands over the bare socket of every request with `Upgrade`, its body unread. So
 * the request is put back in front of the following bytes, without its Upgrade header, and the connection restarts:
 * Node again handles bodies, keep-alive and pipelining. Answers to earlier requests on the connection go first. A
 * connection that pipelines too many ignored upgrades is cut.
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

/** Removes Upgrade and the headers that belong to it; they are hop-by-hop. */
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
