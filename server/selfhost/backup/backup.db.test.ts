import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { seedDemo } from "../../../prisma/seed/index";
import { asAdmin, cloneTemplate, testDatabase } from "../../../tests/database";
import { createEvent, createUsers, joinRequest, NOW, withdrawRequest } from "../../../tests/factories";
import { findViolations } from "../../../tests/invariants";
import { openDatabase } from "../../db/client";
import { migrate } from "../../db/migrate";
import { inTransaction } from "../../db/transaction";
import { applySeatRequests } from "../../seats/apply";
import { restoreBackup } from "./restore";
import { writeBackup } from "./write";

const on = testDatabase();
const made: string[] = [];
let folder: string;
let backup: string;
/** What the database held when the backup was made. */
let expected: Record<string, unknown>;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "turnout-backup-"));
  backup = path.join(folder, "demo.backup");
  await seedDemo(on.db, new Date());
  await on.db.auditEntry.create({ data: { at: NOW, action: "user.ban", subject: "user", subjectId: "x" } });
  await on.db.rateLimit.create({ data: { key: "rsvp:x", hits: [NOW], accepted: 1, updatedAt: NOW } });
  await on.db.user.updateMany({
    where: { email: "ana@turnout.test" },
    data: { name: 'A\\."\n\ttab ü 🎟️ \\N' },
  });
  await writeBackup(on.url, backup);
  expected = await contentsOf(on.url);
}, 120_000);
afterEach(async () => {
  for (const url of made.splice(0)) await asAdmin(`drop database "${nameOf(url)}" with (force)`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const nameOf = (url: string) => new URL(url).pathname.slice(1);

/** A database of its own: empty, or migrated and without rows. */
async function newDatabase(kind: "empty" | "migrated" = "empty"): Promise<string> {
  if (kind === "migrated") {
    const url = await cloneTemplate();
    made.push(url);
    return url;
  }
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asAdmin(`create database "${name}"`);
  const url = on.url.replace(/[^/]*$/, name);
  made.push(url);
  return url;
}

async function ask<T>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

/** A fingerprint of every table's rows, and of how the tables are built. */
async function contentsOf(url: string): Promise<Record<string, unknown>> {
  const tables = await ask<{ name: string }>(
    url,
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
     and relname <> '_prisma_migrations' order by 1`,
  );
  const found: Record<string, unknown> = {};
  for (const { name } of tables) {
    const rows = await ask<{ row: string }>(url, `select t::text as row from "${name}" t order by 1`);
    found[name] = `${rows.length} ${createHash("sha256").update(JSON.stringify(rows)).digest("hex")}`;
  }
  const built = await ask(
    url,
    `select conrelid::regclass::text as on, conname, pg_get_constraintdef(oid) as is from pg_constraint
     where connamespace = 'public'::regnamespace order by 1, 2
    `,
  );
  const guards = await ask(
    url,
    "select tgrelid::regclass::text as on, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2",
  );
  const unlogged = await ask(
    url,
    "select relname from pg_class where relpersistence = 'u' and relkind = 'r' order by 1",
  );
  return { ...found, built: [built, guards, unlogged] };
}

async function sequencesOf(url: string): Promise<unknown[]> {
  return ask(url, "select sequencename, last_value from pg_sequences where schemaname = 'public' order by 1");
}

function named(file: string): string {
  return path.join(folder, `${randomBytes(4).toString("hex")}-${file}`);
}

describe("a backup", () => {
  test("a backup restores every row, sequence, constraint and trigger into an empty database", async () => {
    const url = await newDatabase();
    const restored = await restoreBackup(url, backup, { replace: false });
    expect(restored.rows).toBeGreaterThan(500);
    expect(await contentsOf(url)).toEqual(expected);
    expect(await sequencesOf(url)).toEqual(await sequencesOf(on.url));
    expect(await migrate(url)).toEqual([]);
    await expect(ask(url, `delete from "RsvpLedger"`)).rejects.toThrow();
  });

  test("a backup can be restored into a database that was migrated and holds no rows", async () => {
    const url = await newDatabase("migrated");
    await restoreBackup(url, backup, { replace: false });
    expect(await contentsOf(url)).toEqual(expected);
  });

  test("a backup taken while people RSVP is one consistent snapshot", async () => {
    const { poolId } = await createEvent(on.db, { capacity: 20 });
    const people = await createUsers(on.db, 60);
    const file = named("busy.backup");
    let stop = false;
    const rush = (async () => {
      for (let turn = 0; !stop || turn < people.length; turn++) {
        const person = people[turn % people.length] as string;
        const request = Math.floor(turn / people.length) % 2 ? withdrawRequest(person) : joinRequest(person);
        await inTransaction(on.db, (tx) => applySeatRequests(tx, poolId, [request], NOW));
      }
    })();
    await writeBackup(on.url, file);
    stop = true;
    await rush;
    const url = await newDatabase();
    await restoreBackup(url, file, { replace: false });
    const db = openDatabase(url, 2);
    try {
      expect(await findViolations(db, new Date())).toEqual(await findViolations(on.db, new Date()));
    } finally {
      await db.$disconnect();
    }
  });

  test("only the owner of a backup file can read it, and a backup never overwrites an existing file", async () => {
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    const file = named("mine.txt");
    writeFileSync(file, "dear");
    await expect(writeBackup(on.url, file)).rejects.toThrow(/already exists/);
    expect(readFileSync(file, "utf8")).toBe("dear");
  });

  test("a backup is refused if the database holds no Turnout or the file cannot be written", async () => {
    const file = named("none.backup");
    await expect(writeBackup(await newDatabase(), file)).rejects.toThrow(/nothing to back up/);
    expect(existsSync(file)).toBe(false);
    await expect(writeBackup(on.url, path.join(folder, "missing", "x.backup"))).rejects.toThrow(
      /cannot write the backup/,
    );
  });
});

describe("restoring", () => {
  test("a restore is refused on a database that holds people, unless it is asked to replace them", async () => {
    const url = await newDatabase("migrated");
    await ask(
      url,
      `insert into "User" (id, email, name, "updatedAt") values (gen_random_uuid(), 'a@b.test', 'A', now())`,
    );
    const before = await contentsOf(url);
    await expect(restoreBackup(url, backup, { replace: false })).rejects.toThrow(/accounts: 1.*--yes/);
    expect(await contentsOf(url)).toEqual(before);
    await restoreBackup(url, backup, { replace: true });
    expect(await contentsOf(url)).toEqual(expected);
  });

  test("a restore never deletes the tables of another program", async () => {
    const url = await newDatabase();
    await ask(url, "create table letters as select 'dear' as text");
    await expect(restoreBackup(url, backup, { replace: true })).rejects.toThrow(/another program.*letters/);
    expect(await ask(url, "select text from letters")).toEqual([{ text: "dear" }]);
  });

  test("a restore is refused while a server runs on the database", async () => {
    const url = await newDatabase("migrated");
    const db = openDatabase(url, 1);
    await db.user.count();
    await expect(restoreBackup(url, backup, { replace: true })).rejects.toThrow(/Stop it, restore/);
    await db.$disconnect();
  });

  const bytes = () => readFileSync(backup);
  const lines = () => gunzipSync(bytes()).toString("latin1").split("\n");
  const packed = (text: string[]) => gzipSync(Buffer.from(text.join("\n"), "latin1"));
  const changedHeader = (change: (header: Record<string, unknown>) => void) => {
    const [first = "", ...rest] = lines();
    const header = JSON.parse(first) as Record<string, unknown>;
    change(header);
    return packed([JSON.stringify(header), ...rest]);
  };
  const person = "ben@turnout.test";

  test.each<[string, () => Buffer | string, RegExp]>([
    ["is empty", () => "", /is not a backup of Turnout/],
    ["is another gzip file", () => gzipSync("hello\nworld\n"), /is not a backup of Turnout/],
    ["is no gzip file", () => "-- PostgreSQL database dump\n", /is not a backup of Turnout/],
    ["is cut off", () => bytes().subarray(0, bytes().length >> 1), /is damaged: its end is missing/],
    ["lacks its last byte", () => bytes().subarray(0, -1), /is damaged/],
    ["has a flipped byte", () => flipped(bytes()), /is damaged/],
    ["has lost its last lines", () => packed(lines().slice(0, -3)), /is damaged/],
    [
      "lacks a row",
      () => packed(lines().filter((line) => !line.includes(person))),
      /does not match its checksum/,
    ],
    [
      "has a changed row",
      () => packed(lines().map((line) => line.replace(person, "bob@turnout.test"))),
      /does not match its checksum/,
    ],
    [
      "is of a newer format",
      () => changedHeader((header) => Object.assign(header, { version: 99 })),
      /newer version/,
    ],
    [
      "knows a migration that this version does not",
      () =>
        changedHeader((header) =>
          (header.migrations as unknown[]).push({ name: "29990101_x", checksum: "" }),
        ),
      /newer version/,
    ],
  ])("a restore changes nothing if the file %s", async (_, content, told) => {
    const file = named("bad.backup");
    writeFileSync(file, content());
    const url = await newDatabase();
    await expect(restoreBackup(url, file, { replace: true })).rejects.toThrow(told);
    expect(
      await ask(url, "select relname from pg_class where relnamespace = 'public'::regnamespace"),
    ).toEqual([]);
  });

  test("a restore changes nothing if a row violates a constraint of the database", async () => {
    const url = await newDatabase("migrated");
    const before = await contentsOf(url);
    const file = named("orphan.backup");
    const orphaned = await newDatabase("migrated");
    await ask(
      orphaned,
      `alter table "PersonalAccessToken" drop constraint "PersonalAccessToken_userId_fkey";
       insert into "PersonalAccessToken" (id, "userId", name, "tokenHash")
       values (gen_random_uuid(), gen_random_uuid(), 'x', 'x')`,
    );
    await writeBackup(orphaned, file);
    await expect(restoreBackup(url, file, { replace: false })).rejects.toThrow(
      /could not be restored, and nothing/,
    );
    expect(await contentsOf(url)).toEqual(before);
  });

  test("a restore migrates a backup of an older version to this version", async () => {
    const older = await newDatabase();
    const cut = path.join(folder, "older");
    await migrateFirst(older, cut, 2);
    await ask(
      older,
      `insert into "User" (id, email, name, "updatedAt") values (gen_random_uuid(), 'old@b.test', 'Old', now())`,
    );
    const file = named("older.backup");
    await writeBackup(older, file);
    const url = await newDatabase();
    const { applied } = await restoreBackup(url, file, { replace: false });
    expect(applied.length).toBeGreaterThan(0);
    expect(await migrate(url)).toEqual([]);
    expect(await ask(url, `select email from "User"`)).toEqual([{ email: "old@b.test" }]);
  });
});

function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const at = copy.length >> 1;
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

/** Applies only the oldest `count` migrations. */
async function migrateFirst(url: string, into: string, count: number): Promise<void> {
  const { cpSync, mkdirSync, readdirSync } = await import("node:fs");
  mkdirSync(into, { recursive: true });
  const names = readdirSync("prisma/migrations")
    .filter((name) => /^\d/.test(name))
    .sort();
  for (const name of names.slice(0, count)) {
    cpSync(path.join("prisma/migrations", name), path.join(into, name), { recursive: true });
  }
  await migrate(url, into);
}
