import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openEmbeddedPostgres } from "./postgres";
import { StartupError } from "./startup-error";
import { fillDisk, mayMount, mountDisk, unmountDisk } from "./testing/small-disk";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let folder: string;
const inside = (...names: string[]) => path.join(folder, ...names);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "turnout-unusable-"));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What the start says of this folder: one line, without a stack. */
async function saidOf(dataDir: string): Promise<string> {
  const error = await openEmbeddedPostgres(dataDir).then(
    async (postgres) => {
      await postgres.leave();
      return new Error("it started");
    },
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(StartupError);
  const { message } = error as StartupError;
  expect(message.trim().split("\n")).toHaveLength(1);
  return message;
}

async function madeCluster(): Promise<void> {
  await (await openEmbeddedPostgres(folder)).leave();
}

describe("a data folder that cannot be used is told in a sentence", () => {
  test("where it is a file", async () => {
    writeFileSync(inside("data"), "");
    expect(await saidOf(inside("data"))).toMatch(/is a file where a folder must be/);
  });

  test("where a file stands on the way to it", async () => {
    writeFileSync(inside("data"), "");
    expect(await saidOf(inside("data", "below"))).toMatch(/is a file where a folder must be/);
  });

  test("where links lead back to themselves", async () => {
    symlinkSync(inside("b"), inside("a"));
    symlinkSync(inside("a"), inside("b"));
    expect(await saidOf(inside("a"))).toMatch(/TURNOUT_DATA_DIR/);
    expect(await saidOf(inside("a", "below"))).toMatch(/lead back to themselves/);
  });

  test("where a name in its path is too long", async () => {
    expect(await saidOf(inside("x".repeat(300)))).toMatch(/is too long/);
  });

  test("where its path is longer than Postgres can take", async () => {
    expect(await saidOf(inside(...Array.from({ length: 12 }, () => "x".repeat(100))))).toMatch(
      /TURNOUT_DATA_DIR|too long/,
    );
  });

  test.each([
    ["postgres", "its cluster"],
    ["secrets.json", "its secrets"],
    ["postgres.log", "its log"],
  ])("where %s is of another kind than %s must be", async (name) => {
    if (name === "postgres") writeFileSync(inside(name), "");
    else mkdirSync(inside(name));
    expect(await saidOf(folder)).toMatch(/Turnout/);
  });

  test("where the cluster is a link to nothing that can be made", async () => {
    writeFileSync(inside("file"), "");
    symlinkSync(inside("file", "postgres"), inside("postgres"));
    expect(await saidOf(folder)).toMatch(/Turnout cannot|file where a folder/);
  });

  test("where another version of Postgres made the cluster", async () => {
    await madeCluster();
    writeFileSync(inside("postgres", "PG_VERSION"), "12\n");
    expect(await saidOf(folder)).toMatch(/made by another version of Postgres/);
  });

  test.each([
    ["global/pg_control", "Postgres did not start"],
    ["PG_VERSION", "Postgres did not start"],
  ])("where %s of the cluster is cut off", async (file, said) => {
    await madeCluster();
    truncateSync(inside("postgres", file), 0);
    expect(await saidOf(folder)).toContain(said);
  });

  test("where most of the cluster is missing", async () => {
    await madeCluster();
    for (const name of readdirSync(inside("postgres"))) {
      if (name !== "PG_VERSION") rmSync(inside("postgres", name), { recursive: true });
    }
    expect(await saidOf(folder)).toMatch(/Postgres did not start/);
    expect(existsSync(inside("postgres", "postmaster.pid"))).toBe(false);
  });
});

describe.skipIf(!mayMount())("a disk of its own (skipped where nothing may be mounted)", () => {
  afterEach(() => unmountDisk(inside("disk")));
  function mount(options: string): string {
    mountDisk(inside("disk"), options);
    return inside("disk");
  }

  test("that is too small for a database is said to be full", async () => {
    expect(await saidOf(mount("size=8m,mode=755"))).toMatch(/The disk that holds .* is full/);
  });

  test("that was mounted read-only is said to be that", async () => {
    expect(await saidOf(mount("ro,mode=755"))).toMatch(/may not write to/);
  });

  test("that became full while the server was down is said to be full at the next start", async () => {
    const disk = mount("size=160m,mode=755");
    await (await openEmbeddedPostgres(disk)).leave();
    const free = fillDisk(disk);
    expect(await saidOf(disk)).toMatch(/disk .* is full/);
    free();
    await (await openEmbeddedPostgres(disk)).leave();
  });
});
