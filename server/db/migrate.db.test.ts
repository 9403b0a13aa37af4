import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { asAdmin, testDatabase } from "../../tests/database";
import { migrate, pendingMigrations } from "./migrate";

const database = testDatabase();

async function emptyDatabase(): Promise<string> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asAdmin(`create database "${name}"`);
  onTestFinished(() => asAdmin(`drop database "${name}" with (force)`));
  return database.url.replace(/[^/]*$/, name);
}

function folderWith(scripts: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "turnout-migrations-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, sql] of Object.entries(scripts)) {
    mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, name, "migration.sql"), sql);
  }
  return folder;
}

const ONE = { "1_one": "create table one (id int primary key);" };
const TWO = { ...ONE, "2_two": "create table two (id int primary key);" };

describe("migrate", () => {
  test("migrate applies each missing migration once, in order", async () => {
    const url = await emptyDatabase();
    expect(await migrate(url, folderWith(ONE))).toEqual(["1_one"]);
    expect(await migrate(url, folderWith(TWO))).toEqual(["2_two"]);
    expect(await migrate(url, folderWith(TWO))).toEqual([]);
  });

  test("one of several processes migrates while the others wait", async () => {
    const url = await emptyDatabase();
    const folder = folderWith(TWO);
    const results = await Promise.all([1, 2, 3, 4].map(() => migrate(url, folder)));
    expect(results.filter((applied) => applied.length > 0)).toEqual([["1_one", "2_two"]]);
  });

  test("a failed migration leaves no trace, so that a retry can succeed", async () => {
    const url = await emptyDatabase();
    const broken = folderWith({ ...ONE, "2_two": "create table two (id int); select 1 / 0;" });
    await expect(migrate(url, broken)).rejects.toMatchObject({
      fault: "failed",
      message: expect.stringContaining("2_two failed and changed nothing: division by zero"),
    });
    expect(await migrate(url, folderWith(TWO))).toEqual(["2_two"]);
  });

  test("migrate refuses a database with migrations of a newer version", async () => {
    const url = await emptyDatabase();
    await migrate(url, folderWith(TWO));
    await expect(migrate(url, folderWith(ONE))).rejects.toMatchObject({
      fault: "too-new",
      message: expect.stringContaining("2_two"),
    });
  });

  test("migrate refuses a migration that was changed after it was applied", async () => {
    const url = await emptyDatabase();
    await migrate(url, folderWith(ONE));
    await expect(migrate(url, folderWith({ "1_one": "select 1;" }))).rejects.toMatchObject({
      fault: "changed",
    });
  });

  test("a connection error names its cause without the password", async () => {
    const cases = [
      ["postgresql://me:hidden-word@127.0.0.1:1/app", "unreachable"],
      ["postgresql://me:hidden-word@nowhere.invalid/app", "unreachable"],
      [database.url.replace(/[^/]*$/, "no_such_database"), "unusable"],
      [database.url.replace(/:[^:@]*@/, ":hidden-word@"), "unusable"],
    ] as const;
    for (const [url, fault] of cases) {
      const error = await migrate(url).catch((refusal: unknown) => refusal);
      expect(error).toMatchObject({ fault });
      expect(String(error)).not.toContain("hidden-word");
    }
  });
});

test("the pending migrations are those that the database lacks", async () => {
  expect(await pendingMigrations(database.db)).toEqual([]);
  const folder = folderWith(TWO);
  expect(await pendingMigrations(database.db, folder)).toEqual(["1_one", "2_two"]);
});

describe("the migrated database", () => {
  test("the ledger cannot be changed or emptied", async () => {
    for (const statement of [
      'update "RsvpLedger" set seats = 1',
      'delete from "RsvpLedger"',
      'truncate "RsvpLedger"',
    ]) {
      await expect(database.db.$executeRawUnsafe(statement)).rejects.toThrow(/append-only/);
    }
  });

  test.each([
    [
      "more seats than capacity",
      'capacity, "confirmedSeats", "offeredSeats"',
      "2, 2, 1",
      "SeatPool_seats_within_capacity",
    ],
    ["capacity 0", "capacity", "0", "SeatPool_capacity_range"],
    ["a capacity beyond a million", "capacity", "1000001", "SeatPool_capacity_range"],
    ["a negative counter", '"waitlistLength"', "-1", "SeatPool_counters_not_negative"],
    ["51 guests", '"guestsMax"', "51", "SeatPool_guestsMax_range"],
    ["101 pass-overs", '"passOversMax"', "101", "SeatPool_passOversMax_range"],
  ])("the database refuses a pool with %s", async (_, columns, values, constraint) => {
    const statement = `insert into "SeatPool" (id, "eventId", "startsAt", "endsAt", ${columns})
      values (gen_random_uuid(), gen_random_uuid(), now(), now() + interval '1 hour', ${values})`;
    await expect(database.db.$executeRawUnsafe(statement)).rejects.toThrow(constraint);
  });

  test("the database refuses a pool that ends when it starts", async () => {
    await expect(
      database.db.$executeRaw`insert into "SeatPool" (id, "eventId", "startsAt", "endsAt")
          values (gen_random_uuid(), gen_random_uuid(), now(), now())`,
    ).rejects.toThrow("SeatPool_starts_before_end");
  });

  test("the database refuses an email address that is not in lower case", async () => {
    await expect(
      database.db.user.create({ data: { email: "Ana@turnout.test", name: "Ana" } }),
    ).rejects.toThrow("User_email_lower");
  });
});
