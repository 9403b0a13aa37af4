import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { readPidFile } from "./pid-file";
import { type PostgresProgram, runProgram } from "./postgres-program";
import { isNearlyFull, StartupError, storageFault } from "./startup-error";

const LOG_BYTES_MAX = 10_000_000;
const ABANDONED_AFTER_MS = 600_000;
const INITDB_FLAGS = ["-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "--locale-provider=builtin"];

/** Small, for a machine shared with the app. fsync stays on: this database holds user data. */
const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "shared_buffers=64MB",
  "max_wal_size=512MB",
  "jit=off",
  "timezone=UTC",
  "log_timezone=UTC",
];

/**
 * Creates the cluster if there is none. It is built in a temporary place and moved when finished, so an interrupted
 * start leaves no partial cluster.
 * @throws StartupError
 */
export async function createCluster(
  program: PostgresProgram,
  superuser: string,
  password: string,
): Promise<void> {
  const { cluster } = program;
  if (existsSync(path.join(cluster, "PG_VERSION"))) return;
  if (existsSync(cluster) && readdirSync(cluster).length > 0) {
    throw new StartupError(
      `${cluster} holds files but no database. Turnout leaves them alone: move them away and start again.`,
    );
  }
  removeAbandoned(path.dirname(cluster));
  const staging = `${cluster}.new-${randomBytes(4).toString("hex")}`;
  const passwordFile = `${staging}.password`;
  try {
    mkdirSync(staging, { mode: 0o700 });
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    for (const made of program.user ? [staging, passwordFile] : []) {
      chownSync(made, program.user?.uid ?? 0, program.user?.gid ?? 0);
    }
    await initialise(program, superuser, staging, passwordFile);
    moveIntoPlace(staging, cluster);
  } catch (error) {
    throw error instanceof StartupError
      ? error
      : storageFault("create its database", path.dirname(cluster), error);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(staging, { recursive: true, force: true });
  }
}

async function initialise(
  program: PostgresProgram,
  superuser: string,
  staging: string,
  passwordFile: string,
): Promise<void> {
  const args = ["-D", staging, "-U", superuser, `--pwfile=${passwordFile}`, ...INITDB_FLAGS];
  const { ok, output } = await runProgram(program, program.initdb, [...args, "--builtin-locale=C.UTF-8"]);
  if (!ok) throw new Error(output);
}

function moveIntoPlace(staging: string, cluster: string): void {
  try {
    renameSync(staging, cluster);
  } catch (error) {
    // A concurrent start finished first; its cluster is the one to use.
    if (!existsSync(path.join(cluster, "PG_VERSION"))) throw error;
  }
}

function removeAbandoned(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!/^postgres\.new-[0-9a-f]{8}(\.password)?$/.test(name)) continue;
    const found = path.join(parent, name);
    const age = Date.now() - (statSync(found, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > ABANDONED_AFTER_MS) rmSync(found, { recursive: true, force: true });
  }
}

/**
 * Starts the server, detached from this process.
 * @returns false if another process started it first
 * @throws StartupError
 */
export async function startCluster(
  program: PostgresProgram,
  { preferredPort, maxConnections }: { preferredPort: number | undefined; maxConnections: number },
): Promise<boolean> {
  const log = prepareLog(program);
  for (let attempt = 0; ; attempt++) {
    const offset = statSync(log).size;
    const port = attempt === 0 && preferredPort ? preferredPort : await freePort();
    const settings = [...SETTINGS, `max_connections=${maxConnections}`]
      .map((setting) => `-c ${setting}`)
      .join(" ");
    const args = [
      "start",
      "-D",
      program.cluster,
      "-w",
      "-t",
      "120",
      "-s",
      "-l",
      log,
      "-o",
      `-p ${port} ${settings}`,
    ];
    const { ok, output } = await runProgram(program, program.pgCtl, args);
    if (ok) return true;
    const told = `${readFileSync(log).subarray(offset).toString("utf8")}${output}`;
    if (/lock file "postmaster.pid" (already exists|is empty)/.test(told)) return false;
    if (/could not bind|Address already in use/.test(told) && attempt < 3) continue;
    throw startFault(program.cluster, log, told);
  }
}

function startFault(cluster: string, log: string, told: string): StartupError {
  if (/database files are incompatible/.test(told)) {
    return new StartupError(
      `The database in ${cluster} was made by another version of Postgres. Start it with the Turnout that made it and run "npm run backup" there, then "npm run restore" here with TURNOUT_DATA_DIR set to a new folder.`,
    );
  }
  // A full disk may have kept the log from saying so.
  if (isNearlyFull(path.dirname(cluster))) {
    return storageFault("start its database", path.dirname(cluster), "No space left on device");
  }
  if (/No space left on device|Permission denied|Read-only/.test(told)) {
    return storageFault("start its database", path.dirname(cluster), told);
  }
  const fatal = told.split("\n").filter((line) => /FATAL|PANIC|ERROR|HINT/.test(line));
  const said = (fatal.length > 0 ? fatal : [told.trim().split("\n")[0] ?? ""]).join(" ").slice(0, 1_000);
  return new StartupError(
    `Postgres did not start on ${cluster}. ${said} The full log is in ${log}. Restore a backup, or set TURNOUT_DATA_DIR to a new folder to start with an empty database.`,
  );
}

/** Stops the server cleanly and waits until it has exited. */
export async function stopCluster(program: PostgresProgram): Promise<void> {
  const args = ["stop", "-D", program.cluster, "-m", "fast", "-w", "-t", "60", "-s"];
  const { ok, output } = await runProgram(program, program.pgCtl, args);
  if (!ok && readPidFile(program.cluster))
    throw new StartupError(`Postgres could not be stopped: ${output.trim()}`);
}

function prepareLog(program: PostgresProgram): string {
  const log = `${program.cluster}.log`;
  try {
    if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES_MAX) renameSync(log, `${log}.old`);
    writeFileSync(log, "", { flag: "a", mode: 0o600 });
    chmodSync(log, 0o600);
    if (program.user) chownSync(log, program.user.uid, program.user.gid);
  } catch (error) {
    throw storageFault("write the log of its database", path.dirname(log), error);
  }
  return log;
}

/** A port on which no program listens at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
