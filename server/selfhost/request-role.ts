import { createHmac } from "node:crypto";
import pg from "pg";

/** Who asks the embedded database on behalf of requests and jobs. It owns nothing and cannot change the schema. */
export const REQUEST_ROLE = "turnout_requests";

const LOCK = 7_468_003;

/**
 * The connection string of the request role on the database of `ownerUrl`. Its password is derived from the owner's, so
 * every process that can open the data folder agrees on it and nothing more is kept.
 */
export function requestUrlOf(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.password = requestPassword(ownerUrl);
  url.username = REQUEST_ROLE;
  return url.toString();
}

/**
 * Makes the request role where it is missing and gives it what requests need on the tables that there are: rows may be
 * read and written, append-only tables only read and added to, and nothing can be created, altered or dropped.
 * To be called by the owner after every migration; calling it again changes nothing.
 */
export async function grantRequestRole(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "turnout-grants" });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("begin");
    // Two starts at once would otherwise make the same role or change the same row of the catalog.
    await client.query("select pg_advisory_xact_lock($1)", [LOCK]);
    await makeRole(client, requestPassword(ownerUrl));
    await client.query(GRANTS);
    await revokeFromRecords(client);
    await client.query("commit");
  } finally {
    await client.end().catch(() => {});
  }
}

/** The schema may have been dropped and made anew, so that its default privileges are granted each time as well. */
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

/** Append-only tables are those whose trigger says so: a new one is found here without being named. */
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
