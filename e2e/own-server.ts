import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { expect } from "@playwright/test";

export type Running = { child: ChildProcess; port: number; output: () => string };

/** A server beside the one under test, with settings of its own. The test that starts it stops it. */
export async function startServer(settings: Record<string, string>): Promise<Running> {
  const port = Number(settings.PORT ?? (await freePort()));
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    env: { ...process.env, DATABASE_URL: "", PORT: String(port), ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => chunks.push(String(chunk)));
  return { child, port, output: () => chunks.join("") };
}

/** Its exit status, or null where a signal ended it. One that has ended already is left as it is. */
export async function stopServer(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exit = once(child, "exit");
  child.kill(signal);
  return ((await exit) as [number | null])[0];
}

export async function isReady({ port }: Running): Promise<void> {
  const status = () =>
    fetch(`http://localhost:${port}/api/health/ready`)
      .then((answer) => answer.status)
      .catch(() => 0);
  await expect.poll(status, { timeout: 60_000 }).toBe(200);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  return typeof address === "object" && address ? address.port : 0;
}
