import { createServer, request as httpRequest, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import pino from "pino";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import type { TestDatabase } from "../../../tests/database";
import { createEvent, newId, type TestEvent } from "../../../tests/factories";
import { mintSignInCookie } from "../../auth";
import { database } from "../../db/client";
import { createAccessToken } from "../../domains/accounts/tokens/commands";
import { provideEnv } from "../../env";
import { handleGraphql } from "../../graphql/node-handler";
import { type ChannelsServer, createChannelsServer } from "../../selfhost/channels/server";
import { liveClients } from "../../selfhost/live-clients";
import { handleRest } from "../node-handler";

export type Person = { id: string; email: string; cookie: string; token: string };

export type Sent = {
  as?: Person;
  /** Sent as JSON; text is sent as it is. */
  body?: unknown;
  headers?: Record<string, string>;
};

export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers as any other program would.
  body: any;
};

const CHANNELS = { appId: "1", key: "test-key", secret: "test-secret" };

/**
 * The REST API, GraphQL and the Channels server on a port of their own, with the test database. A test during which the
 * server logs an error fails.
 */
export function restSite(on: TestDatabase) {
  const faults: string[] = [];
  let channels: ChannelsServer;
  const server = createServer((req, res) => {
    if (channels.handleRequest(req, res) || handleRest(req, res) || handleGraphql(req, res)) return;
    res.writeHead(418).end("not REST");
  });
  server.on("upgrade", (req, socket, head) => channels.handleUpgrade(req, socket, head));
  const port = () => (server.address() as AddressInfo).port;

  beforeAll(async () => {
    // Replaces the logger of this process before its first use.
    const sink = { write: (line: string) => void faults.push(line) };
    Object.assign(globalThis, { turnoutLog: pino({ level: "error" }, sink) });
    channels = createChannelsServer({ ...CHANNELS, ...liveClients });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    provideEnv({
      DATABASE_URL: on.requestUrl,
      NEXTAUTH_SECRET: "a secret for tests",
      NEXTAUTH_URL: `http://127.0.0.1:${port()}`,
      PUSHER_APP_ID: CHANNELS.appId,
      PUSHER_KEY: CHANNELS.key,
      PUSHER_SECRET: CHANNELS.secret,
      PUSHER_HOST: "127.0.0.1",
      PUSHER_PORT: String(port()),
    });
  });
  afterEach(() => expect(faults.splice(0)).toEqual([]));
  afterAll(async () => {
    await channels.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await database().$disconnect();
  });

  return {
    get origin() {
      return `http://127.0.0.1:${port()}`;
    },
    /** @param path below /api/v1, or absolute if it begins with /api/ */
    call: (method: string, path: string, sent: Sent = {}) =>
      send(port(), method, path.startsWith("/api/") ? path : `/api/v1${path}`, sent),
    /** A published event that starts tomorrow by the real clock, because seats are decided by the database's clock. */
    event: (
      terms: Parameters<typeof createEvent>[1] = {},
      facts: Parameters<typeof createEvent>[2] = {},
    ): Promise<TestEvent> => createEvent(on.db, { startsAt: inDays(1), endsAt: inDays(2), ...terms }, facts),
    person: (change: Partial<{ name: string; email: string }> = {}) => createPerson(on, change),
  };
}

export function inDays(days: number): Date {
  return new Date(Date.now() + days * 86_400_000);
}

/** Node's own client, because `fetch` would normalize paths and headers. */
function send(port: number, method: string, path: string, { as, body, headers }: Sent): Promise<Answer> {
  const text = body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body);
  const isChunked = headers?.["transfer-encoding"] !== undefined;
  const sent = {
    ...(text !== undefined && { "content-type": "application/json" }),
    ...(text !== undefined && !isChunked && { "content-length": Buffer.byteLength(text) }),
    ...(as && { authorization: `Bearer ${as.token}` }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const req = httpRequest({ host: "127.0.0.1", port, method, path, headers: sent, agent: false }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk: Buffer) => chunks.push(chunk));
      res.on("end", () => {
        const answer = Buffer.concat(chunks).toString();
        const isJson = res.headers["content-type"] === "application/json" && answer !== "";
        const body = isJson ? JSON.parse(answer) : null;
        resolve({ status: res.statusCode ?? 0, headers: res.headers, text: answer, body });
      });
    });
    req.on("error", reject);
    req.end(text);
  });
}

async function createPerson(
  { db }: TestDatabase,
  change: Partial<{ name: string; email: string }>,
): Promise<Person> {
  const id = newId();
  const email = `${id}@people.test`;
  const user = await db.user.create({
    data: { id, email, name: "Rui Costa", emailVerifiedAt: new Date(), ...change },
  });
  const made = { userId: id, name: "tests", expiresAt: null, now: new Date() };
  const { token } = await createAccessToken(db, made);
  return { id, email: user.email, cookie: await mintSignInCookie(db, id), token };
}
