// npm run search:reindex -- [--all]: indexes the events, groups, posts and comments that the search index lacks or
// has in an old version, and with --all everything again. On DATABASE_URL, or on the embedded database of the data folder. It may run beside
// the server.
import { parseArgs } from "node:util";
import { openDatabase } from "../server/db/client";
import { reindexCommunities } from "../server/domains/community-search/commands";
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
  console.log(`${count} indexed`);
} catch (error) {
  const sentence = error instanceof StartupError ? "" : "The search index could not be filled: ";
  console.error(`\n  ${sentence}${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  await source?.leave();
}

async function reindex(databaseUrl: string, all: boolean): Promise<number> {
  const db = openDatabase(databaseUrl, 2);
  try {
    const now = new Date();
    return (await reindexEvents(db, { now, all })) + (await reindexCommunities(db, { now, all }));
  } finally {
    await db.$disconnect();
  }
}
