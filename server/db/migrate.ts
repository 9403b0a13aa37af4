import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import type { Db } from "./client";
import { isConnectionLost, sqlState } from "./postgres-error";

type MigrationFault = "unreachable" | "unusable" | "too-new" | "changed" | "failed";

/** Why the database cannot be migrated to this version, in a sentence that says what to do. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";

  constructor(
    readonly fault: MigrationFault,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

export type Migration = { name: string; sql: string; checksum: string };
type AppliedRow = {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
  rolled_back_at: Date | null;
};

/** The advisory lock of `prisma migrate deploy`, so that the two never run at the same time. */
export const MIGRATION_LOCK = 72_707_369;

/**
 * The table as Prisma creates it, so that `prisma migrate deploy` and `prisma migrate status` work on the same
 * database.
 */
const CREATE_TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

const MIGRATIONS = path.join(process.cwd(), "prisma", "migrations");

/**
 * Migrates the database to this version and returns the names of the applied migrations. Of several processes one
 * migrates while the others wait. Each migration and its record are committed together, so a killed process leaves
 * no partial migration. Scripts run through `pg` rather than Prisma's engine, so that the lock, the script and the
 * record share one session.
 * @throws MigrationError
 */
export async function migrate(connectionString: string, folder = MIGRATIONS): Promise<string[]> {
  const migrations = readMigrations(folder);
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: 10_000,
    application_name: "turnout-migrate",
  });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    return await applyPending(client, migrations);
  } catch (error) {
    throw error instanceof MigrationError ? error : connectionFault(error, connectionString);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The names of the migrations that this version has and the database lacks. */
export async function pendingMigrations(db: Db, folder = MIGRATIONS): Promise<string[]> {
  const [table] = await db.$queryRaw<{ present: boolean }[]>`
    select to_regclass('_prisma_migrations') is not null as present`;
  const names = migrationNames(folder);
  if (!table?.present) return names;
  const rows = await db.$queryRaw<{ migration_name: string }[]>`
    select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null`;
  const applied = new Set(rows.map((row) => row.migration_name));
  return names.filter((name) => !applied.has(name));
}

async function applyPending(client: pg.Client, migrations: Migration[]): Promise<string[]> {
  await client.query(CREATE_TABLE);
  const { rows } = await client.query<AppliedRow>(
    `select migration_name, checksum, finished_at, rolled_back_at from _prisma_migrations
     where rolled_back_at is null order by started_at`,
  );
  refuseForeignHistory(rows, migrations);
  const applied = new Set(rows.map((row) => row.migration_name));
  const pending = migrations.filter((migration) => !applied.has(migration.name));
  for (const migration of pending) await applyOne(client, migration);
  return pending.map((migration) => migration.name);
}

function refuseForeignHistory(rows: AppliedRow[], migrations: Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of rows) {
    const name = row.migration_name;
    const migration = known.get(name);
    if (!migration) {
      throw new MigrationError(
        "too-new",
        `The database is newer than this version of Turnout: it holds the migration ${name}, which this version does not know. Update Turnout, or point DATABASE_URL at another database.`,
      );
    }
    if (!row.finished_at) {
      throw new MigrationError(
        "failed",
        `The migration ${name} was begun by another tool and did not finish. Look at the database, then mark it with "npx prisma migrate resolve --rolled-back ${name}" and start again.`,
      );
    }
    if (row.checksum !== migration.checksum) {
      throw new MigrationError(
        "changed",
        `The migration ${name} was changed after it was applied to this database. Restore the file, or reset the database with "npm run db:reset".`,
      );
    }
  }
}

/** Runs the script and records it, in the caller's transaction. */
export async function runMigration(client: pg.Client, migration: Migration): Promise<void> {
  await client.query(CREATE_TABLE);
  await client.query(migration.sql);
  await client.query(
    `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     values ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), migration.checksum, migration.name],
  );
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query("begin");
    await runMigration(client, migration);
    await client.query("commit");
  } catch (error) {
    if (isConnectionLost(error)) throw error;
    await client.query("rollback");
    throw new MigrationError(
      "failed",
      `The migration ${migration.name} failed and changed nothing: ${messageOf(error)}`,
      error,
    );
  }
}

function connectionFault(error: unknown, connectionString: string): MigrationError {
  const where = addressOf(connectionString);
  const state = sqlState(error);
  if (state === "28P01" || state === "28000") {
    return new MigrationError(
      "unusable",
      `The database at ${where} refused the user or password in DATABASE_URL.`,
      error,
    );
  }
  if (state === "3D000") {
    return new MigrationError(
      "unusable",
      `There is no such database at ${where}. Create it, or correct DATABASE_URL.`,
      error,
    );
  }
  if (isConnectionLost(error) || /ENOTFOUND|EAI_AGAIN|timeout/i.test(messageOf(error))) {
    return new MigrationError(
      "unreachable",
      `The database at ${where} cannot be reached (${messageOf(error)}). Start it, or correct DATABASE_URL.`,
      error,
    );
  }
  if (/does not support SSL|certificate|self.signed/i.test(messageOf(error))) {
    return new MigrationError(
      "unusable",
      `The database at ${where} cannot be reached with the encryption that DATABASE_URL asks for (${messageOf(error)}). Use sslmode=disable if the server has no TLS, sslmode=require to encrypt without checking its certificate, or name its authority with sslrootcert=FILE.`,
      error,
    );
  }
  return new MigrationError(
    "unusable",
    `The database at ${where} cannot be migrated: ${messageOf(error)}`,
    error,
  );
}

/** Host, port and database name without the password. */
function addressOf(connectionString: string): string {
  try {
    const url = new URL(connectionString);
    return `${url.host}${url.pathname}`;
  } catch {
    return "the address in DATABASE_URL";
  }
}

function messageOf(error: unknown): string {
  // A refused connection to "localhost" is an AggregateError, whose own message is empty.
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
}

/** The migrations of this version, oldest first. */
export function readMigrations(folder = MIGRATIONS): Migration[] {
  return migrationNames(folder).map((name) => {
    const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
    return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
  });
}

function migrationNames(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
