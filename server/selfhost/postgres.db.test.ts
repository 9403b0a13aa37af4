import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openEmbeddedPostgres } from "./postgres";

// Each test starts Postgres anew, some twice, which takes a loaded machine longer than tests usually may.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let folder: string;
const pidFile = () => path.join(folder, "postgres", "postmaster.pid");
const runningPid = () => Number(readFileSync(pidFile(), "utf8").split("\n")[0]);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "turnout-embedded-"));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

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
  test("keeps its data from one start to the next", async () => {
    const first = await openEmbeddedPostgres(folder);
    await query(first.url, "create table kept as select 42 as answer");
    await first.leave();
    expect(existsSync(pidFile())).toBe(false);
    const second = await openEmbeddedPostgres(folder);
    expect(await query(second.url, "select answer from kept")).toEqual([{ answer: 42 }]);
    await second.leave();
  });

  test("is shared by all who start on one folder at once, and stopped by the last of them", async () => {
    const users = await Promise.all([1, 2, 3].map(() => openEmbeddedPostgres(folder)));
    const [first, second, third] = users;
    expect(new Set(users.map((user) => user.url)).size).toBe(1);
    await Promise.all([first?.leave(), second?.leave()]);
    expect(await query(third?.url ?? "", "select 1 as one")).toEqual([{ one: 1 }]);
    await third?.leave();
    expect(existsSync(pidFile())).toBe(false);
  });

  test("is stopped even when the last two leave together", async () => {
    const users = await Promise.all([1, 2].map(() => openEmbeddedPostgres(folder)));
    await Promise.all(users.map((user) => user.leave()));
    expect(existsSync(pidFile())).toBe(false);
  });

  test("is taken over from a process that was killed, and stopped afterwards", async () => {
    const other = await otherProcess();
    const orphan = runningPid();
    await other.kill();
    const next = await openEmbeddedPostgres(folder);
    expect(runningPid()).toBe(orphan);
    await next.leave();
    expect(existsSync(pidFile())).toBe(false);
  });

  test("comes back on the same port when it is killed itself", async () => {
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

  test("starts although an unrelated process has the number in a stale pid file", async () => {
    await (await openEmbeddedPostgres(folder)).leave();
    writeFileSync(pidFile(), `${process.pid}\n${path.dirname(pidFile())}\n1\n5999\n\n127.0.0.1\n`);
    const postgres = await openEmbeddedPostgres(folder);
    expect(await query(postgres.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await postgres.leave();
  });

  test("begins anew beside the half of a cluster that a cut-off start left", async () => {
    mkdirSync(path.join(folder, "postgres.new-0123abcd", "base"), { recursive: true });
    const postgres = await openEmbeddedPostgres(folder);
    expect(await query(postgres.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await postgres.leave();
  });

  test("flushes every commit to the disk", async () => {
    const postgres = await openEmbeddedPostgres(folder);
    const settings = "current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit";
    expect(await query(postgres.url, `select ${settings}`)).toEqual([{ fsync: "on", commit: "on" }]);
    await postgres.leave();
  });

  test("keeps its secrets to the owner of the folder", async () => {
    await (await openEmbeddedPostgres(folder)).leave();
    expect(statSync(path.join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.includes("password"))).toEqual([]);
  });

  test("leaves files alone that are not its own", async () => {
    mkdirSync(path.join(folder, "postgres"));
    writeFileSync(path.join(folder, "postgres", "letter.txt"), "dear");
    await expect(openEmbeddedPostgres(folder)).rejects.toThrow(/holds files but no database.*move them away/);
    expect(readFileSync(path.join(folder, "postgres", "letter.txt"), "utf8")).toBe("dear");
  });

  test("asks for lost secrets back instead of making new ones", async () => {
    await (await openEmbeddedPostgres(folder)).leave();
    rmSync(path.join(folder, "secrets.json"));
    await expect(openEmbeddedPostgres(folder)).rejects.toThrow(/Restore that file/);
    expect(existsSync(path.join(folder, "secrets.json"))).toBe(false);
    expect(existsSync(pidFile())).toBe(false);
  });

  test("is not left running when the secrets do not open it", async () => {
    await (await openEmbeddedPostgres(folder)).leave();
    const file = path.join(folder, "secrets.json");
    const secrets = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
    writeFileSync(file, JSON.stringify({ ...secrets, postgresPassword: "another-password" }));
    await expect(openEmbeddedPostgres(folder)).rejects.toThrow(/Restore that file/);
    expect(existsSync(pidFile())).toBe(false);
  });
});
