import type pg from "pg";
import { StartupError } from "../startup-error";
import { quoted } from "./format";

/** Tables that hold no user data. A database with rows only in these counts as empty. */
const TRACES = ["_prisma_migrations", "JobRun", "RateLimit", "LivePublish"];

/**
 * A running Turnout would keep using what it cached from the old rows.
 * @throws StartupError if a Turnout is running on the database
 */
export async function refuseCompany(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ others: number }>(
    `select count(*)::int as others from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and application_name like 'turnout%'`,
  );
  if (rows[0]?.others) {
    throw new StartupError(
      "A Turnout is running on this database, so nothing was changed. Stop it, restore, and start it again.",
    );
  }
}

/**
 * Describes what a restore would delete.
 * @throws StartupError if the tables belong to another program; those are never deleted
 */
export async function describeContents(
  client: pg.Client,
): Promise<{ tables: number; rows: number; words: string }> {
  const { rows: found } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relkind in ('r', 'p', 'v', 'm') and relnamespace = current_schema()::regnamespace order by 1`,
  );
  const tables = found.map(({ name }) => name);
  if (tables.length > 0 && !(tables.includes("_prisma_migrations") && tables.includes("User"))) {
    throw new StartupError(
      `This database belongs to another program: it has ${tables.slice(0, 3).join(", ")}. Nothing was changed. Restore into a separate database.`,
    );
  }
  const counts: { name: string; rows: number }[] = [];
  for (const name of tables.filter((table) => !TRACES.includes(table))) {
    const { rows } = await client.query<{ rows: number }>(
      `select count(*)::int as rows from ${quoted(name)}`,
    );
    counts.push({ name, rows: rows[0]?.rows ?? 0 });
  }
  const rowsOf = (name: string) => counts.find((count) => count.name === name)?.rows ?? 0;
  return {
    tables: tables.length,
    rows: counts.reduce((sum, count) => sum + count.rows, 0),
    words: `accounts: ${rowsOf("User")}, events: ${rowsOf("Event")}, RSVPs: ${rowsOf("Rsvp")}`,
  };
}
