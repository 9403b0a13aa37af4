import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const START = path.resolve(import.meta.dirname, "../../scripts/start.mjs");
const READY_MS = 180_000;

export type SiteProcess = {
  origin: string;
  /** kill -9. Resolves once it is gone. */
  kill: () => Promise<void>;
  stop: () => Promise<void>;
};

/** The whole self-hosted server as `npm start` runs it, on this database. Builds first if needed. */
export async function startSite(settings: Record<string, string>): Promise<SiteProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [START], {
    env: { ...process.env, ...settings, PORT: String(port), LOG_LEVEL: "silent", TURNOUT_DEMO: "0" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const origin = `http://127.0.0.1:${port}`;
  await untilReady(child, origin);
  return { origin, kill: () => end(child, "SIGKILL"), stop: () => end(child, "SIGTERM") };
}

async function untilReady(child: ChildProcess, origin: string): Promise<void> {
  for (const deadline = Date.now() + READY_MS; Date.now() < deadline; await wait(50)) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const status = await fetch(`${origin}/api/health/ready`).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
  }
  throw new Error("the server does not become ready");
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  return typeof address === "object" && address ? address.port : 0;
}
