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

/** The message of a start on this folder: one line, without a stack. */
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

describe("a data folder that cannot be used", () => {
  test("a data folder that is a file is reported in one sentence", async () => {
    writeFileSync(inside("data"), "");
    expect(await saidOf(inside("data"))).toMatch(/is a file where a folder must be/);
  });

  test("a file in the path of the data folder is reported in one sentence", async () => {
    writeFileSync(inside("data"), "");
    expect(await saidOf(inside("data", "below"))).toMatch(/is a file where a folder must be/);
  });

  test("links that lead back to themselves are reported in one sentence", async () => {
    symlinkSync(inside("b"), inside("a"));
    symlinkSync(inside("a"), inside("b"));
    expect(await saidOf(inside("a"))).toMatch(/TURNOUT_DATA_DIR/);
    expect(await saidOf(inside("a", "below"))).toMatch(/lead back to themselves/);
  });

  test("a path with a name that is too long is reported in one sentence", async () => {
    expect(await saidOf(inside("x".repeat(300)))).toMatch(/is too long/);
  });

  test("a path longer than Postgres supports is reported in one sentence", async () => {
    expect(await saidOf(inside(...Array.from({ length: 12 }, () => "x".repeat(100))))).toMatch(
      /TURNOUT_DATA_DIR|too long/,
    );
  });

  test.each([
    ["postgres", "its cluster"],
    ["secrets.json", "its secrets"],
    ["postgres.log", "its log"],
  ])("an entry %s that cannot be %s is reported in one sentence", async (name) => {
    if (name === "postgres") writeFileSync(inside(name), "");
    else mkdirSync(inside(name));
    expect(await saidOf(folder)).toMatch(/Turnout/);
  });

  test("a cluster that links to a place that cannot be created is reported in one sentence", async () => {
    writeFileSync(inside("file"), "");
    symlinkSync(inside("file", "postgres"), inside("postgres"));
    expect(await saidOf(folder)).toMatch(/Turnout cannot|file where a folder/);
  });

  test("a cluster made by another version of Postgres is reported in one sentence", async () => {
    await madeCluster();
    writeFileSync(inside("postgres", "PG_VERSION"), "12\n");
    expect(await saidOf(folder)).toMatch(/made by another version of Postgres/);
  });

  test.each([
    ["global/pg_control", "Postgres did not start"],
    ["PG_VERSION", "Postgres did not start"],
  ])("a cluster whose %s is truncated is reported in one sentence", async (file, said) => {
    await madeCluster();
    truncateSync(inside("postgres", file), 0);
    expect(await saidOf(folder)).toContain(said);
  });

  test("a cluster with most files missing is reported in one sentence", async () => {
    await madeCluster();
    for (const name of readdirSync(inside("postgres"))) {
      if (name !== "PG_VERSION") rmSync(inside("postgres", name), { recursive: true });
    }
    expect(await saidOf(folder)).toMatch(/Postgres did not start/);
    expect(existsSync(inside("postgres", "postmaster.pid"))).toBe(false);
  });
});

describe.skipIf(!mayMount())("a disk of its own (skipped if this process may not mount)", () => {
  afterEach(() => unmountDisk(inside("disk")));
  function mount(options: string): string {
    mountDisk(inside("disk"), options);
    return inside("disk");
  }

  test("a disk too small for a database is reported as full", async () => {
    expect(await saidOf(mount("size=8m,mode=755"))).toMatch(/The disk that holds .* is full/);
  });

  test("a read-only disk is reported as not writable", async () => {
    expect(await saidOf(mount("ro,mode=755"))).toMatch(/may not write to/);
  });

  test("a disk that filled up while the server was down is reported as full at the next start", async () => {
    const disk = mount("size=160m,mode=755");
    await (await openEmbeddedPostgres(disk)).leave();
    const free = fillDisk(disk);
    expect(await saidOf(disk)).toMatch(/disk .* is full/);
    free();
    await (await openEmbeddedPostgres(disk)).leave();
  });
});
