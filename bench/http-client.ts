import { connect, type Socket } from "node:net";

export type Answer = { status: number; body: string; ms: number };

/**
 * The HTTP client of the load generator: one keep-alive connection per caller and as little work per answer as
 * possible, because it shares the processor with the server that it measures.
 */
export class Connections {
  private constructor(private readonly sockets: Socket[]) {}

  /** Opens `count` connections to this machine. */
  static async open(port: number, count: number): Promise<Connections> {
    const sockets: Socket[] = [];
    while (sockets.length < count) {
      const some = Array.from({ length: Math.min(100, count - sockets.length) }, () => openSocket(port));
      sockets.push(...(await Promise.all(some)));
    }
    return new Connections(sockets);
  }

  /** Sends one request per connection concurrently. */
  burst(requests: Buffer[]): Promise<Answer[]> {
    const startedAt = performance.now();
    return Promise.all(
      requests.map((request, index) => {
        const socket = this.sockets[index];
        if (!socket) throw new Error("more requests than connections");
        return exchange(socket, request, startedAt);
      }),
    );
  }

  /**
   * Sends each request at its scheduled time on any free connection, even if earlier requests are unanswered. Times
   * count from the scheduled time, so a slow answer cannot hide behind delayed requests (no coordinated omission).
   * @param atMs when to send each, in ms from now, ascending
   */
  async schedule(requests: { atMs: number; bytes: Buffer }[]): Promise<Answer[]> {
    const startedAt = performance.now();
    const idle = [...this.sockets];
    const waiting: ((socket: Socket) => void)[] = [];
    const take = () => idle.pop() ?? new Promise<Socket>((resolve) => void waiting.push(resolve));
    const giveBack = (socket: Socket) => {
      const next = waiting.shift();
      if (next) next(socket);
      else idle.push(socket);
    };
    const answers: Promise<Answer>[] = [];
    for (const { atMs, bytes } of requests) {
      const aheadMs = atMs - (performance.now() - startedAt);
      if (aheadMs > 0) await new Promise((resolve) => setTimeout(resolve, aheadMs));
      answers.push(
        (async () => {
          const socket = await take();
          const answer = await exchange(socket, bytes, startedAt + atMs);
          giveBack(socket);
          return answer;
        })(),
      );
    }
    return Promise.all(answers);
  }

  /** Sends one request on the connection with this number. */
  send(index: number, request: Buffer): Promise<Answer> {
    const socket = this.sockets[index];
    if (!socket) throw new Error("there is no such connection");
    return exchange(socket, request, performance.now());
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
  }
}

/** A tRPC mutation as the bytes of an HTTP request. */
export function trpcRequest(procedure: string, cookie: string, input: unknown): Buffer {
  const body = JSON.stringify(input);
  return Buffer.from(
    `POST /api/trpc/${procedure} HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** A tRPC query as the bytes of an HTTP request. */
export function trpcQuery(procedure: string, cookie: string, input: unknown): Buffer {
  const asked = encodeURIComponent(JSON.stringify(input));
  return Buffer.from(
    `GET /api/trpc/${procedure}?input=${asked} HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\n\r\n`,
  );
}

function openSocket(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    socket.once("error", reject);
    socket.once("connect", () => resolve(socket));
  });
}

function exchange(socket: Socket, request: Buffer, startedAt: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let text = "";
    const onData = (chunk: Buffer) => {
      text += chunk.toString("latin1");
      const body = completeBody(text);
      if (body === null) return;
      socket.off("data", onData);
      socket.off("close", onClose);
      resolve({ status: Number(text.slice(9, 12)), body, ms: performance.now() - startedAt });
    };
    const onClose = () => reject(new Error("the server closed a connection without an answer"));
    socket.on("data", onData);
    socket.once("close", onClose);
    socket.write(request);
  });
}

/** The body once it is complete; null before. Supports a Content-Length header and chunks. */
function completeBody(text: string): string | null {
  const headEnd = text.indexOf("\r\n\r\n");
  if (headEnd < 0) return null;
  const rest = text.slice(headEnd + 4);
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, headEnd))?.[1];
  if (length !== undefined) return rest.length >= Number(length) ? rest : null;
  if (!rest.endsWith("0\r\n\r\n")) return null;
  return rest.replace(/(^|\r\n)[0-9a-f]+\r\n/gi, "");
}
