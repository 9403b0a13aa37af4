import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { isReady, type Running, startServer, stopServer as stop } from "./own-server";

// Each server fills a database with the demo first.
test.describe.configure({ mode: "serial", timeout: 180_000 });

const data = path.join(process.env.E2E_SCRATCH ?? "test-results", "startup");
const started: ChildProcess[] = [];

test.afterAll(async () => {
  for (const child of started) await stop(child, "SIGTERM");
});

async function start(settings: Record<string, string> = {}): Promise<Running> {
  const server = await startServer({ TURNOUT_DATA_DIR: data, ...settings });
  started.push(server.child);
  return server;
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

test("a server that follows a killed one finds its database", async () => {
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
