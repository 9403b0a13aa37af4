// npm run db:migrate, db:seed and db:reset: on DATABASE_URL, or on the embedded database of the data folder.
import pg from "pg";
import { MigrationError, migrate } from "../server/db/migrate";
import { type DatabaseSource, openDatabaseSource } from "../server/selfhost/database-source";
import { seedIfEmpty } from "../server/selfhost/prepare-database";
import { grantRequestRole } from "../server/selfhost/request-role";
import { StartupError } from "../server/selfhost/startup-error";
import { loadEnvFiles } from "./load-env.mjs";

const COMMANDS: Record<string, (source: DatabaseSource) => Promise<void>> = {
  migrate: bringUpToDate,
  async seed(source) {
    const { url } = source;
    await bringUpToDate(source);
    if (!(await seedIfEmpty(url, new Date()))) {
      console.log(
        'This database already has people in it, so it was not changed. "npm run db:reset" empties it first.',
      );
    }
  },
  async reset(source) {
    if (!source.embedded && !process.argv.includes("--yes")) {
      throw new StartupError(
        "This deletes everything in the database of DATABASE_URL. To confirm: npm run db:reset -- --yes",
      );
    }
    await dropEverything(source.url);
    await bringUpToDate(source);
    if (source.embedded) await seedIfEmpty(source.url, new Date());
  },
};

async function bringUpToDate({ url, embedded }: DatabaseSource): Promise<void> {
  const applied = await migrate(url);
  if (embedded) await grantRequestRole(url);
  console.log(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The database is up to date.");
}

async function dropEverything(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("drop schema public cascade; create schema public");
  } finally {
    await client.end();
  }
}

loadEnvFiles();
const command = COMMANDS[process.argv[2] ?? ""];
if (!command) throw new Error(`Choose a command: ${Object.keys(COMMANDS).join(", ")}.`);
let source: DatabaseSource | undefined;
try {
  source = await openDatabaseSource();
  await command(source);
} catch (error) {
  if (!(error instanceof StartupError || error instanceof MigrationError)) throw error;
  console.error(`\n  ${error.message}\n`);
  process.exitCode = 1;
} finally {
  await source?.leave();
}
