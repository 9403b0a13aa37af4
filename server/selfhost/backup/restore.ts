import { finished } from "node:stream/promises";
import pg from "pg";
import { type CopyStreamQuery, from as copyFrom } from "pg-copy-streams";
import { counted } from "../../../lib/plural";
import { MIGRATION_LOCK, type Migration, readMigrations, runMigration } from "../../db/migrate";
import { StartupError } from "../startup-error";
import { copyTarget, type Footer, type Header, quoted, TEXT_SETTINGS } from "./format";
import { checkBackup, readBackup } from "./read";
import { describeContents, refuseCompany } from "./target";

/**
 * Restores a backup into a database and migrates it to this version. The whole file is read and compared with its
 * checksums first, and everything runs in one transaction, so a failure leaves the database as it was.
 * @param replace whether the present contents may be deleted; if false, the database must be empty
 * @returns the number of rows now in the database, and the migrations that were newer than the backup
 * @throws StartupError
 */
export async function restoreBackup(
  url: string,
  file: string,
  { replace }: { replace: boolean },
): Promise<{ rows: number; createdAt: string; applied: string[] }> {
  const { header, footer } = await checkBackup(file);
  const { before, after } = splitMigrations(header, file);
  const client = new pg.Client({ connectionString: url, application_name: "turnout-restore" });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query(TEXT_SETTINGS);
    await client.query("set statement_timeout = 0; set lock_timeout = '10s'");
    await client.query("begin");
    await emptyDatabase(client, replace);
    for (const migration of before) await runMigration(client, migration);
    await loadRows(client, file, footer);
    await setSequences(client, footer);
    for (const migration of after) await runMigration(client, migration);
    await client.query("commit");
    await client.query("analyze");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error instanceof StartupError ? error : restoreFault(error);
  } finally {
    await client.end().catch(() => {});
  }
  const rows = Object.values(footer.tables).reduce((sum, table) => sum + table.rows, 0);
  return { rows, createdAt: header.createdAt, applied: after.map(({ name }) => name) };
}

/** Splits the migrations into those the backup has and those this version adds. */
function splitMigrations(header: Header, file: string): { before: Migration[]; after: Migration[] } {
  const known = readMigrations();
  for (const { name, checksum } of header.migrations) {
    const migration = known.find((one) => one.name === name);
    if (migration?.checksum === checksum) continue;
    throw new StartupError(
      migration
        ? `The migration ${name} in ${file} differs from the one in this version. Restore the file with the version that wrote it. Nothing was changed.`
        : `${file} was written by a newer version of Turnout: it holds the migration ${name}, which this version does not know. Update before you restore it. Nothing was changed.`,
    );
  }
  const had = new Set(header.migrations.map(({ name }) => name));
  return {
    before: known.filter(({ name }) => had.has(name)),
    after: known.filter(({ name }) => !had.has(name)),
  };
}

async function emptyDatabase(client: pg.Client, replace: boolean): Promise<void> {
  const { rows } = await client.query<{ alone: boolean }>("select pg_try_advisory_xact_lock($1) as alone", [
    MIGRATION_LOCK,
  ]);
  if (!rows[0]?.alone) throw new StartupError("The database is being migrated. Try again when that is done.");
  await refuseCompany(client);
  const contents = await describeContents(client);
  if (contents.rows > 0 && !replace) {
    throw new StartupError(
      `This database is not empty: it holds ${contents.words}. Restoring deletes all of that and puts the backup in its place. To confirm, add --yes. To keep the present contents, run "npm run backup -- FILE" first.`,
    );
  }
  if (contents.tables > 0) await client.query("drop schema public cascade; create schema public");
}

/** Foreign keys are added after the load, which checks all of them, so tables can be loaded in any order. */
async function loadRows(client: pg.Client, file: string, footer: Footer): Promise<void> {
  const { rows: keys } = await client.query<{ on: string; name: string; definition: string }>(
    `select conrelid::regclass::text as on, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`,
  );
  const { rows: guarded } = await client.query<{ on: string }>(
    `select distinct t.tgrelid::regclass::text as on from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where not t.tgisinternal and c.relnamespace = current_schema()::regnamespace`,
  );
  for (const key of keys) await client.query(`alter table ${key.on} drop constraint ${quoted(key.name)}`);
  for (const table of guarded) await client.query(`alter table ${table.on} disable trigger user`);
  await copyTables(client, file, footer);
  for (const table of guarded) await client.query(`alter table ${table.on} enable trigger user`);
  for (const key of keys) {
    await client.query(`alter table ${key.on} add constraint ${quoted(key.name)} ${key.definition}`);
  }
}

async function copyTables(client: pg.Client, file: string, footer: Footer): Promise<void> {
  let into: CopyStreamQuery | undefined;
  await readBackup(file, async (part, header) => {
    if (part.kind === "table") {
      const table = header.tables.find(({ name }) => name === part.name);
      if (!table) throw new Error(`${part.name} is not in the header`);
      // Some migrations insert rows of their own; delete them before the load.
      await client.query(`delete from ${quoted(table.name)}`);
      into = client.query(copyFrom(`copy ${copyTarget(table)} from stdin`));
      // `write` and `finished` handle errors while they wait. Between them an unhandled error would end the
      // process.
      into.on("error", () => {});
    } else if (part.kind === "rows" && into) {
      await write(into, part.data);
    } else if (part.kind === "table-end" && into) {
      into.end();
      await finished(into);
      const rows = footer.tables[part.name]?.rows;
      if (into.rowCount !== rows)
        throw new Error(`${part.name} has ${counted(into.rowCount ?? 0, "row")} instead of ${rows}`);
    }
  });
}

/** Waits for backpressure, so that a large table is never held in memory. */
function write(stream: CopyStreamQuery, data: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(data, (error) => {
      if (error) reject(stream.errored ?? error);
      else resolve();
    });
  });
}

async function setSequences(client: pg.Client, footer: Footer): Promise<void> {
  for (const { name, lastValue, isCalled } of footer.sequences) {
    await client.query("select setval(to_regclass($1), $2::bigint, $3) where to_regclass($1) is not null", [
      quoted(name),
      lastValue,
      isCalled,
    ]);
  }
}

function restoreFault(error: unknown): unknown {
  const { code, message } = error as { code?: string; message?: string };
  if (code === "55P03") {
    return new StartupError(
      "Another program is using this database, so nothing was changed. Stop every Turnout and every other program on it, then restore again.",
    );
  }
  return new StartupError(`The backup could not be restored, and nothing was changed: ${message}`);
}
