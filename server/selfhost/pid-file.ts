import { linkSync, readFileSync, readlinkSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";

export type RunningCluster = {
  /** Both are undefined until the server has written them. */
  pid: number | undefined;
  port: number | undefined;
};

/** How long a server may leave its pid file empty between creating and writing it, in milliseconds. */
const EMPTY_MS = 5_000;

/**
 * The server that runs on this data directory, or undefined. A pid file that no server on this directory wrote
 * (left by a crash, or copied together with the folder) is removed, because Postgres would not start beside it.
 */
export function readPidFile(cluster: string): RunningCluster | undefined {
  const file = path.join(cluster, "postmaster.pid");
  let text: string;
  let ageMs: number;
  try {
    text = readFileSync(file, "utf8");
    ageMs = Date.now() - statSync(file).mtimeMs;
  } catch {
    return undefined;
  }
  if (text === "" && ageMs < EMPTY_MS) return { pid: undefined, port: undefined };
  const [pidLine, folder, , portLine] = text.split("\n");
  const pid = Number(pidLine);
  if (runsOn(pid, cluster, folder ?? "")) return { pid, port: Number(portLine) || undefined };
  removeStale(file, text);
  return undefined;
}

/** Whether both paths lead to one directory, through links, other spellings or mounts. False if one is missing. */
export function isSameDirectory(one: string, other: string): boolean {
  const [a, b] = [one, other].map((folder) => {
    try {
      return statSync(folder, { bigint: true });
    } catch {
      return undefined;
    }
  });
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}

/**
 * Whether process `pid` is a Postgres on this data directory. Process ids are reused after a restart, and a copied
 * pid file names the server of the original, so it is not enough that the process is alive or is a Postgres. A
 * server works in its data directory, wherever that was moved since. If the system does not reveal the working
 * directory, the answer is true unless the file names another directory; `server-proof.ts` then asks the server
 * itself.
 */
function runsOn(pid: number, cluster: string, named: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  try {
    if (!readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres")) return false;
  } catch {
    if (process.platform === "linux") return false;
  }
  try {
    readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return isSameDirectory(named, cluster) || !exists(named);
  }
  return isSameDirectory(`/proc/${pid}/cwd`, cluster);
}

function exists(folder: string): boolean {
  return folder !== "" && statSync(folder, { throwIfNoEntry: false }) !== undefined;
}

/** Moved aside before it is read again: a server that started meanwhile gets its own file back. */
function removeStale(file: string, seen: string): void {
  const aside = `${file}.stale-${process.pid}-${process.hrtime.bigint()}`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, "utf8") !== seen) linkSync(aside, file);
  } catch {
    // Already gone, or not removable by this user; Postgres then says so in its log.
  } finally {
    rmSync(aside, { force: true });
  }
}
