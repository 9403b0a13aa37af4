import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openEmbeddedPostgres } from "./postgres";

// Each test starts Postgres anew, some twice; on a loaded machine that exceeds the usual timeout.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let folder: string;
const pidFile = () => path.join(folder, "postgres", "postmaster.pid");
const runningPid = () => Number(readFileSync(pidFile(), "utf8").split("\n")[0]);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "turnout-embedded-"));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

let made: string | undefined;
afterAll(() => made && rmSync(made, { recursive: true, force: true }));

/** Gives the folder a cluster that an earlier start made. Making one takes Postgres seconds, copying it does not. */
async function fillFolder(): Promise<void> {
  if (!made) {
    made = mkdtempSync(path.join(tmpdir(), "turnout-made-"));
    chmodSync(made, 0o755);
    await (await openEmbeddedPostgres(made)).leave();
    rmSync(path.join(made, "postgres", "turnout-folder.json"));
  }
  execFileSync("cp", ["-a", `${made}/.`, folder]);
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that uses the folder until it is killed. */
async function otherProcess(): Promise<{ kill: () => Promise<unknown> }> {
  const script = `
    import { openEmbeddedPostgres } from ${JSON.stringify(path.resolve("server/selfhost/postgres.ts"))};
    const postgres = await openEmbeddedPostgres(${JSON.stringify(folder)});
    process.stdout.write("holding");`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return {
    async kill() {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

describe("the embedded Postgres", () => {
  test("the embedded Postgres keeps its data from one start to the next", async () => {
    const first = await openEmbeddedPostgres(folder);
    await query(first.url, "create table kept as select 42 as answer");
    await first.leave();
    expect(existsSync(pidFile())).toBe(false);
    const second = await openEmbeddedPostgres(folder);
    expect(await query(second.url, "select answer from kept")).toEqual([{ answer: 42 }]);
    await second.leave();
  });

  test("processes that start at the same time on one folder share one Postgres, and the last one stops it", async () => {
    const users = await Promise.all([1, 2, 3].map(() => openEmbeddedPostgres(folder)));
    const [first, second, third] = users;
    expect(new Set(users.map((user) => user.url)).size).toBe(1);
    await Promise.all([first?.leave(), second?.leave()]);
    expect(await query(third?.url ?? "", "select 1 as one")).toEqual([{ one: 1 }]);
    await third?.leave();
    expect(existsSync(pidFile())).toBe(false);
  });

  test("the embedded Postgres is stopped even if the last two processes leave together", async () => {
    await fillFolder();
    const users = await Promise.all([1, 2].map(() => openEmbeddedPostgres(folder)));
    await Promise.all(users.map((user) => user.leave()));
    expect(existsSync(pidFile())).toBe(false);
  });

  test("the embedded Postgres of a killed process is taken over and stopped afterwards", async () => {
    await fillFolder();
    const other = await otherProcess();
    const orphan = runningPid();
    await other.kill();
    const next = await openEmbeddedPostgres(folder);
    expect(runningPid()).toBe(orphan);
    await next.leave();
    expect(existsSync(pidFile())).toBe(false);
  });

  test("the embedded Postgres comes back on the same port after it is killed", async () => {
    await fillFolder();
    const lost = vi.fn();
    const postgres = await openEmbeddedPostgres(folder, { onLost: lost });
    await query(postgres.url, "create table kept as select 42 as answer");
    process.kill(runningPid(), "SIGKILL");
    await expect
      .poll(() => query(postgres.url, "select answer from kept").catch(() => []), { timeout: 60_000 })
      .toEqual([{ answer: 42 }]);
    await postgres.leave();
    expect(lost).not.toHaveBeenCalled();
    expect(existsSync(pidFile())).toBe(false);
  });

  test("the embedded Postgres starts although an unrelated process has the id in a stale pid file", async () => {
    await fillFolder();
    await (await openEmbeddedPostgres(folder)).leave();
    writeFileSync(pidFile(), `${process.pid}\n${path.dirname(pidFile())}\n1\n5999\n\n127.0.0.1\n`);
    const postgres = await openEmbeddedPostgres(folder);
    expect(await query(postgres.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await postgres.leave();
  });

  test("the embedded Postgres starts beside a partial cluster that an interrupted start left", async () => {
    mkdirSync(path.join(folder, "postgres.new-0123abcd", "base"), { recursive: true });
    const postgres = await openEmbeddedPostgres(folder);
    expect(await query(postgres.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await postgres.leave();
  });

  test("the embedded Postgres flushes every commit to disk", async () => {
    await fillFolder();
    const postgres = await openEmbeddedPostgres(folder);
    const settings = "current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit";
    expect(await query(postgres.url, `select ${settings}`)).toEqual([{ fsync: "on", commit: "on" }]);
    await postgres.leave();
  });

  test("the secrets are readable only by the owner of the folder", async () => {
    await (await openEmbeddedPostgres(folder)).leave();
    expect(statSync(path.join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.includes("password"))).toEqual([]);
  });

  test("the embedded Postgres leaves foreign files in its folder alone", async () => {
    mkdirSync(path.join(folder, "postgres"));
    writeFileSync(path.join(folder, "postgres", "letter.txt"), "dear");
    await expect(openEmbeddedPostgres(folder)).rejects.toThrow(/holds files but no database.*move them away/);
    expect(readFileSync(path.join(folder, "postgres", "letter.txt"), "utf8")).toBe("dear");
  });

  test("a start with lost secrets asks for the old ones and does not make new ones", async () => {
    await fillFolder();
    await (await openEmbeddedPostgres(folder)).leave();
    rmSync(path.join(folder, "secrets.json"));
    await expect(openEmbeddedPostgres(folder)).rejects.toThrow(/Restore that file/);
    expect(existsSync(path.join(folder, "secrets.json"))).toBe(false);
    expect(existsSync(pidFile())).toBe(false);
  });

  test("the embedded Postgres is stopped again if the secrets do not open it", async () => {
    await fillFolder();
    await (await openEmbeddedPostgres(folder)).leave();
    const file = path.join(folder, "secrets.json");
    const secrets = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
    writeFileSync(file, JSON.stringify({ ...secrets, postgresPassword: "another-password" }));
    await expect(openEmbeddedPostgres(folder)).rejects.toThrow(/Restore that file/);
    expect(existsSync(pidFile())).toBe(false);
  });

  test("a copied folder gets a server of its own while the original runs", async () => {
    await fillFolder();
    const original = await openEmbeddedPostgres(folder);
    await query(original.url, "create table kept as select 'original' as owner; checkpoint");
    const copied = await withCopy(async (copy) => {
      const second = await openEmbeddedPostgres(copy);
      expect(second.port).not.toBe(original.port);
      await query(second.url, "update kept set owner = 'copy'");
      const seen = await query(second.url, "select owner from kept");
      await second.leave();
      return seen;
    });
    expect(copied).toEqual([{ owner: "copy" }]);
    expect(await query(original.url, "select owner from kept")).toEqual([{ owner: "original" }]);
    await original.leave();
  });

  test("two starts on a copied folder share one server that is not the original's", async () => {
    await fillFolder();
    const original = await openEmbeddedPostgres(folder);
    await withCopy(async (copy) => {
      const both = await Promise.all([openEmbeddedPostgres(copy), openEmbeddedPostgres(copy)]);
      expect(new Set(both.map(({ port }) => port)).size).toBe(1);
      expect(both[0]?.port).not.toBe(original.port);
      await Promise.all(both.map((one) => one.leave()));
    });
    expect(await query(original.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await original.leave();
  });

  test("a folder renamed while its server runs finds that server, and the copy under its old name does not", async () => {
    await fillFolder();
    const original = await openEmbeddedPostgres(folder);
    const moved = `${folder}-moved`;
    renameSync(folder, moved);
    try {
      execFileSync("cp", ["-a", moved, folder]);
      const again = await openEmbeddedPostgres(moved);
      const copy = await openEmbeddedPostgres(folder);
      expect(again.port).toBe(original.port);
      expect(copy.port).not.toBe(original.port);
      await copy.leave();
      await original.leave();
      await again.leave();
      expect(existsSync(path.join(moved, "postgres", "postmaster.pid"))).toBe(false);
    } finally {
      rmSync(moved, { recursive: true, force: true });
    }
  });

  test("a start that names its folder by another path joins the running server", async () => {
    await fillFolder();
    const link = `${folder}-link`;
    symlinkSync(folder, link);
    try {
      const users = await Promise.all([openEmbeddedPostgres(folder), openEmbeddedPostgres(link)]);
      expect(new Set(users.map(({ port }) => port)).size).toBe(1);
      await Promise.all(users.map((user) => user.leave()));
    } finally {
      rmSync(link);
    }
  });

  test("the embedded Postgres starts although another data folder's server has the id in a stale pid file", async () => {
    await fillFolder();
    await (await openEmbeddedPostgres(folder)).leave();
    await withCopy(async (copy) => {
      const other = await openEmbeddedPostgres(copy);
      const pid = readFileSync(path.join(copy, "postgres", "postmaster.pid"), "utf8").split("\n")[0];
      writeFileSync(pidFile(), `${pid}\n${path.dirname(pidFile())}\n1\n${other.port}\n\n127.0.0.1\n`);
      const postgres = await openEmbeddedPostgres(folder);
      expect(postgres.port).not.toBe(other.port);
      await postgres.leave();
      expect(await query(other.url, "select 1 as one")).toEqual([{ one: 1 }]);
      await other.leave();
    });
  });

  test("a copied folder whose database links to the original's is refused", async () => {
    const elsewhere = mkdtempSync(path.join(tmpdir(), "turnout-elsewhere-"));
    chmodSync(elsewhere, 0o755);
    symlinkSync(path.join(elsewhere, "postgres"), path.join(folder, "postgres"));
    try {
      const original = await openEmbeddedPostgres(folder);
      await withCopy((copy) =>
        expect(openEmbeddedPostgres(copy)).rejects.toThrow(/was copied from .* but its database was not/),
      );
      await original.leave();
      const moved = `${folder}-moved`;
      renameSync(folder, moved);
      await (await openEmbeddedPostgres(moved)).leave();
      renameSync(moved, folder);
    } finally {
      rmSync(elsewhere, { recursive: true, force: true });
    }
  });
});

/** Runs `work` with a copy of the folder made by `cp -a`, and removes the copy afterwards. */
async function withCopy<T>(work: (copy: string) => Promise<T>): Promise<T> {
  const copy = `${folder}-copy`;
  execFileSync("cp", ["-a", folder, copy]);
  try {
    return await work(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
