import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Redis } from "ioredis";
import { onTestFinished } from "vitest";

export type RedisServer = {
  url: string;
  /** A client of its own, as a reader would have. */
  open: () => Redis;
  /** Stops it in the middle of whatever it does; its connections stay open. */
  pause: () => void;
  resume: () => void;
  kill: () => Promise<void>;
  /** Restarts it on its port, with its data. */
  start: () => Promise<void>;
};

/** A real Redis on a free port and in a folder of its own, gone when the test ends. */
export async function startRedis({ password }: { password?: string } = {}): Promise<RedisServer> {
  const folder = mkdtempSync(path.join(tmpdir(), "turnout-redis-"));
  const port = await freePort();
  const url = `redis://${password ? `:${password}@` : ""}127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const clients: Redis[] = [];
  const abandon = () => child?.kill("SIGKILL");

  async function kill(): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child?.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  }

  async function start(): Promise<void> {
    const args = ["--port", `${port}`, "--bind", "127.0.0.1", "--dir", folder, "--save", ""];
    // Each command is on disk before it is answered, so that a kill loses nothing.
    args.push("--appendonly", "yes", "--appendfsync", "always");
    if (password) args.push("--requirepass", password);
    const started = spawn("redis-server", args, { stdio: ["ignore", "pipe", "ignore"] });
    child = started;
    await new Promise<void>((resolve, reject) => {
      started.on("error", reject).on("exit", () => reject(new Error("redis-server did not start")));
      started.stdout.on("data", (text: Buffer) => {
        if (text.includes("Ready to accept connections")) resolve();
      });
    });
  }

  process.once("exit", abandon);
  onTestFinished(async () => {
    for (const client of clients) client.disconnect();
    await kill();
    process.off("exit", abandon);
    rmSync(folder, { recursive: true, force: true });
  });
  await start();
  return {
    url,
    kill,
    start,
    open() {
      const client = new Redis(url);
      client.on("error", () => {});
      clients.push(client);
      return client;
    },
    pause: () => void child?.kill("SIGSTOP"),
    resume: () => void child?.kill("SIGCONT"),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
