import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedDemo } from "../../prisma/seed/index";
import { testDatabase } from "../../tests/database";
import { type Db, openDatabase } from "../db/client";
import { pendingMigrations } from "../db/migrate";
import { sqlState } from "../db/postgres-error";
import { provideEnv } from "../env";
import { jobs } from "../jobs/registry";
import { log } from "../log";
import { grantRequestRole, REQUEST_ROLE } from "./request-role";

const on = testDatabase();
const NOT_PERMITTED = "42501";
let requests: Db;

beforeAll(async () => {
  // A template does not copy grants on the database itself.
  await grantRequestRole(on.url);
  provideEnv({ NEXTAUTH_SECRET: "a secret for tests", LOG_LEVEL: "silent" });
  requests = openDatabase(on.requestUrl, 4);
});
afterAll(() => requests.$disconnect());

const stateOf = (statement: string) =>
  requests.$executeRawUnsafe(statement).then(
    () => "allowed",
    (error: unknown) => sqlState(error),
  );

type TableRow = {
  name: string;
  readable: boolean;
  writable: boolean;
  changeable: boolean;
  emptiable: boolean;
};

const tables = () => on.db.$queryRaw<TableRow[]>`
  select c.relname as name, has_table_privilege(${REQUEST_ROLE}, c.oid, 'select') as readable,
    has_table_privilege(${REQUEST_ROLE}, c.oid, 'insert') as writable,
    has_table_privilege(${REQUEST_ROLE}, c.oid, 'update') or has_table_privilege(${REQUEST_ROLE}, c.oid, 'delete')
      as changeable,
    has_table_privilege(${REQUEST_ROLE}, c.oid, 'truncate') or has_table_privilege(${REQUEST_ROLE}, c.oid, 'trigger')
      as emptiable
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p')`;

describe("the role that requests use", () => {
  test.each([
    "create table stolen (id int)",
    "create temporary table stolen (id int)",
    "create schema stolen",
    "create role stolen superuser",
    "create database stolen",
    "create function stolen() returns int language sql as 'select 1'",
    'alter table "Event" add column stolen int',
    'alter table "RsvpLedger" disable trigger all',
    'alter table "SeatPool" drop constraint "SeatPool_seats_within_capacity"',
    'create index stolen on "User" (email)',
    'drop table "User"',
    'truncate "User"',
    `update "RsvpLedger" set seats = 1`,
    `delete from "RsvpLedger"`,
    `update "AuditEntry" set "actorId" = null`,
    `delete from "AuditEntry"`,
    "delete from _prisma_migrations",
    "copy (select 1) to program 'true'",
    "select pg_read_file('/etc/passwd')",
    "set session_replication_role = replica",
    "set role turnout",
  ])("the request role may not run %s", async (statement) => {
    expect(await stateOf(statement)).toBe(NOT_PERMITTED);
  });

  test("the request role owns nothing and may change rows of every table except append-only ones", async () => {
    const found = await tables();
    expect(found.length).toBeGreaterThan(30);
    expect(found.filter((table) => !table.readable || table.emptiable)).toEqual([]);
    const fixed = found.filter((table) => !table.changeable).map((table) => table.name);
    expect(fixed.sort()).toEqual([
      "AuditEntry",
      "CheckInScan",
      "ModerationAction",
      "RsvpLedger",
      "VenueAvailabilitySignal",
      "VenueWaitlistLine",
      "_prisma_migrations",
    ]);
    expect(found.filter((table) => !table.writable).map((table) => table.name)).toEqual([
      "_prisma_migrations",
    ]);
    const owned = await on.db.$queryRaw`
      select relname from pg_class where relowner = (select oid from pg_roles where rolname = ${REQUEST_ROLE})`;
    expect(owned).toEqual([]);
  });

  test("the request role may use a table from a later migration before the next start grants it", async () => {
    await on.db.$executeRaw`create table "Later" (id serial primary key, note text)`;
    try {
      expect(await stateOf(`insert into "Later" (note) values ('a')`)).toBe("allowed");
      expect(await stateOf(`delete from "Later"`)).toBe("allowed");
    } finally {
      await on.db.$executeRaw`drop table "Later"`;
    }
  });

  test("several concurrent starts can grant the request role again", async () => {
    await Promise.all([1, 2, 3, 4].map(() => grantRequestRole(on.url)));
    expect(await stateOf(`update "User" set name = 'a' where false`)).toBe("allowed");
    expect(await stateOf(`delete from "RsvpLedger"`)).toBe(NOT_PERMITTED);
  });

  test("the request role can check for pending migrations, seed the demo and run every job", async () => {
    const now = new Date();
    expect(await pendingMigrations(requests)).toEqual([]);
    await seedDemo(requests, now);
    const context = { db: requests, now, decideAt: null, log: log(), slotAt: now };
    for (const job of jobs) await expect(job.run(context), job.name).resolves.toBeDefined();
  });
});
