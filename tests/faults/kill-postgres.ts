import { mkdtempSync } from "node:fs";
import { chmod } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { type Db, openDatabase } from "../../server/db/client";
import { migrate } from "../../server/db/migrate";
import { readPidFile } from "../../server/selfhost/pid-file";
import { openEmbeddedPostgres } from "../../server/selfhost/postgres";
import { type Fault, strikingPoint } from "./fault";
import { deskServer } from "./server";

/**
 * kill -9 of the whole Postgres or of one of its backends, alternating, under load. Postgres then recovers without
 * help.
 */
export const killPostgres: Fault = {
  name: "kill-postgres",
  async open({ folder }) {
    const home = mkdtempSync(path.join(folder, "kill-postgres-"));
    await chmod(home, 0o755);
    const lost: unknown[] = [];
    const postgres = await openEmbeddedPostgres(home, { onLost: (error) => lost.push(error) });
    await migrate(postgres.url);
    const [db, serving] = [openDatabase(postgres.url, 5), openDatabase(postgres.url, 4)];
    const server = deskServer(serving);
    let round = 0;
    return {
      db,
      async strike(crowd, random) {
        const strikeAt = strikingPoint(crowd, random);
        const victim = ++round % 2 === 0 ? await backend(serving) : postmaster(home);
        let times = 0;
        let up = Promise.resolve();
        await crowd.rush({
          server: async () => {
            await up;
            return server;
          },
          onAnswer: (count) => {
            if (count !== strikeAt) return;
            times += kill(victim);
            up = untilUp(postgres.url, lost);
          },
        });
        await settle(db, serving);
        return {
          times,
          server,
          wrong: lost.splice(0).map((error) => `Postgres did not come back: ${error}`),
        };
      },
      async close() {
        await Promise.all([db.$disconnect(), serving.$disconnect()]);
        await postgres.leave();
      },
    };
  },
};

function postmaster(home: string): number | undefined {
  return readPidFile(path.join(home, "postgres"))?.pid;
}

/** The backend behind the connection that serves the requests. */
async function backend(serving: Db): Promise<number | undefined> {
  const [row] = await serving.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
  return row?.pid;
}

function kill(pid: number | undefined): number {
  if (pid === undefined) return 0;
  process.kill(pid, "SIGKILL");
  return 1;
}

/** Resolves once a new connection is answered. If the cluster is lost, reports that and resolves too. */
async function untilUp(url: string, lost: unknown[]): Promise<void> {
  // Its backends may answer for a moment after the postmaster is gone.
  await new Promise((resolve) => setTimeout(resolve, 100));
  while (lost.length === 0) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.query("select 1");
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await client.end().catch(() => {});
    }
  }
}

/** Makes the pools find out which of their idle connections are broken. */
async function settle(...dbs: Db[]): Promise<void> {
  for (const db of dbs) {
    for (let tries = 0; tries < 20; tries++) {
      if (
        await db.$queryRaw`select 1`.then(
          () => true,
          () => false,
        )
      )
        break;
    }
  }
}
