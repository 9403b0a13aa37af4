import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { mintSessionCookie } from "../server/auth";
import { type Db, openDatabase } from "../server/db/client";
import { migrate } from "../server/db/migrate";
import { provideEnv } from "../server/env";
import { openEmbeddedPostgres } from "../server/selfhost/postgres";
import { createUsers } from "../tests/factories";
import type { Stages } from "./server";

export type Person = { id: string; cookie: string };

export type World = {
  db: Db;
  url: string;
  port: number;
  /** The key of the live channels. */
  key: string;
  people: (count: number) => Promise<Person[]>;
  /** Where the time of requests went on the server since the last call. */
  stages: () => Promise<Stages>;
  /** Resolves once every mail and live message so far is out, so that they do not weigh on what is measured next. */
  outboxDrained: () => Promise<void>;
  close: () => Promise<void>;
};

/** A fresh Postgres in a folder of its own, and the server as a process of its own. */
export async function openWorld(): Promise<World> {
  const folder = mkdtempSync(path.join(tmpdir(), "turnout-bench-"));
  const postgres = await openEmbeddedPostgres(folder, {});
  await migrate(postgres.url);
  provideEnv({
    DATABASE_URL: postgres.url,
    NEXTAUTH_SECRET: "a secret for benchmarks only",
    LOG_LEVEL: "warn",
  });
  const db = openDatabase(postgres.url, 10);
  const server = await startServer();
  return {
    db,
    url: postgres.url,
    port: server.port,
    key: server.key,
    people: async (count) => {
      const ids = await createUsers(db, count);
      return Promise.all(
        ids.map(async (id) => ({ id, cookie: await mintSessionCookie({ id, sessionEpoch: 0 }) })),
      );
    },
    stages: server.stages,
    outboxDrained: async () => {
      while ((await db.outboxEvent.count({ where: { doneAt: null, parkedAt: null } })) > 0) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    close: async () => {
      await server.stop();
      await db.$disconnect();
      await postgres.leave();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Server = { port: number; key: string; stages: () => Promise<Stages>; stop: () => Promise<void> };

async function startServer(): Promise<Server> {
  const child = fork(path.join(import.meta.dirname, "server.ts"), {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  const { port, key } = await new Promise<{ port: number; key: string }>((resolve, reject) => {
    child.once("message", (message) => resolve(message as { port: number; key: string }));
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    port,
    key,
    stages: () =>
      new Promise((resolve) => {
        child.once("message", (message) => resolve(message as Stages));
        child.send("stages");
      }),
    stop: () => {
      child.disconnect();
      return ended;
    },
  };
}
