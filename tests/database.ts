import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { type Db, openDatabase } from "../server/db/client";
import { requestUrlOf } from "../server/selfhost/request-role";

export type TestDatabase = {
  /** A client on this file's own database. */
  readonly db: Db;
  /** Its connection string, as the owner. */
  readonly url: string;
  /** The connection string of the role that requests to an embedded database use. */
  readonly requestUrl: string;
  /** A second client with a pool of its own, as in another server process. */
  openSecond: (poolMax?: number) => Db;
};

/**
 * Gives the test file a new copy of the migrated, empty database and drops it afterwards. Call it once at the top
 * of a `*.db.test.ts` file. `db` and `url` can be read inside tests and hooks.
 */
export function testDatabase(): TestDatabase {
  const opened: Db[] = [];
  let url: string | undefined;

  function urlNow(): string {
    if (!url) throw new Error("the test database is there inside tests and hooks only");
    return url;
  }
  function open(poolMax: number): Db {
    const db = openDatabase(urlNow(), poolMax);
    opened.push(db);
    return db;
  }

  beforeAll(async () => {
    url = await cloneTemplate();
    open(10);
  });
  afterAll(async () => {
    await Promise.all(opened.map((db) => db.$disconnect()));
    if (url) await asAdmin(`drop database "${databaseName(url)}" with (force)`);
  });

  return {
    get db() {
      const first = opened[0];
      if (!first) throw new Error("the test database is there inside tests and hooks only");
      return first;
    },
    get url() {
      return urlNow();
    },
    get requestUrl() {
      return requestUrlOf(urlNow());
    },
    openSecond: (poolMax = 10) => open(poolMax),
  };
}

/** Creates a database from the migrated template and returns its connection string. The caller drops it. */
export async function cloneTemplate(): Promise<string> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const { template, admin } = inject("postgres");
  await asAdmin(`create database "${name}" template "${template}"`);
  return admin.replace(/[^/]*$/, name);
}

/** Runs one statement on the maintenance database of the test run. */
export async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgres").admin });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function databaseName(url: string): string {
  return new URL(url).pathname.slice(1);
}
