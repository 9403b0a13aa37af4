import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { expect, test } from "@playwright/test";

test.describe.configure({ mode: "serial" });

type Running = { child: ChildProcess; port: number; output: () => string };

const data = path.join(process.env.E2E_SCRATCH ?? "test-results", "startup");
const started: ChildProcess[] = [];

test.afterAll(async () => {
  for (const child of started) await stop(child, "SIGTERM");
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  return typeof address === "object" && address ? address.port : 0;
}

async function start(settings: Record<string, string> = {}): Promise<Running> {
  const port = Number(settings.PORT ?? (await freePort()));
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    env: { ...process.env, DATABASE_URL: "", TURNOUT_DATA_DIR: data, PORT: String(port), ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => chunks.push(String(chunk)));
  return { child, port, output: () => chunks.join("") };
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exit = once(child, "exit");
  child.kill(signal);
  return ((await exit) as [number | null])[0];
}

async function isReady({ port }: Running): Promise<void> {
  const status = () =>
    fetch(`http://localhost:${port}/api/health/ready`)
      .then((answer) => answer.status)
      .catch(() => 0);
  await expect.poll(status, { timeout: 30_000 }).toBe(200);
}

const databaseRuns = () => existsSync(path.join(data, "postgres", "postmaster.pid"));

test("two servers on one data folder both come up, and the second keeps running when the first stops", async () => {
  const [first, second] = [await start(), await start()];
  await Promise.all([isReady(first), isReady(second)]);
  expect(await stop(first.child, "SIGTERM")).toBe(0);
  await isReady(second);
  expect(await stop(second.child, "SIGINT")).toBe(0);
  expect(databaseRuns()).toBe(false);
});

test("a server that was killed is followed by one that finds its database", async () => {
  const killed = await start();
  await isReady(killed);
  await stop(killed.child, "SIGKILL");
  expect(databaseRuns()).toBe(true);
  const next = await start();
  await isReady(next);
  expect(await stop(next.child, "SIGTERM")).toBe(0);
  expect(databaseRuns()).toBe(false);
});

test("a second server on the same port says which setting to change", async () => {
  const first = await start();
  await isReady(first);
  const second = await start({ PORT: String(first.port) });
  expect((await once(second.child, "exit"))[0]).toBe(1);
  expect(second.output()).toContain("set PORT to another number");
  await isReady(first);
  await stop(first.child, "SIGTERM");
});

test("a production server without its secret says so and does not start", async () => {
  const server = await start({ DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none", NEXTAUTH_SECRET: "" });
  expect((await once(server.child, "exit"))[0]).toBe(1);
  expect(server.output()).toContain("NEXTAUTH_SECRET is not set");
});

test("a server without its database says where it looked, and can still be stopped in order", async () => {
  const settings = {
    DATABASE_URL: "postgresql://me:hidden-word@127.0.0.1:1/none",
    NEXTAUTH_SECRET: "a long text",
  };
  const server = await start(settings);
  await expect.poll(server.output).toContain("127.0.0.1:1/none cannot be reached");
  expect(server.output()).not.toContain("hidden-word");
  expect(await stop(server.child, "SIGTERM")).toBe(0);
});
