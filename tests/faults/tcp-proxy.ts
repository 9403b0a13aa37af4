import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { endsAnswer, messageReader, statementIn, type WireMessage } from "./postgres-messages";

/**
 * Where a connection can break:
 * - `before-begin`: a transaction was about to begin; the server hears nothing of it
 * - `after-statement`: the server has executed a statement of an open transaction; its answer is lost
 * - `after-commit`: the server has committed; its answer is lost
 */
export type CutPoint = "before-begin" | "after-statement" | "after-commit";

export type TcpProxy = {
  /** The connection string of the server through this proxy. */
  url: string;
  /**
   * Breaks the connection at the next `times` such points, then lets everything through again. `statement` is the
   * number of the statement within a transaction, from 1.
   */
  cutAt: (point: CutPoint, how: { times: number; statement: number }) => void;
  /** How many connections were broken so far. */
  cuts: () => number;
  close: () => Promise<void>;
};

const BEGIN = /^\s*begin/i;
const COMMIT = /^\s*commit/i;
const ENDS = /^\s*(commit|rollback)/i;

/** Whether to break the connection here; counts it if so. */
type TakeCut = (point: CutPoint, statement?: number) => boolean;

/**
 * A proxy to Postgres that can break a connection at an exact point of a transaction: both ends then see a broken
 * connection.
 */
export async function openTcpProxy(databaseUrl: string): Promise<TcpProxy> {
  const target = new URL(databaseUrl);
  let armed: { point: CutPoint; times: number; statement: number } | undefined;
  let cuts = 0;
  const sockets = new Set<Socket>();

  function takeCut(point: CutPoint, statement = 0): boolean {
    if (!armed || armed.point !== point || armed.times === 0) return false;
    if (point === "after-statement" && armed.statement !== statement) return false;
    armed.times--;
    cuts++;
    return true;
  }
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket.setNoDelay(true));
      socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    }
    relay(client, upstream, takeCut);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    cutAt(point, how) {
      armed = { point, ...how };
    },
    cuts: () => cuts,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/**
 * Forwards messages until the connection is to be broken. A client awaits each answer before it sends its next
 * statement.
 */
function relay(client: Socket, upstream: Socket, takeCut: TakeCut): void {
  /** Statements of the open transaction so far; null outside of one. */
  let statements: number | null = null;
  let cutAfterAnswer = false;

  function cut(): void {
    client.destroy();
    upstream.destroy();
  }
  /** @returns false where the connection was broken instead */
  function toServer(message: WireMessage): boolean {
    const statement = statementIn(message);
    if (statement !== null) {
      if (BEGIN.test(statement) && takeCut("before-begin")) return false;
      if (BEGIN.test(statement)) statements = 0;
      else if (ENDS.test(statement)) {
        statements = null;
        cutAfterAnswer ||= COMMIT.test(statement) && takeCut("after-commit");
      } else if (statements !== null) {
        cutAfterAnswer ||= takeCut("after-statement", ++statements);
      }
    }
    upstream.write(message.bytes);
    return true;
  }
  const fromClient = messageReader("startup");
  client.on("data", (chunk) => {
    if (!fromClient(chunk).every(toServer)) cut();
  });
  const fromServer = messageReader("plain");
  upstream.on("data", (chunk) => {
    // The answer is complete before the connection breaks, so the server is known to have executed the statement.
    if (cutAfterAnswer) {
      if (fromServer(chunk).some(endsAnswer)) cut();
      return;
    }
    fromServer(chunk);
    client.write(chunk);
  });
  client.on("close", () => upstream.destroy());
  upstream.on("close", () => client.destroy());
}
