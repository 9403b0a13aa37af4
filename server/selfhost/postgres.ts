import { existsSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { openDataFolder, readOrMakeSecrets } from "./data-folder";
import { claimCluster } from "./folder-owner";
import { readPidFile } from "./pid-file";
import { createCluster, startCluster, stopCluster } from "./postgres-cluster";
import { locatePostgres, type PostgresProgram } from "./postgres-program";
import { worksIn } from "./server-proof";
import { DiskFullError, StartupError, standstillFault, storageFault } from "./startup-error";

export type EmbeddedPostgres = {
  /** Connection string of the database "turnout", as its superuser. */
  url: string;
  port: number;
  /** Releases the cluster, and stops it if no other process uses it. */
  leave: () => Promise<void>;
};

type EmbeddedOptions = {
  maxConnections?: number;
  /** Called if the cluster died and could not be restarted on the same port. */
  onLost?: (error: unknown) => void;
};

type Access = { program: PostgresProgram; password: string; maxConnections: number };
type Hold = { client: pg.Client; port: number };
type Attempt = { state: "held"; hold: Hold } | { state: "absent" } | { state: "busy"; why: string };

const DATABASE = "turnout";
const SUPERUSER = "turnout";
const PATIENCE_MS = 60_000;
const SPACE_RETRY_MS = 1_000;

/**
 * Every process that uses a cluster holds this advisory lock shared. A process that gets it exclusively is the
 * last.
 */
const IN_USE = 7_468_001;

/**
 * Joins the Postgres that runs on this data folder, or starts it. The last process to leave stops it, whichever
 * process started it. A killed process has left, because its lock ended with its connection. An orphaned Postgres
 * is joined like any other and stopped at the end.
 * @throws StartupError
 */
export async function openEmbeddedPostgres(
  dataDir: string,
  options: EmbeddedOptions = {},
): Promise<EmbeddedPostgres> {
  try {
    return await open(dataDir, options);
  } catch (error) {
    // Any fault of a folder is the operator's to fix, so it is reported without a stack.
    throw error instanceof StartupError
      ? error
      : (standstillFault(error) ?? storageFault("keep its database", path.resolve(dataDir), error));
  }
}

async function open(dataDir: string, options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const folder = openDataFolder(dataDir);
  const program = locatePostgres(folder);
  refuseLostSecrets(folder, program.cluster);
  claimCluster(folder, program.cluster);
  const access: Access = {
    program,
    password: readOrMakeSecrets(folder).postgresPassword,
    maxConnections: options.maxConnections ?? 60,
  };
  let hold = await acquire(access);
  // Not claimed before: a cluster that this start creates did not exist yet.
  claimCluster(folder, program.cluster);
  const { port } = hold;
  let leaving = false;
  let recovering: Promise<void> | undefined;

  function watch(): void {
    hold.client.once("end", () => {
      if (!leaving) recovering = recover();
    });
  }
  async function recover(): Promise<void> {
    try {
      hold = await acquireOnceThereIsSpace(access, port, () => leaving);
      if (hold.port !== port)
        throw new StartupError(`Postgres came back on port ${hold.port} instead of ${port}.`);
      watch();
    } catch (error) {
      if (!leaving) options.onLost?.(error);
    }
  }

  watch();
  await createDatabase(access, port);
  return {
    url: connectionString(access, port, DATABASE),
    port,
    async leave() {
      if (leaving) return;
      leaving = true;
      await recovering;
      await release(access, hold);
    },
  };
}

/** Whether this data folder has a cluster. */
export function hasCluster(dataDir: string): boolean {
  return existsSync(path.join(dataDir, "postgres", "PG_VERSION"));
}

/** The connection string of the database that runs on this folder. Never starts one. @throws StartupError */
export function runningUrl(dataDir: string): string {
  const folder = path.resolve(dataDir);
  const program = hasCluster(folder) ? locatePostgres(folder) : undefined;
  const port = program && readPidFile(program.cluster)?.port;
  if (!program || !port) {
    throw new StartupError(
      `No database is running on ${folder}. Start Turnout first. The port changes with every start.`,
    );
  }
  refuseLostSecrets(folder, program.cluster);
  const password = readOrMakeSecrets(folder).postgresPassword;
  return connectionString({ program, password, maxConnections: 0 }, port, DATABASE);
}

async function acquire(access: Access, preferredPort?: number): Promise<Hold> {
  const deadline = Date.now() + PATIENCE_MS;
  let why = "it did not answer";
  let startedHere = false;
  try {
    while (Date.now() < deadline) {
      const attempt = await tryHold(access);
      if (attempt.state === "held") return attempt.hold;
      if (attempt.state === "absent") {
        await createCluster(access.program, SUPERUSER, access.password);
        // False if another process was faster: then there is a server to join.
        startedHere = await startCluster(access.program, {
          preferredPort,
          maxConnections: access.maxConnections,
        });
        continue;
      }
      why = attempt.why;
      await wait(100);
    }
  } catch (error) {
    if (startedHere) await stopCluster(access.program);
    throw error;
  }
  throw new StartupError(
    `Postgres on ${access.program.cluster} cannot be used: ${why}. Its log is beside that folder. If no Turnout runs on it, stop the process named in ${access.program.cluster}/postmaster.pid and start again.`,
  );
}

/** A full disk has stopped Postgres. It restarts when there is space again, and this process waits for that. */
async function acquireOnceThereIsSpace(
  access: Access,
  port: number,
  isLeaving: () => boolean,
): Promise<Hold> {
  for (let told = false; ; told = true) {
    try {
      return await acquire(access, port);
    } catch (error) {
      if (!(error instanceof DiskFullError) || isLeaving()) throw error;
      if (!told) console.error(error.message);
      await wait(SPACE_RETRY_MS);
    }
  }
}

async function tryHold(access: Access): Promise<Attempt> {
  const running = readPidFile(access.program.cluster);
  if (!running) return { state: "absent" };
  if (running.port === undefined) return { state: "busy", why: "it is still starting" };
  const client = new pg.Client({
    connectionString: connectionString(access, running.port, "postgres"),
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: "turnout-hold",
  });
  client.on("error", () => {});
  try {
    await client.connect();
    if (!(await worksIn(client, access.program.cluster))) {
      await client.end();
      return { state: "busy", why: "another cluster answers on its port" };
    }
    const { rows } = await client.query<{ held: boolean }>("select pg_try_advisory_lock_shared($1) as held", [
      IN_USE,
    ]);
    if (rows[0]?.held) return { state: "held", hold: { client, port: running.port } };
    await client.end();
    return { state: "busy", why: "it is stopping" };
  } catch (error) {
    await client.end().catch(() => {});
    if (error instanceof StartupError) throw error;
    if ((error as { code?: string }).code === "28P01") throw wrongSecrets(access.program.cluster);
    return { state: "busy", why: error instanceof Error ? error.message : String(error) };
  }
}

/** New secrets would only hide that the old ones are needed. */
function refuseLostSecrets(folder: string, cluster: string): void {
  if (existsSync(`${cluster}/PG_VERSION`) && !existsSync(`${folder}/secrets.json`))
    throw wrongSecrets(cluster);
}

function wrongSecrets(cluster: string): StartupError {
  return new StartupError(
    `The password of the database in ${cluster} is not in secrets.json of the data folder. Restore that file, or move the data folder away to start with an empty database.`,
  );
}

async function createDatabase(access: Access, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: connectionString(access, port, "postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (!rowCount) await client.query(`create database ${DATABASE}`);
  } catch (error) {
    // A concurrent start created it just before, or is creating it now.
    if (!["42P04", "23505"].includes((error as { code?: string }).code ?? "")) throw error;
  } finally {
    await client.end();
  }
}

async function release(access: Access, hold: Hold): Promise<void> {
  try {
    // Release before asking: if two processes leave together, the later one then sees that it is the last.
    const { rows } = await hold.client.query<{ last: boolean }>(
      "select pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) as last",
      [IN_USE],
    );
    if (rows[0]?.last) await stopCluster(access.program);
  } catch (error) {
    if (existsSync(`${access.program.cluster}/postmaster.pid`)) throw error;
  } finally {
    await hold.client.end().catch(() => {});
  }
}

function connectionString(access: Access, port: number, database: string): string {
  return `postgresql://${SUPERUSER}:${encodeURIComponent(access.password)}@127.0.0.1:${port}/${database}`;
}
