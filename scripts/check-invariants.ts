// npm run check:invariants -- [DATABASE_URL]: checks the invariants on that database, on DATABASE_URL or on the
// embedded one. Reads only. Prints the violations; exits with 1 if there are any, and with 2 if the check failed.
import { openDatabase } from "../server/db/client";
import { inSnapshot } from "../server/db/transaction";
import { provideEnv } from "../server/env";
import { findSourcingViolations } from "../server/jobs/sourcing-invariants";
import { inspectPools } from "../server/seats/invariants/inspect";
import { type DatabaseSource, openDatabaseSource } from "../server/selfhost/database-source";
import { StartupError } from "../server/selfhost/startup-error";
import { loadEnvFiles } from "./load-env.mjs";

loadEnvFiles();
const [url] = process.argv.slice(2);
if (url) provideEnv({ DATABASE_URL: url });
let source: DatabaseSource | undefined;
try {
  if (url && !URL.canParse(url)) {
    throw new StartupError("That is not a database URL. Usage: npm run check:invariants -- postgres://…");
  }
  source = await openDatabaseSource();
  process.exitCode = (await inspect(source.url)) > 0 ? 1 : 0;
} catch (error) {
  const sentence = error instanceof StartupError ? "" : "The database could not be inspected: ";
  console.error(`\n  ${sentence}${(error as Error).message}\n`);
  process.exitCode = 2;
} finally {
  await source?.leave();
}

/** @returns the number of violations */
async function inspect(databaseUrl: string): Promise<number> {
  const db = openDatabase(databaseUrl, 2);
  try {
    const now = new Date();
    const { violations, pools } = await inspectPools(db, { now });
    violations.push(...(await inSnapshot(db, 30, (tx) => findSourcingViolations(tx, now))));
    if (violations.length > 0) console.table(violations, ["invariant", "poolId", "detail"]);
    const found = violations.length === 1 ? "1 violation" : `${violations.length || "no"} violations`;
    console.log(`${pools} ${pools === 1 ? "pool" : "pools"} inspected, ${found}`);
    return violations.length;
  } finally {
    await db.$disconnect();
  }
}
