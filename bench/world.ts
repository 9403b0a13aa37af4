import { fork } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { mintSignInCookies } from "../server/auth";
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
  /** The authorisation to listen on a private channel, as the site would give it. */
  signChannel: (socketId: string, channel: string) => string;
  people: (count: number) => Promise<Person[]>;
  /** The times of requests on the server since the last call. */
  stages: () => Promise<Stages>;
  /** Resolves once every email and live message so far was sent, so that they do not affect the next measurement. */
  outboxDrained: () => Promise<void>;
  close: () => Promise<void>;
};

/**
 * A new Postgres in its own folder, and the server as its own process.
 * @param settings for the server only
 */
export async function openWorld(settings: Record<string, string> = {}): Promise<World> {
  const { db, url, close } = await openStore();
  const server = await startServer(settings);
  return {
    db,
    url,
    port: server.port,
    key: server.key,
    signChannel: (socketId, channel) => {
      const signature = createHmac("sha256", server.secret).update(`${socketId}:${channel}`).digest("hex");
      return `${server.key}:${signature}`;
    },
    people: async (count) => {
      const ids = await createUsers(db, count);
      const cookies = await mintSignInCookies(db, ids);
      return ids.map((id, index) => ({ id, cookie: cookies[index] ?? "" }));
    },
    stages: server.stages,
    outboxDrained: async () => {
      while (await isOwed(db)) await new Promise((resolve) => setTimeout(resolve, 100));
    },
    close: async () => {
      await server.stop();
      await close();
    },
  };
}

type Store = Pick<World, "db" | "url" | "close">;

/**
 * The Postgres alone, migrated and empty; this process then works on it.
 * @param kept a folder that stays, with what an earlier run left in it
 */
export async function openStore(kept?: string): Promise<Store> {
  const folder = kept ?? mkdtempSync(path.join(tmpdir(), "turnout-bench-"));
  const postgres = await openEmbeddedPostgres(folder, {});
  await migrate(postgres.url);
  provideEnv({
    DATABASE_URL: postgres.url,
    NEXTAUTH_SECRET: "a secret for benchmarks only",
    LOG_LEVEL: "warn",
  });
  const db = openDatabase(postgres.url, 10);
  return {
    db,
    url: postgres.url,
    close: async () => {
      await db.$disconnect();
      await postgres.leave();
      if (!kept) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function isOwed(db: Db): Promise<boolean> {
  const [owed] = await db.$queryRaw<{ is: boolean }[]>`
    select exists (select 1 from "OutboxEvent" where "doneAt" is null and "parkedAt" is null)
      or exists (select 1 from "OutboxTask" where "parkedAt" is null)
      or exists (
        select 1 from "Delivery" where "sentAt" is null and "parkedAt" is null and "skippedAt" is null
          and "runAfter" <= now()
      ) as is`;
  return owed?.is ?? false;
}

type Started = { port: number; key: string; secret: string };
type Server = Started & { stages: () => Promise<Stages>; stop: () => Promise<void> };

async function startServer(settings: Record<string, string>): Promise<Server> {
  const child = fork(path.join(import.meta.dirname, "server.ts"), {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, NODE_ENV: "production", ...settings },
  });
  const started = await new Promise<Started>((resolve, reject) => {
    child.once("message", (message) => resolve(message as Started));
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    ...started,
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
