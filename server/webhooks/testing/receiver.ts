import { readFileSync } from "node:fs";
import http, { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import https from "node:https";
import path from "node:path";
import type { TLSSocket } from "node:tls";
import { onTestFinished } from "vitest";
import type { Transport } from "../post";

export type Received = {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** The name that the connection was made for; over TLS only. */
  servername: string | undefined;
};

export type Receiver = {
  url: string;
  port: number;
  received: Received[];
  /** Attempts that it holds right now, and the most that it held at the same time. */
  held: { now: number; most: number };
  /** What it answers; 200 at first. */
  answer: (respond: (received: Received, response: ServerResponse, request: IncomingMessage) => void) => void;
};

/** A key and certificate of hooks.turnout.test, a name that exists nowhere. */
export const CERTIFICATE = readFileSync(path.join(import.meta.dirname, "hooks.turnout.test.pem"), "utf8");

/** A real server on a free port of this machine, closed when the test ends. */
export async function startReceiver({ tls = false } = {}): Promise<Receiver> {
  const received: Received[] = [];
  const held = { now: 0, most: 0 };
  let respond: Parameters<Receiver["answer"]>[0] = (_, response) => response.end("thanks");
  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    held.most = Math.max(held.most, ++held.now);
    response.on("close", () => held.now--);
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const servername = (request.socket as Partial<TLSSocket>).servername || undefined;
      const body = Buffer.concat(chunks).toString();
      const one = { path: request.url ?? "", headers: request.headers, body, servername };
      received.push(one);
      respond(one, response, request);
    });
  };
  const server = tls
    ? https.createServer({ key: CERTIFICATE, cert: CERTIFICATE }, onRequest)
    : http.createServer(onRequest);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => void server.close(() => resolve()));
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const url = tls ? `https://hooks.turnout.test:${port}/in` : `http://127.0.0.1:${port}/in`;
  const answer: Receiver["answer"] = (next) => {
    respond = next;
  };
  return { url, port, received, held, answer };
}

/** The way to receivers on this machine, which the real one refuses. */
export const TO_THIS_MACHINE: Transport = {
  gate: { faultOfUrl: () => null, isAllowed: () => true, resolve: async () => ["127.0.0.1"] },
  timeoutMs: 5_000,
};
