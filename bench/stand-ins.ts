import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server as HttpServer } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from "node:net";
import { startMailServer } from "./reach";

/** A stand-in for an external service, with the settings that point a server to it. */
export type StandIn = { settings: Record<string, string>; stop: () => Promise<void> };

/** A real Redis without persistence; null where `redis-server` is not installed. */
export async function realRedis(): Promise<StandIn | null> {
  const port = await freePort();
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const child = spawn("redis-server", args, { stdio: ["ignore", "pipe", "ignore"] });
  const abandon = () => child.kill("SIGKILL");
  const isReady = await new Promise<boolean>((resolve, reject) => {
    child.once("error", () => resolve(false));
    child.once("exit", () => reject(new Error("redis-server did not start")));
    child.stdout.on("data", (text: Buffer) => text.includes("Ready to accept connections") && resolve(true));
  });
  if (!isReady) return null;
  process.once("exit", abandon);
  return {
    ...redisAt(port),
    stop: async () => {
      process.off("exit", abandon);
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

/** A Redis that accepts connections and never answers. */
export async function silentRedis(): Promise<StandIn> {
  const { port, stop } = await blackHole();
  return { ...redisAt(port), stop };
}

/** A Redis address on which nothing listens. */
export async function noRedis(): Promise<StandIn> {
  return redisAt(1);
}

const redisAt = (port: number): StandIn => ({
  settings: { REDIS_URL: `redis://127.0.0.1:${port}` },
  stop: async () => {},
});

/** A mail server that accepts every email immediately. */
export async function promptMail(): Promise<StandIn> {
  const { port, stop } = await startMailServer();
  return { settings: { SMTP_URL: `smtp://127.0.0.1:${port}` }, stop };
}

/** A mail server that greets after `afterMs` and then says nothing. */
export async function slowMail(afterMs: number): Promise<StandIn> {
  const { port, stop } = await blackHole("220 mail.test ESMTP\r\n", afterMs);
  return { settings: { SMTP_URL: `smtp://127.0.0.1:${port}` }, stop };
}

/** A Channels server that answers every request with this status after `afterMs`, and has no listeners. */
export async function channelsThatSay(status: number, afterMs = 0): Promise<StandIn> {
  const server = createServer((request, response) => {
    request.resume();
    const answer = () => response.writeHead(status, { "content-type": "application/json" }).end("{}");
    if (afterMs === 0) answer();
    else setTimeout(answer, afterMs);
  });
  const port = String(await listening(server));
  const account = { PUSHER_APP_ID: "1", PUSHER_KEY: "key", PUSHER_SECRET: "secret" };
  return {
    settings: { ...account, PUSHER_HOST: "127.0.0.1", PUSHER_PORT: port },
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Accepts every connection and says nothing, or one greeting. */
async function blackHole(greeting?: string, afterMs = 0) {
  const server = createTcpServer((socket) => {
    socket.on("error", () => {});
    if (greeting) setTimeout(() => socket.writable && socket.write(greeting), afterMs);
  });
  return { port: await listening(server), stop: async () => void server.close() };
}

const listening = (server: HttpServer | TcpServer) =>
  new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });

async function freePort(): Promise<number> {
  const probe = createTcpServer();
  const port = await listening(probe);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
