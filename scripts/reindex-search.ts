// npm run search:reindex -- [--all]: indexes the events that the search index lacks or has in an old version, and
// with --all every event again. On DATABASE_URL, or on the embedded database of the data folder. It may run beside
// the server.
import { parseArgs } from "node:util";
import { openDatabase } from "../server/db/client";
import { reindexEvents } from "../server/domains/events/search/commands";
import { type DatabaseSource, openDatabaseSource } from "../server/selfhost/database-source";
import { StartupError } from "../server/selfhost/startup-error";
import { loadEnvFiles } from "./load-env.mjs";

loadEnvFiles();
let source: DatabaseSource | undefined;
try {
  const { all } = parseArgs({ options: { all: { type: "boolean", default: false } } }).values;
  source = await openDatabaseSource();
  const count = await reindex(source.url, all);
  console.log(`${count} ${count === 1 ? "event" : "events"} indexed`);
} catch (error) {
  const sentence = error instanceof StartupError ? "" : "The events could not be indexed: ";
  console.error(`\n  ${sentence}${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  await source?.leave();
}

async function reindex(databaseUrl: string, all: boolean): Promise<number> {
  const db = openDatabase(databaseUrl, 2);
  try {
    return await reindexEvents(db, { now: new Date(), all });
  } finally {
    await db.$disconnect();
  }
}
