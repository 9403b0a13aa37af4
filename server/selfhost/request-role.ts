import { createHmac } from "node:crypto";
import pg from "pg";

/** The role that requests and jobs use on the embedded database. It owns nothing and cannot change the schema. */
export const REQUEST_ROLE = "turnout_requests";

const LOCK = 7_468_003;

/**
 * The connection string of the request role on the database of `ownerUrl`. Its password is derived from the
 * owner's, so every process that can open the data folder agrees on it without storing it.
 */
export function requestUrlOf(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.password = requestPassword(ownerUrl);
  url.username = REQUEST_ROLE;
  return url.toString();
}

/**
 * Creates the request role if it is missing and grants it what requests need on the existing tables: rows may be
 * read and written, append-only tables only read and inserted into, and nothing can be created, altered or dropped.
 * The owner runs this after every migration; it is idempotent.
 */
export async function grantRequestRole(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "turnout-grants" });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("begin");
    // Two concurrent starts would otherwise create the same role or change the same row of the catalog.
    await client.query("select pg_advisory_xact_lock($1)", [LOCK]);
    await makeRole(client, requestPassword(ownerUrl));
    await client.query(GRANTS);
    await revokeFromRecords(client);
    await client.query("commit");
  } finally {
    await client.end().catch(() => {});
  }
}

/** The default privileges are granted each time: the schema may have been dropped and created again. */
const GRANTS = `
  do $$ begin
    execute format('revoke temporary on database %I from public', current_database());
  end $$;
  revoke create on schema public from public;
  grant usage on schema public to ${REQUEST_ROLE};
  grant select, insert, update, delete on all tables in schema public to ${REQUEST_ROLE};
  grant usage, select on all sequences in schema public to ${REQUEST_ROLE};
  alter default privileges in schema public grant select, insert, update, delete on tables to ${REQUEST_ROLE};
  alter default privileges in schema public grant usage, select on sequences to ${REQUEST_ROLE};`;

async function makeRole(client: pg.Client, password: string): Promise<void> {
  const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [REQUEST_ROLE]);
  if (!rowCount) await client.query(`create role ${REQUEST_ROLE}`);
  const limits = "login nosuperuser nocreatedb nocreaterole noreplication nobypassrls";
  await client.query(`alter role ${REQUEST_ROLE} ${limits} password ${client.escapeLiteral(password)}`);
}

/** Append-only tables are recognized by their trigger, so a new one needs no entry here. */
async function revokeFromRecords(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct tgrelid::regclass::text as name from pg_trigger where tgname like '%\\_append\\_only'`,
  );
  for (const { name } of rows) await client.query(`revoke update, delete on ${name} from ${REQUEST_ROLE}`);
  const { rowCount } = await client.query("select 1 where to_regclass('_prisma_migrations') is not null");
  if (rowCount) {
    await client.query(`revoke insert, update, delete on _prisma_migrations from ${REQUEST_ROLE}`);
  }
}

function requestPassword(ownerUrl: string): string {
  const owner = decodeURIComponent(new URL(ownerUrl).password);
  return createHmac("sha256", owner).update("turnout request role").digest("base64url");
}
