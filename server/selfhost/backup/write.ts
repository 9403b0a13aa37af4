import { createHash, randomBytes } from "node:crypto";
import { createWriteStream, existsSync, linkSync, rmSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { MIGRATION_LOCK } from "../../db/migrate";
import { StartupError, storageFault } from "../startup-error";
import {
  copyTarget,
  countLines,
  END_OF_ROWS,
  FORMAT,
  FORMAT_VERSION,
  type Footer,
  type Header,
  quoted,
  TEXT_SETTINGS,
} from "./format";

/**
 * Writes a snapshot of the whole database to a new file that only its owner can read. The database may be in use
 * meanwhile. Memory use does not grow with the database.
 * @returns the number of tables and rows in the backup
 * @throws StartupError if the file exists, cannot be written, or the database holds no Turnout
 */
export async function writeBackup(url: string, file: string): Promise<{ tables: number; rows: number }> {
  if (existsSync(file)) {
    throw new StartupError(
      `${file} already exists and was not changed. Choose a file name that does not exist.`,
    );
  }
  const staging = `${file}.part-${randomBytes(4).toString("hex")}`;
  const client = new pg.Client({ connectionString: url, application_name: "turnout-backup" });
  client.on("error", () => {});
  const written: Footer = { tables: {}, sequences: [] };
  try {
    await client.connect();
    const header = await beginSnapshot(client);
    await pipeline(
      Readable.from(linesOf(client, header, written), { objectMode: false }),
      createGzip(),
      createWriteStream(staging, { mode: 0o600, flags: "wx", flush: true }),
    );
    await client.query("commit");
    // Unlike a rename, a link fails if a file of this name was created meanwhile.
    linkSync(staging, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall) throw storageFault("write the backup", file, error);
    throw error;
  } finally {
    rmSync(staging, { force: true });
    await client.end().catch(() => {});
  }
  const sums = Object.values(written.tables);
  return { tables: sums.length, rows: sums.reduce((rows, sum) => rows + sum.rows, 0) };
}

async function beginSnapshot(client: pg.Client): Promise<Header> {
  await client.query(TEXT_SETTINGS);
  await client.query("set idle_in_transaction_session_timeout = 0; set statement_timeout = 0");
  await client.query("begin isolation level repeatable read read only");
  const { rows } = await client.query<{ alone: boolean; migrated: boolean }>(
    `select pg_try_advisory_xact_lock_shared($1) as alone, to_regclass('_prisma_migrations') is not null as migrated`,
    [MIGRATION_LOCK],
  );
  if (!rows[0]?.alone) throw new StartupError("The database is being migrated. Try again when that is done.");
  if (!rows[0].migrated) throw new StartupError("There is no Turnout in this database: nothing to back up.");
  const { rows: migrations } = await client.query<{ name: string; checksum: string }>(
    `select migration_name as name, checksum from _prisma_migrations
     where finished_at is not null and rolled_back_at is null order by migration_name`,
  );
  const { rows: tables } = await client.query<Header["tables"][number]>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations'
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname order by c.relname`,
  );
  return {
    format: FORMAT,
    version: FORMAT_VERSION,
    createdAt: new Date().toISOString(),
    migrations,
    tables,
  };
}

async function* linesOf(client: pg.Client, header: Header, written: Footer): AsyncGenerator<Buffer> {
  yield line(header);
  for (const table of header.tables) {
    yield line({ table: table.name });
    const hash = createHash("sha256");
    let rows = 0;
    const stream = client.query(copyTo(`copy ${copyTarget(table)} to stdout`));
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      hash.update(chunk);
      rows += countLines(chunk);
      yield chunk;
    }
    written.tables[table.name] = { rows, sha256: hash.digest("hex") };
    yield Buffer.from(`${END_OF_ROWS}\n`);
  }
  written.sequences = await readSequences(client);
  yield line(written);
}

/** Sequences are read last: they are not transactional, and a sequence ahead of the rows is harmless. */
async function readSequences(client: pg.Client): Promise<Footer["sequences"]> {
  const { rows } = await client.query<{ name: string }>(
    "select sequencename as name from pg_sequences where schemaname = current_schema() order by 1",
  );
  const sequences: Footer["sequences"] = [];
  for (const { name } of rows) {
    const { rows: values } = await client.query<{ lastValue: string; isCalled: boolean }>(
      `select last_value::text as "lastValue", is_called as "isCalled" from ${quoted(name)}`,
    );
    for (const value of values) sequences.push({ name, ...value });
  }
  return sequences;
}

function line(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}
